"""The framework files as plain YAML, for tests that count what a publication prints."""

from pathlib import Path

import yaml

FRAMEWORKS = Path(__file__).resolve().parents[2] / "fixtures" / "frameworks"


def read(name: str) -> dict:
    return yaml.safe_load((FRAMEWORKS / name).read_text(encoding="utf-8"))


def elements(framework: dict) -> dict[str, dict]:
    return {element["ref"]: element for area in framework["areas"] for element in area["elements"]}


def section(framework: dict, ref: str) -> dict:
    return next(section for section in framework["sections"] if section["ref"] == ref)


def counts(owner: dict, kind: str) -> list[int]:
    return [len(passage["items"]) for passage in owner.get("passages", []) if passage["kind"] == kind]


def counts_by_place(owner: dict, kind: str) -> dict[str, int]:
    return {
        passage["place"]: len(passage["items"])
        for passage in owner.get("passages", [])
        if passage["kind"] == kind
    }


def line_text(item: str | dict) -> str:
    return item if isinstance(item, str) else item["text"]


def lines(framework: dict) -> list[str]:
    """Every line of every passage, lead-ins and closing lines too."""
    owners = [*framework["areas"], *elements(framework).values(), *framework["sections"]]
    found = []
    for passage in (passage for owner in owners for passage in owner.get("passages", [])):
        found += [passage[key] for key in ("lead", "tail") if key in passage]
        found += [line_text(item) for item in passage["items"]]
    return found
