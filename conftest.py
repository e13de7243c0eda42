pytest_plugins = ["tests.plugins.one_day", "tests.plugins.no_skips", "tests.plugins.demo"]
