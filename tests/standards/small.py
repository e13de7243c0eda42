"""A small framework with every kind of rule, and ways to spoil it."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from standards.content import Content, build
from standards.loading import InvalidFramework, validated_one
from standards.loading.rows import rows_of

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")

Raw = dict[str, Any]


def raw() -> Raw:
    return copy.deepcopy(yaml.safe_load(SMALL))


def part(framework: Raw) -> Raw:
    return framework["areas"][0]["elements"][0]


def rule(framework: Raw, ref: str) -> Raw:
    return next(rule for rule in part(framework)["rules"] if rule["ref"] == ref)


def write(folder: Path, framework: Raw | str, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(framework if isinstance(framework, str) else dumped(framework))
    return path


class _Dumper(yaml.SafeDumper):
    """Writes out what is repeated: a framework file may not refer back."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dumped(framework: Raw) -> str:
    return yaml.dump(framework, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def content(folder: Path, framework: Raw | None = None) -> Content:
    return build(rows_of(validated_one(write(folder, framework or raw()))))


def problems(folder: Path, spoil: Callable[[Raw], object]) -> list[str]:
    """Field and message of everything wrong with the framework once spoilt."""
    framework = raw()
    spoil(framework)
    try:
        validated_one(write(folder, framework))
    except InvalidFramework as error:
        return [f"{problem.field}: {problem.message}" for problem in error.problems]
    return []
