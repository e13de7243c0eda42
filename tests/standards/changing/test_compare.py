"""What of a framework is kept, changed, split, merged, dropped and new in the next version of it."""

import pytest

from standards.changing import Fate, compare, follow, moves_between
from standards.content import build
from standards.loading import InvalidFramework
from standards.loading.replacing import problems
from standards.loading.rows import rows_of
from standards.loading.source import document_of
from standards.loading.validate import validated_document
from tests.standards.small import dumped, part, raw, rule


def parsed(framework):
    return validated_document(document_of(dumped(framework), "small.yaml"))


def content(framework):
    return build(rows_of(parsed(framework)))


def fruit(framework):
    return part(framework)["criteria"]["G"][1]["items"]


def second(**replaces):
    """Version 2, in which pears and plums are stone and other fruit, and the ref of the first line is new."""
    framework = raw()
    framework["version"] = "2"
    if replaces:
        framework["replaces"] = {"version": "1", **replaces}
    return framework


def told(old, new):
    found = compare(old, new, moves_between(old, new)).rows
    return [
        (row.fate.value, [one.ref for one in row.was], [one.ref for one in row.now], list(row.what))
        for row in found
        if row.fate != Fate.KEPT
    ]


def test_what_says_the_same_is_kept():
    assert told(content(raw()), content(second())) == []


def test_what_is_for_a_phase_that_only_has_another_ref_is_not_changed_by_it():
    framework = second(phases=[{"was": "upper", "now": "top"}])
    text = dumped(framework).replace("ref: upper", "ref: top").replace("- upper", "- top")
    new = build(rows_of(validated_document(document_of(text, "small.yaml"))))
    assert told(content(raw()), new) == [("changed", ["upper"], ["top"], ["its ref"])]


def test_a_changed_rule_of_an_element_that_was_split_or_merged_is_told():
    def parts(refs, share):
        """Versions of a framework whose elements have nothing but the band on a share, each under its own refs."""
        framework = raw()
        only = {key: part(framework)[key] for key in ("title", "short_label", "place")}
        text = f"At least {share}%."
        area = framework["areas"][0]
        area["elements"] = [
            {
                **only,
                "ref": ref,
                "measures": [{"ref": f"{ref}-m", "label": "Share", "kind": "number", "place": "Part 1"}],
                "rules": [
                    {
                        "ref": f"{ref}-band",
                        "kind": "band",
                        "measure": f"{ref}-m",
                        "basis": "stated",
                        "text": text,
                        "bands": [{"at_least": share}, {"below": share, "caps_at": "NI"}],
                    }
                ],
            }
            for ref in refs
        ]
        return framework

    def elements(was, now, old, new):
        framework = parts(now, new) | {"version": "2"}
        framework["replaces"] = {"version": "1", "elements": [{"was": was, "now": now}]}
        return [row for row in told(content(parts(was, old)), content(framework)) if row[1] == was]

    assert elements(["a"], ["b", "c"], 80, 90) == [("split", ["a"], ["b", "c"], ["its rules"])]
    assert elements(["b", "c"], ["a"], 80, 90) == [("merged", ["b", "c"], ["a"], ["its rules"])]


def test_rules_that_only_went_to_the_parts_of_a_split_element_are_not_changed():
    framework = second(elements=[{"was": "1.1", "now": ["1.1", "1.2"]}])
    other = {key: part(framework)[key] for key in ("title", "short_label", "place")}
    framework["areas"][0]["elements"].append({**other, "ref": "1.2"})
    rows = told(content(raw()), content(framework))
    assert ("split", ["1.1"], ["1.1", "1.2"], []) in rows


def test_a_rule_for_other_phases_than_before_is_changed():
    framework = second()
    rule(framework, "1.1-G-1-necessary")["phases"] = ["lower"]
    assert told(content(raw()), content(framework)) == [("changed", ["1.1"], ["1.1"], ["its rules"])]


def test_a_ref_that_stays_is_the_same_part_and_what_differs_is_said():
    framework = second()
    fruit(framework)[0] |= {"text": "cooking apples"}
    part(framework)["title"] = "Another title"
    part(framework)["measures"][0]["maximum"] = 99
    assert told(content(raw()), content(framework)) == [
        ("changed", ["1.1"], ["1.1"], ["the wording"]),
        ("changed", ["1.1-G-2"], ["1.1-G-2"], ["the wording"]),
        ("changed", ["1.1-share"], ["1.1-share"], ["how it is answered"]),
    ]


def test_split_merged_dropped_renamed_and_new_parts_are_told_apart():
    framework = second(
        criteria=[
            {"was": ["1.1-G-2", "1.1-G-3"], "now": "1.1-G-23"},
            {"was": "1.1-G-4", "now": []},
            {"was": "1.1-NI-2", "now": ["1.1-NI-2", "1.1-NI-3"], "note": "Late is two things."},
        ]
    )
    fruit(framework)[:] = [
        {"ref": "1.1-G-23", "text": "apples and pears", "group": "fruit"},
        {"ref": "1.1-G-5", "text": "quinces", "group": "fruit"},
        {"ref": "1.1-G-6", "text": "figs", "group": "fruit"},
    ]
    part(framework)["criteria"]["NI"].append({"ref": "1.1-NI-3", "text": "Plans are lost."})
    assert told(content(raw()), content(framework)) == [
        ("merged", ["1.1-G-2", "1.1-G-3"], ["1.1-G-23"], []),
        ("dropped", ["1.1-G-4"], [], []),
        ("split", ["1.1-NI-2"], ["1.1-NI-2", "1.1-NI-3"], []),
        ("new", [], ["1.1-G-5"], []),
        ("new", [], ["1.1-G-6"], []),
    ]


def test_a_phase_with_a_new_ref_is_followed():
    framework = second(phases=[{"was": "lower", "now": "first"}])
    text = dumped(framework).replace("ref: lower", "ref: first").replace("- lower", "- first")
    new = build(rows_of(validated_document(document_of(text, "small.yaml"))))
    assert moves_between(content(raw()), new).now("phases", "lower") == ("first",)


def test_a_part_is_followed_over_several_versions():
    first, between, last = (content(one) for one in _renamed_twice())
    moves = follow([first, between, last])
    assert moves.now("criteria", "1.1-G-2") == ("1.1-G-apples",)
    assert moves.was("criteria", "1.1-G-apples") == ("1.1-G-2",)
    assert moves.now("criteria", "1.1-G-3") == ("1.1-G-3",)


def _renamed_twice():
    between = second(criteria=[{"was": "1.1-G-2", "now": "1.1-G-two"}])
    fruit(between)[0]["ref"] = "1.1-G-two"
    last = raw()
    last |= {
        "version": "3",
        "replaces": {"version": "2", "criteria": [{"was": "1.1-G-two", "now": "1.1-G-apples"}]},
    }
    fruit(last)[0]["ref"] = "1.1-G-apples"
    return raw(), between, last


def said(framework, old):
    return [f"{one.field}: {one.message}" for one in problems(parsed(framework), old, ["1"])]


def test_what_a_file_says_of_the_version_before_is_held_against_it():
    framework = second(criteria=[{"was": "1.1-G-9", "now": "1.1-G-2"}], elements=[{"was": "9.9", "now": []}])
    assert said(framework, content(raw())) == [
        "replaces.elements[1].was: version “1” has no element “9.9”",
        "replaces.criteria[1].was: version “1” has no criterion “1.1-G-9”; did you mean 1.1-G-4 or 1.1-G-3 or 1.1-G-2?",
        "replaces.criteria[1].now: version “1” has “1.1-G-2” too: name it under was here, or say where it went",
    ]


def test_a_version_before_that_is_not_here_is_said():
    assert said(second(criteria=[{"was": "a", "now": []}]), None) == [
        "replaces.version: small 1 is not loaded; here are 1"
    ]


@pytest.mark.parametrize(
    ("move", "fault"),
    [
        ({"was": "1.1-G-1", "now": "1.1-G-9"}, "now: this file has no criterion “1.1-G-9”"),
        ({"was": ["a", "b"], "now": ["1.1-G-1", "1.1-G-2"]}, ": merges and splits at once"),
        ({"was": ["a", "a"], "now": "1.1-G-1"}, "was: “a” is named above already"),
    ],
)
def test_what_a_file_says_of_its_own_side_is_checked_without_the_other(move, fault):
    with pytest.raises(InvalidFramework) as caught:
        parsed(second(criteria=[move]))
    assert [fault in f"{one.field}: {one.message}" for one in caught.value.problems] == [True]
