"""A small framework with every kind of rule, and ways to spoil it."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from standards.content import Content, build
from standards.loading import InvalidFramework, validated_one
from standards.loading.rows import rows_of

SMALL = """
schema: 1
slug: small
version: "1"
title: A small framework
short_title: Small framework 1
element_word: {one: part, many: parts}
source: {publisher: Nobody, attribution: "Made up."}
scale:
  levels:
  - {code: OS, rank: 4, label: Outstanding, column: Outstanding, overall: Outstanding, colour: os, asks: met}
  - {code: G, rank: 3, label: Good, column: Good, overall: Good, colour: g, asks: met}
  - {code: NI, rank: 2, label: Needs improvement, column: Some improvement, overall: Some, colour: ni, asks: applies}
  - {code: SI, rank: 1, label: Significant improvement, column: Much, overall: Much, colour: si, asks: applies}
phases:
- {ref: lower, label: Lower}
- {ref: upper, label: Upper}
overall: {text: Any SI., top: OS, good: G, below: NI, lowest: SI}
rules:
- {ref: evidence-G, kind: evidence, level: G, needs: some, caps_at: NI, basis: critical, text: Show impact., place: Page 1}
areas:
- ref: "1"
  title: The area
  short_label: Area
  elements:
  - ref: "1.1"
    title: The part
    short_label: Part
    place: Part 1.1
    criteria_word: paragraph
    criteria:
      OS:
      - {ref: 1.1-OS-1, text: "**All of Good.**", worked_out: true}
      - {ref: 1.1-OS-2, text: "At least 95%.", worked_out: true, phases: [upper]}
      G:
      - {ref: 1.1-G-1, text: "**Plans are made.**"}
      - lead: "**These are there:**"
        items:
        - {ref: 1.1-G-2, text: apples, group: fruit}
        - {ref: 1.1-G-3, text: pears, group: fruit}
        - {ref: 1.1-G-4, text: plums, group: fruit}
        tail: in season
      NI:
      - {ref: 1.1-NI-1, text: "One or two are missing.", worked_out: true}
      - {ref: 1.1-NI-2, text: "**Plans are late.**"}
      SI:
      - {ref: 1.1-SI-1, text: "All are missing.", worked_out: true}
    measures:
    - {ref: 1.1-share, label: Share of schools, kind: number, unit: "%", minimum: 0, maximum: 100, phases: [upper], place: Part 1.1, not_applicable: No schools}
    - {ref: 1.1-targets, label: Targets, kind: choice, place: Part 1.1, phases: [lower], choices: [{code: both, label: Both met}, {code: neither, label: Neither met}]}
    rules:
    - {ref: 1.1-G-1-necessary, kind: necessary, criterion: 1.1-G-1, caps_at: NI, basis: critical, text: Needed.}
    - {ref: 1.1-NI-2-limiting, kind: limiting, criterion: 1.1-NI-2, caps_at: NI, basis: critical, text: Holds down.}
    - {ref: 1.1-all-of-good, kind: all_of, of: G, decides: 1.1-OS-1, caps_at: G, basis: critical, text: All of them.}
    - ref: 1.1-fruit
      kind: count
      group: fruit
      group_label: Kinds of fruit
      basis: stated
      text: Counted.
      bands:
      - {missing_from: 1, missing_to: 2, caps_at: NI, decides: 1.1-NI-1}
      - {missing_from: 3, caps_at: SI, decides: 1.1-SI-1}
    - ref: 1.1-share-band
      kind: band
      measure: 1.1-share
      basis: critical
      text: Measured.
      note: A reading.
      bands:
      - {at_least: 95, decides: [1.1-OS-2]}
      - {at_least: 80, below: 95, caps_at: G}
      - {below: 80, caps_at: NI}
    - ref: 1.1-targets-band
      kind: band
      measure: 1.1-targets
      basis: stated
      text: Chosen.
      bands:
      - {choice: both}
      - {choice: neither, caps_at: SI}
    passages:
    - {kind: prompts, audience: all, place: Appendix 1, items: ["Why?", {text: "How:", items: [well, badly]}]}
sections:
- {ref: intro, title: Introduction, kind: introduction, place: Introduction, passages: [{item_word: paragraph, items: [Hello.]}]}
"""

Raw = dict[str, Any]


def raw() -> Raw:
    return copy.deepcopy(yaml.safe_load(SMALL))


def part(framework: Raw) -> Raw:
    return framework["areas"][0]["elements"][0]


def rule(framework: Raw, ref: str) -> Raw:
    return next(rule for rule in part(framework)["rules"] if rule["ref"] == ref)


def write(folder: Path, framework: Raw | str, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(framework if isinstance(framework, str) else yaml.safe_dump(framework, sort_keys=False))
    return path


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
