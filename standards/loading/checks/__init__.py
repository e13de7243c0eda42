"""What keys and types alone cannot say: refs, scale, critical marks, rules. Every fault, not the first."""

from collections.abc import Iterator

from standards.loading.checks import bands, criteria, refs, replaces, rules, scale
from standards.loading.draft import Framework
from standards.loading.shapes import Fault

CHECKS = (refs.faults, scale.faults, criteria.faults, rules.faults, bands.faults, replaces.faults)


def faults(framework: Framework) -> Iterator[Fault]:
    for check in CHECKS:
        yield from check(framework)
