pytest_plugins = [
    "tests.plugins.one_day",
    "tests.plugins.collector",
    "tests.plugins.no_skips",
    "tests.plugins.demo",
    "tests.plugins.examples",
]
