"""The quality standards of 2009, counted line by line. The numbers were counted in the publication itself."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures/frameworks/ns-quality-standards-2009.yaml"
LEVELS = ("OS", "G", "NI", "SI")

CRITERIA = {
    "1.1": (3, 5, 4, 3),
    "1.2": (6, 8, 8, 8),
    "1.3": (3, 4, 4, 4),
    "1.4": (3, 8, 4, 2),
    "1.5": (6, 6, 6, 6),
    "2.1": (4, 4, 4, 4),
    "2.2": (2, 8, 7, 7),
    "2.3": (4, 9, 7, 7),
    "2.4": (5, 11, 6, 4),
    "2.5": (3, 11, 3, 3),
}
CRITICAL = {
    "1.1": (1, 0, 0, 0),
    "1.2": (1, 0, 0, 0),
    "1.3": (1, 0, 0, 0),
    "1.4": (1, 1, 1, 0),
    "1.5": (2, 2, 2, 2),
    "2.1": (2, 1, 0, 1),
    "2.2": (1, 3, 0, 1),
    "2.3": (2, 7, 1, 1),
    "2.4": (1, 2, 1, 1),
    "2.5": (1, 5, 0, 0),
}
WORDS = {
    "1.1": (59, 98, 124, 72),
    "1.2": (76, 168, 171, 139),
    "1.3": (60, 87, 91, 91),
    "1.4": (64, 123, 100, 41),
    "1.5": (108, 112, 111, 103),
    "2.1": (71, 70, 83, 67),
    "2.2": (41, 88, 76, 86),
    "2.3": (50, 140, 130, 114),
    "2.4": (77, 132, 126, 64),
    "2.5": (51, 119, 47, 52),
}
# Lines of each aspect in turn, the nested ones too. Headteachers are asked nothing about 1.2.
STANDARDS = [4, 10, 6, 8, 15, 9, 10, 11, 17, 10]
PROMPTS = {
    "la-contacts": [6, 7, 3, 2, 5, 2, 7, 7, 3, 3],
    "headteachers": [2, 0, 3, 2, 8, 3, 3, 2, 10, 1],
}
INDICATORS = {"early-years": 2, "primary": 8, "secondary": 11}
RULES = {
    "1.1": {"all_of": 1},
    "1.2": {"all_of": 1},
    "1.3": {"all_of": 1},
    "1.4": {"all_of": 1, "necessary": 1, "limiting": 1},
    "1.5": {"band": 2},
    "2.1": {"all_of": 1, "necessary": 2, "limiting": 1},
    "2.2": {"all_of": 1, "necessary": 2, "limiting": 1, "band": 1},
    "2.3": {"all_of": 1, "necessary": 7, "count": 1, "band": 2},
    "2.4": {"all_of": 1, "necessary": 2, "count": 1},
    "2.5": {"all_of": 1, "necessary": 5, "count": 1},
}
GROUPS = {"four-criteria": 4, "seven-features": 7, "five-qualities": 5}
SCHOOLS_ONLY = ["1.4", "2.2", "2.3"]


@pytest.fixture(scope="module")
def framework() -> dict:
    return yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def aspects(framework) -> dict[str, dict]:
    return {aspect["ref"]: aspect for area in framework["areas"] for aspect in area["elements"]}


def leaves(blocks: list[dict]) -> Iterator[dict]:
    for block in blocks:
        yield from [block] if "ref" in block else leaves(block["items"])


def printed(blocks: list[dict]) -> Iterator[str]:
    """Leads, criteria and tails in the order of print."""
    for block in blocks:
        if "lead" in block:
            yield block["lead"]
            yield from printed(block["items"])
        yield block.get("tail" if "lead" in block else "text", "")


def lines(items: list) -> int:
    return sum(1 + lines(item.get("items", [])) if isinstance(item, dict) else 1 for item in items)


def by_level(aspects: dict, measured) -> dict[str, tuple[int, ...]]:
    return {
        ref: tuple(measured(aspect["criteria"][level]) for level in LEVELS) for ref, aspect in aspects.items()
    }


def named_by(rule: dict) -> list[str]:
    """Criteria that a rule names, whether it asks about them or decides them."""
    found = [rule[key] for key in ("criterion", "decides") if key in rule]
    for band in rule.get("bands", []):
        decides = band.get("decides", [])
        found += decides if isinstance(decides, list) else [decides]
    return found


def passages(aspect: dict, **wanted: str) -> list[dict]:
    return [found for found in aspect["passages"] if wanted.items() <= found.items()]


def line_counts(aspects: dict, **wanted: str) -> list[int]:
    found = [passages(aspect, **wanted) for aspect in aspects.values()]
    return [sum(lines(passage["items"]) for passage in some) for some in found]


def test_every_criterion_of_every_column_is_there(aspects):
    assert by_level(aspects, lambda blocks: len(list(leaves(blocks)))) == CRITERIA
    assert sum(map(sum, CRITERIA.values())) == 214


def test_no_column_is_shortened(aspects):
    assert by_level(aspects, lambda blocks: len(" ".join(printed(blocks)).split())) == WORDS


def test_every_critical_criterion_is_marked_and_bold(aspects):
    def critical(blocks: list[dict]) -> int:
        return sum(criterion.get("critical", False) for criterion in leaves(blocks))

    def bold(blocks: list[dict]) -> int:
        return sum("**" in criterion["text"] for criterion in leaves(blocks))

    assert by_level(aspects, critical) == CRITICAL
    assert by_level(aspects, bold) == CRITICAL


def test_criteria_are_numbered_in_the_order_of_print(aspects):
    refs = [
        [criterion["ref"] for criterion in leaves(aspect["criteria"][level])]
        for aspect in aspects.values()
        for level in LEVELS
    ]
    expected = [
        [f"{ref}-{level}-{n}" for n in range(1, CRITERIA[ref][column] + 1)]
        for ref in CRITERIA
        for column, level in enumerate(LEVELS)
    ]
    assert refs == expected


def test_every_line_of_the_quality_standards_is_there(aspects):
    assert line_counts(aspects, kind="quality-standards") == STANDARDS


@pytest.mark.parametrize("audience", ["la-contacts", "headteachers"])
def test_every_question_of_the_agendas_stands_at_its_aspect(aspects, audience):
    assert line_counts(aspects, kind="prompts", audience=audience) == PROMPTS[audience]


def test_every_data_indicator_stands_in_its_phase(framework):
    [section] = [section for section in framework["sections"] if section["ref"] == "data-indicators"]
    found = {passage["phase"]: len(passage["items"]) for passage in passages(section, kind="indicators")}
    assert found == INDICATORS


def test_three_aspects_are_for_schools_only(aspects):
    without = [ref for ref, aspect in aspects.items() if "early-years" not in aspect["phases"]]
    assert without == SCHOOLS_ONLY
    assert sum(len(aspect["phases"]) for aspect in aspects.values()) == 27


def test_half_of_the_aspects_are_led_by_regional_advisers(aspects):
    led = {ref: aspect["led_by"]["who"] for ref, aspect in aspects.items()}
    regional = [ref for ref, who in led.items() if who == "regional-advisers"]
    assert regional == ["1.1", "1.3", "1.5", "2.1", "2.5"]
    assert {led[ref] for ref in led if ref not in regional} == {"senior-managers"}


def test_every_aspect_has_its_rules(framework, aspects):
    found = {ref: dict(Counter(rule["kind"] for rule in aspect["rules"])) for ref, aspect in aspects.items()}
    assert found == RULES
    assert [rule["ref"] for rule in framework["rules"]] == ["evidence-G", "evidence-OS"]


def test_each_group_that_is_counted_has_all_its_members(aspects):
    every = [
        criterion
        for aspect in aspects.values()
        for level in LEVELS
        for criterion in leaves(aspect["criteria"][level])
    ]
    groups = Counter(criterion["group"] for criterion in every if "group" in criterion)
    assert dict(groups) == GROUPS


def test_rules_name_criteria_of_their_own_aspect_and_decide_all_that_is_worked_out(aspects):
    for aspect in aspects.values():
        every = {c["ref"]: c for level in LEVELS for c in leaves(aspect["criteria"][level])}
        asked = {rule["criterion"] for rule in aspect["rules"] if "criterion" in rule}
        named = {ref for rule in aspect["rules"] for ref in named_by(rule)}
        assert named - set(every) == set()
        assert named - asked == {ref for ref, criterion in every.items() if criterion.get("worked_out")}


def test_no_ref_stands_twice():
    text = FIXTURE.read_text(encoding="utf-8")
    refs = Counter(re.findall(r"^ *- \{?ref: ([^,\n]+)", text, re.MULTILINE))
    assert [ref for ref, times in refs.items() if times > 1] == []
