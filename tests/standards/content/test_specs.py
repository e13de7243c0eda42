"""What the engine is given for one element in one phase."""

from decimal import Decimal

import pytest

from evaluations.engine import AllOf, Band, Choice, Count, Number
from tests.standards import small


@pytest.fixture
def content(tmp_path):
    return small.content(tmp_path)


def rules(spec, kind):
    return [rule for rule in spec.rules if isinstance(rule, kind)]


def test_levels_run_from_the_lowest_up(content):
    assert content.spec("1.1", "lower").levels == ("SI", "NI", "G", "OS")


def test_rules_stand_in_the_order_of_the_file_those_for_all_first(content):
    assert [rule.ref for rule in content.spec("1.1", "upper").rules] == [
        "evidence-G",
        "1.1-G-1-necessary",
        "1.1-NI-2-limiting",
        "1.1-all-of-good",
        "1.1-fruit",
        "1.1-share-band",
    ]


def test_a_phase_has_its_own_criteria_and_measures(content):
    lower, upper = content.spec("1.1", "lower"), content.spec("1.1", "upper")
    assert set(upper.criterion_by_ref) - set(lower.criterion_by_ref) == {"1.1-OS-2"}
    assert lower.measures == (Choice("1.1-targets", ("both", "neither")),)
    assert upper.measures == (Number("1.1-share", Decimal(0), Decimal(100), may_not_apply=True),)


def test_all_of_names_the_criteria_of_its_level(content):
    (rule,) = rules(content.spec("1.1", "lower"), AllOf)
    assert rule.criteria == ("1.1-G-1", "1.1-G-2", "1.1-G-3", "1.1-G-4")
    assert (rule.caps_at, rule.decides) == ("G", "1.1-OS-1")


def test_a_count_names_its_group_and_its_bands(content):
    (rule,) = rules(content.spec("1.1", "lower"), Count)
    assert rule.criteria == ("1.1-G-2", "1.1-G-3", "1.1-G-4")
    assert [(band.least, band.most, band.caps_at, band.decides) for band in rule.bands] == [
        (1, 2, "NI", ("1.1-NI-1",)),
        (3, None, "SI", ("1.1-SI-1",)),
    ]


def test_the_worst_that_a_measure_can_bring_is_known(content):
    assert [rule.lowest for rule in rules(content.spec("1.1", "upper"), Band)] == ["NI"]
    assert [rule.lowest for rule in rules(content.spec("1.1", "lower"), Band)] == ["SI"]


def test_a_rule_counts_only_what_its_phase_has(frameworks):
    from standards.content import content_for

    ns = content_for(frameworks["ns-quality-standards"])
    (primary,), (secondary,) = (rules(ns.spec("2.2", phase), AllOf) for phase in ("primary", "secondary"))
    assert set(secondary.criteria) - set(primary.criteria) == {"2.2-G-8"}


def test_specs_are_made_once(content):
    assert content.spec("1.1", "lower") is content.spec("1.1", "lower")


@pytest.mark.parametrize(("element", "phase"), [("9.9", "lower"), ("1.1", "middle"), ("1.1", None)])
def test_a_cell_that_does_not_exist_has_no_spec(content, element, phase):
    with pytest.raises(KeyError):
        content.spec(element, phase)


def test_every_framework_that_ships_has_a_spec_for_each_live_cell(frameworks):
    from standards.content import content_for

    for framework in frameworks.values():
        content = content_for(framework)
        specs = [content.spec(element.ref, phase.ref if phase else None) for element, phase in content.pairs]
        assert len(specs) == len(content.pairs)
        assert [bool(spec.levels) for spec in specs] == [content.has_scale] * len(specs)
