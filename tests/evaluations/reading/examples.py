"""How examples are made here: the same on every machine, and never failed for being slow to make."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "reading",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
steady = settings.get_profile("reading")
