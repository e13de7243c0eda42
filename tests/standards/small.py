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


def succeeding() -> str:
    """Pears are split in two, plums are gone, late plans have a new ref and new words, phases have new names."""
    framework = raw()
    framework |= {"version": "2", "short_title": "Small framework 2"}
    framework["replaces"] = {
        "version": "1",
        "phases": [{"was": "upper", "now": "top"}],
        "criteria": [
            {"was": "1.1-G-3", "now": ["1.1-G-3a", "1.1-G-3b"]},
            {"was": "1.1-G-4", "now": []},
            {"was": "1.1-NI-2", "now": "1.1-NI-9"},
        ],
    }
    columns = part(framework)["criteria"]
    columns["G"][1]["items"][1:] = [
        {"ref": "1.1-G-3a", "text": "green pears", "group": "fruit"},
        {"ref": "1.1-G-3b", "text": "red pears", "group": "fruit"},
    ]
    columns["NI"][1] = {"ref": "1.1-NI-9", "text": "**Plans are very late.**"}
    text = dumped(framework).replace("criterion: 1.1-NI-2", "criterion: 1.1-NI-9")
    return text.replace("ref: upper", "ref: top").replace("- upper", "- top")


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
