"""Refs are given once; phases and levels that are named exist."""

import pytest

from tests.standards.small import part, problems, rule


def twice(rows):
    rows.append(dict(rows[0]))


def test_a_level_given_twice_is_refused(tmp_path):
    assert "scale.levels[5]: the level “OS” is there already" in problems(
        tmp_path, lambda f: twice(f["scale"]["levels"])
    )


def test_a_phase_given_twice_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: twice(f["phases"])) == [
        "phases[3]: the phase “lower” is there already"
    ]


def test_an_area_and_an_element_given_twice_are_refused(tmp_path):
    found = problems(tmp_path, lambda f: twice(f["areas"]))
    assert "areas[2]: the area “1” is there already" in found
    assert "elements.1.1: the part “1.1” is there already" in found


def test_a_criterion_given_twice_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: twice(part(f)["criteria"]["NI"])) == [
        "elements.1.1.criteria.NI[3]: the criterion “1.1-NI-1” is there already"
    ]


def test_a_measure_given_twice_is_refused(tmp_path):
    assert "elements.1.1.measures[3]: the measure “1.1-share” is there already" in problems(
        tmp_path, lambda f: twice(part(f)["measures"])
    )


def test_a_rule_given_twice_is_refused_even_where_the_first_is_everyones(tmp_path):
    assert problems(tmp_path, lambda f: rule(f, "1.1-fruit").update(ref="evidence-G")) == [
        "elements.1.1.rules[4]: the rule “evidence-G” is there already"
    ]


def test_a_choice_given_twice_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: twice(part(f)["measures"][1]["choices"])) == [
        "elements.1.1.measures[2].choices[3]: the choice “both” is there already"
    ]


def test_a_section_given_twice_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: twice(f["sections"])) == [
        "sections[2]: the section “intro” is there already"
    ]


def test_a_phase_that_does_not_exist_is_refused_with_the_one_that_was_meant(tmp_path):
    assert "elements.1.1.phases[1]: there is no phase “lowr”; did you mean lower?" in problems(
        tmp_path, lambda f: part(f).update(phases=["lowr", "upper"])
    )


def test_a_phase_in_a_framework_without_phases_is_refused(tmp_path):
    def spoil(framework):
        del framework["phases"]

    assert "elements.1.1.measures[1].phases[1]: there is no phase “upper”" in problems(tmp_path, spoil)


def test_a_measure_may_not_stand_in_a_phase_that_its_element_lacks(tmp_path):
    assert "elements.1.1.measures[1].phases[1]: 1.1 does not have the phase “upper”" in problems(
        tmp_path, lambda f: part(f).update(phases=["lower"])
    )


def test_a_rule_may_not_hold_where_its_measure_is_not_asked(tmp_path):
    assert problems(tmp_path, lambda f: rule(f, "1.1-share-band").update(phases=["upper", "lower"])) == [
        "elements.1.1.rules[5].phases[2]: what the rule is about does not have the phase “lower”"
    ]


def test_a_passage_for_a_phase_that_does_not_exist_is_refused(tmp_path):
    def spoil(framework):
        framework["sections"][0]["passages"][0]["phase"] = "middle"

    assert problems(tmp_path, spoil) == ["sections[1].passages[1].phase: there is no phase “middle”"]


def test_criteria_under_a_level_that_does_not_exist_are_refused(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["X"] = [{"ref": "1.1-X-1", "text": "Something."}]

    assert problems(tmp_path, spoil) == [
        "elements.1.1.criteria.X: there is no level “X”; the levels are OS, G, NI, SI"
    ]


@pytest.mark.parametrize("key", ["top", "good", "below", "lowest"])
def test_the_overall_rule_speaks_of_levels_that_exist(tmp_path, key):
    assert problems(tmp_path, lambda f: f["overall"].update({key: "XX"})) == [
        f"overall.{key}: there is no level “XX”; the levels are OS, G, NI, SI"
    ]


UP = "name the levels from the highest down: top, good, below, lowest"


def test_the_overall_rule_names_its_levels_from_the_highest_down(tmp_path):
    def spoil(framework):
        framework["overall"].update(top="SI", good="NI", below="G", lowest="OS")

    assert problems(tmp_path, spoil) == [
        f"overall.good: “NI” must stand below “SI”, which is `top`; {UP}",
        f"overall.below: “G” must stand below “NI”, which is `good`; {UP}",
        f"overall.lowest: “OS” must stand below “G”, which is `below`; {UP}",
    ]


def test_the_overall_rule_may_name_a_level_twice_at_either_end_and_not_in_the_middle(tmp_path):
    twice = {"top": "G", "good": "G", "below": "NI", "lowest": "NI"}

    def middling(framework):
        framework["scale"]["levels"].pop()
        framework["overall"].update(twice | {"below": "G"})

    assert problems(tmp_path, lambda f: f["overall"].update(twice | {"lowest": "SI"})) == []
    assert f"overall.below: “G” must stand below “G”, which is `good`; {UP}" in problems(tmp_path, middling)


def test_the_overall_rule_overlooks_no_level_below_good(tmp_path):
    assert problems(tmp_path, lambda f: f["overall"].update(lowest="NI")) == [
        "overall: “SI” is lower than “G”, and neither below nor lowest is “SI”, so the rule would overlook it; "
        "name it, or leave overall out"
    ]


@pytest.mark.parametrize(("key", "word"), [("label", "good"), ("column", "Good"), ("overall", "GOOD")])
def test_two_levels_of_one_name_are_refused(tmp_path, key, word):
    assert problems(tmp_path, lambda f: f["scale"]["levels"][2].update({key: word})) == [
        f"scale.levels[3].{key}: “{word}” is what G is called too; give each level words of its own"
    ]


def test_levels_run_from_the_best_down(tmp_path):
    assert problems(tmp_path, lambda f: f["scale"]["levels"].reverse()) == [
        "scale.levels[2].rank: levels must run from the highest rank down",
        "scale.levels[3].rank: levels must run from the highest rank down",
        "scale.levels[3].asks: a level that asks “applies” may not stand above this one",
        "scale.levels[4].rank: levels must run from the highest rank down",
    ]


def test_rules_without_a_scale_are_refused(tmp_path):
    def spoil(framework):
        framework.update(scale=None, rules=[], overall=None)
        del framework["overall"], framework["rules"]

    assert "elements.1.1.rules: there is no scale for a rule to cap" in problems(tmp_path, spoil)


def test_answers_in_words_are_for_frameworks_without_a_scale(tmp_path):
    assert problems(tmp_path, lambda f: f.update(answers=["strengths"])) == [
        "answers: is for a framework without a scale"
    ]
