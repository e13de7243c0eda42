"""Keys and types: what is missing, what does not belong, what is of the wrong kind."""

import pytest

from tests.standards.small import part, problems, rule

FIRST = "elements.1.1.criteria.G[1]"


def without(key):
    return lambda framework: framework.pop(key)


def setting(**values):
    return lambda framework: framework.update(values)


def in_part(**values):
    return lambda framework: part(framework).update(values)


@pytest.mark.parametrize(
    "key", ["schema", "slug", "version", "title", "short_title", "element_word", "source", "areas"]
)
def test_what_a_framework_must_say_is_asked_for(tmp_path, key):
    assert f": {key} is missing" in problems(tmp_path, without(key))


def test_a_key_that_does_not_belong_is_said_with_the_one_that_was_meant(tmp_path):
    assert problems(tmp_path, setting(sorce={})) == [
        "sorce: is not a key that belongs here; did you mean source or scale?",
    ]


def test_another_schema_is_refused(tmp_path):
    assert problems(tmp_path, setting(schema=2)) == ["schema: must be 1"]


def test_a_version_without_quotes_is_refused(tmp_path):
    assert problems(tmp_path, setting(version=2009)) == ["version: must be text; put 2009 in quotes"]


def test_a_slug_with_capitals_is_refused(tmp_path):
    assert problems(tmp_path, setting(slug="Small One")) == [
        "slug: “Small One” must be letters, digits, dots and hyphens, 60 at most"
    ]


def test_text_that_is_empty_is_refused(tmp_path):
    assert problems(tmp_path, setting(title=" ")) == ["title: is empty"]


def test_text_of_several_lines_is_refused(tmp_path):
    assert problems(tmp_path, in_part(title="One\ntwo")) == [
        "elements.1.1.title: must be one line without spaces around it; fold long text with >-"
    ]


def test_text_that_its_table_could_not_hold_is_refused(tmp_path):
    assert problems(tmp_path, setting(short_title="x" * 81)) == [
        "short_title: is 81 characters long; the longest allowed is 80"
    ]


def test_bold_that_is_not_closed_is_refused(tmp_path):
    assert problems(tmp_path, in_part(note="**Note that")) == ["elements.1.1.note: has ** that is not closed"]


def test_an_empty_list_is_refused(tmp_path):
    assert problems(tmp_path, in_part(measures=[])) == ["elements.1.1.measures: is empty; leave it out"]


def test_a_mapping_where_a_list_belongs_is_refused(tmp_path):
    assert problems(tmp_path, setting(areas={})) == ["areas: must be a list"]


def test_text_where_a_mapping_belongs_is_refused(tmp_path):
    assert problems(tmp_path, setting(source="Nobody")) == [
        "source: must be a mapping with publisher, attribution"
    ]


def test_a_scale_of_one_level_is_refused(tmp_path):
    def one_level(framework):
        del framework["scale"]["levels"][1:]

    assert problems(tmp_path, one_level) == ["scale.levels: needs 2 or more"]


def test_an_unknown_colour_is_refused(tmp_path):
    def spoil(framework):
        framework["scale"]["levels"][0]["colour"] = "red"

    assert problems(tmp_path, spoil) == ["scale.levels[1].colour: “red” must be one of os, g, ni, si"]


def test_a_mark_that_is_not_true_or_false_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["G"][0]["critical"] = "yes please"

    assert problems(tmp_path, spoil) == [f"{FIRST}.critical: must be true or false"]


def test_a_block_that_is_neither_criterion_nor_lead_in_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["criteria"]["G"][0] = {"ref": "1.1-G-1"}

    assert problems(tmp_path, spoil) == [f"{FIRST}: must be a mapping with lead or text"]


def test_a_kind_of_rule_that_does_not_exist_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: rule(f, "1.1-fruit").update(kind="counts")) == [
        "elements.1.1.rules[4].kind: “counts” must be one of necessary, limiting, all_of, count, band, "
        "evidence; did you mean count?"
    ]


def test_a_key_of_another_kind_of_rule_is_refused(tmp_path):
    assert problems(tmp_path, lambda f: rule(f, "1.1-fruit").update(measure="1.1-share")) == [
        "elements.1.1.rules[4].measure: is not a key that belongs here"
    ]


def test_a_limit_that_is_text_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["measures"][0]["maximum"] = "100"

    assert problems(tmp_path, spoil) == ["elements.1.1.measures[1].maximum: must be a number"]


def test_a_choice_of_one_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["measures"][1]["choices"].pop()

    assert problems(tmp_path, spoil) == ["elements.1.1.measures[2].choices: needs 2 or more"]


def test_a_kind_of_passage_that_does_not_exist_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["passages"][0]["kind"] = "prompt"

    assert problems(tmp_path, spoil)[0].startswith("elements.1.1.passages[1].kind: “prompt” must be one of ")
    assert problems(tmp_path, spoil)[0].endswith("did you mean prompts?")


def test_every_fault_of_a_file_is_said_at_once(tmp_path):
    def spoil(framework):
        framework.update(schema=3, title="")
        part(framework)["short_label"] = 7

    assert problems(tmp_path, spoil) == [
        "schema: must be 1",
        "title: is empty",
        "elements.1.1.short_label: must be text; put 7 in quotes",
    ]


def test_a_list_that_is_needed_and_empty_is_not_to_be_left_out(tmp_path):
    assert problems(tmp_path, setting(areas=[])) == ["areas: is empty, and it is needed; give 1 or more"]


def test_a_number_in_quotes_is_to_be_without_them(tmp_path):
    assert problems(tmp_path, setting(schema="1")) == ["schema: must be 1; write it without quotes"]
