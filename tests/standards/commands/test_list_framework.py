import json

import pytest

from standards.models import Framework
from tests.standards.small import raw, write

NS = "ns-quality-standards"


@pytest.fixture
def listed(db, run):
    return lambda *args: json.loads(run("list_framework", *args, "--json"))


def by_ref(rows):
    return {row["ref"]: row for row in rows}


def test_it_lists_every_criterion_measure_and_rule(listed):
    found = listed(NS)
    assert [len(found[key]) for key in ("levels", "phases", "elements", "criteria", "measures", "rules")] == [
        4, 3, 10, 214, 5, 41,
    ]  # fmt: skip
    assert (found["framework"]["slug"], found["framework"]["version"]) == (NS, "2009")


def test_a_criterion_says_all_there_is_to_know(listed):
    criteria = by_ref(listed(NS)["criteria"])
    assert criteria["2.4-NI-5"] == {
        "ref": "2.4-NI-5",
        "element": "2.4",
        "level": "NI",
        "text": "The key document for gathering intelligence from schools is the SIP report but "
        "one or two of the "
        "seven features for good reports are missing.",
        "lead_in": "",
        "critical": True,
        "worked_out": True,
        "group": None,
        "phases": ["early-years", "primary", "secondary"],
        "place": "Aspect 2.4, column 3 “Requires some improvement”, paragraph 5",
    }
    assert (criteria["2.4-G-4"]["group"], criteria["2.4-G-4"]["text"]) == ("seven-features", "timeliness")
    assert criteria["1.5-OS-1"]["phases"] == ["early-years"]


def test_no_text_has_marks_in_it(listed):
    assert [row["ref"] for row in listed(NS)["criteria"] if "**" in row["text"] + row["lead_in"]] == []


def test_phases_are_never_empty_where_there_are_phases(listed):
    found = listed(NS)
    rows = [*found["elements"], *found["criteria"], *found["measures"], *found["rules"]]
    assert [row["ref"] for row in rows if not row["phases"]] == []


def test_a_measure_says_how_it_is_answered(listed):
    measures = by_ref(listed(NS)["measures"])
    share, targets = measures["1.5-schools-in-line"], measures["1.5-early-years-targets"]
    assert [share[key] for key in ("kind", "unit", "minimum", "maximum", "choices", "phases")] == [
        "number", "%", 0, 100, [], ["primary", "secondary"],
    ]  # fmt: skip
    assert [choice["code"] for choice in targets["choices"]] == [
        "exceed-both",
        "meet-both",
        "meet-one",
        "neither",
    ]
    assert (
        measures["2.3-national-challenge"]["not_applicable"]
        == "The authority has no National Challenge schools"
    )


def test_a_rule_says_what_it_rests_on_and_rules_for_all_have_no_element(listed):
    rules = by_ref(listed(NS)["rules"])
    assert rules["evidence-G"]["element"] is None
    assert [rules["1.4-NI-1-limiting"][key] for key in ("element", "kind", "criterion", "caps_at")] == [
        "1.4", "limiting", "1.4-NI-1", "NI",
    ]  # fmt: skip


def test_the_flat_lists_hold_what_the_elements_hold(listed):
    found = listed(NS)
    assert [row for element in found["elements"] for row in element["criteria"]] == found["criteria"]
    assert [row for element in found["elements"] for row in element["measures"]] == found["measures"]


def test_one_element_alone_can_be_listed(listed):
    found = listed(NS, "2.4")
    assert [element["ref"] for element in found["elements"]] == ["2.4"]
    assert {row["element"] for row in found["criteria"]} == {"2.4"}
    assert {row["element"] for row in found["rules"]} == {"2.4", None}


def test_a_file_can_be_listed_before_it_is_loaded(listed, tmp_path):
    assert listed(str(write(tmp_path, raw())))["framework"]["slug"] == "small"
    assert not Framework.objects.filter(slug="small").exists()


def test_the_newest_version_is_listed_unless_one_is_named(listed, run, tmp_path):
    for version in ("9", "10"):
        run("load_frameworks", str(write(tmp_path, {**raw(), "version": version}, f"{version}.yaml")))
    assert listed("small")["framework"]["version"] == "10"
    assert listed("small@9")["framework"]["version"] == "9"


def test_a_slug_that_is_not_loaded_is_listed_from_its_file(listed):
    Framework.objects.all().delete()
    assert len(listed("lancashire-laser")["elements"]) == 28


def test_as_a_table_it_is_for_reading(db, run, tmp_path):
    table = run("list_framework", str(write(tmp_path, raw()))).splitlines()
    assert table[:7] == [
        "Small framework 1 (small@1)",
        "",
        "1.1 The part",
        "  Criteria",
        "    ref       level  marks                               text",
        "    1.1-OS-1  OS     critical; worked out; lower, upper  All of Good.",
        "    1.1-OS-2  OS     worked out; upper                   At least 95%.",
    ]
    assert "    1.1-share    number  upper   Share of schools: 0 to 100%" in table
    assert table[-4:] == [
        "",
        "  Rules for every part",
        "    ref         kind      phases        text",
        "    evidence-G  evidence  lower, upper  Show impact.",
    ]


def test_what_does_not_exist_is_exit_code_2(db, refusal):
    assert refusal("list_framework", "nothing")[0] == 2
    assert refusal("list_framework", "laqs", "99") == (
        2,
        "G&T local authority quality standards (LAQS) 2009 has no element “99”; did you mean 9? "
        "It has 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13.",
    )
