"""`try_rules`: what a set of answers allows, and a clear refusal of anything else."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError

from tests.standards.small import raw, write

NS = "ns-quality-standards"
SCHOOLS = "1.5-schools-in-line"
TARGETS = "1.5-early-years-targets"


@pytest.fixture
def tried(db, run, answers):
    def verdict(framework, element, phase, given):
        phases = ("--phase", phase) if phase else ()
        return json.loads(run("try_rules", framework, element, *phases, "--answers", answers(given)))

    return verdict


@pytest.fixture
def refused(db, refusal, answers):
    """The messages of a refusal, which is always exit code 2."""

    def messages(given, *, framework=NS, element="2.4", phase="primary"):
        phases = ("--phase", phase) if phase else ()
        code, message = refusal("try_rules", framework, element, *phases, "--answers", answers(given))
        assert code == 2
        return message.splitlines()

    return messages


def test_it_prints_the_ceiling_its_reasons_and_the_open_points(tried):
    findings = dict.fromkeys([f"2.4-G-{number}" for number in range(1, 12)], True)
    verdict = tried(
        NS,
        "2.4",
        "primary",
        {"findings": {**findings, "2.4-G-4": False, "2.4-G-8": False}, "impact_evidence": "some"},
    )
    assert verdict == {
        "ceiling": "NI",
        "reasons": [
            {
                "rule": "2.4-seven-features",
                "kind": "count",
                "level": "NI",
                "text": "Two of the seven features of good SIP reports are not met (“timeliness” "
                "and “provide a "
                "clear agenda for action”), so the rating is at most Needs improvement.",
                "source": "Aspect 2.4, column 3 “Requires some improvement”, paragraph 5",
            }
        ],
        "open": [],
    }


def test_the_ceiling_is_the_top_level_where_nothing_caps(tried):
    verdict = tried(NS, "2.4", "primary", {})
    assert (verdict["ceiling"], verdict["reasons"]) == ("OS", [])
    assert [(point["rule"], point["level"]) for point in verdict["open"]] == [
        ("evidence-G", "G"),
        ("evidence-OS", "OS"),
        ("2.4-G-1-necessary", "G"),
        ("2.4-G-2-necessary", "G"),
        ("2.4-all-of-good", "OS"),
        ("2.4-seven-features", "NI"),
    ]


@pytest.mark.parametrize(
    ("share", "ceiling", "column"),
    [
        (100, "OS", None),
        (95, "OS", None),
        (94.99, "G", "column 2 “Good”"),
        (80, "G", "column 2 “Good”"),
        (79.9, "NI", "column 3 “Requires some improvement”"),
        (50, "NI", "column 3 “Requires some improvement”"),
        (49.5, "SI", "column 4 “Requires significant improvement”"),
        (0, "SI", "column 4 “Requires significant improvement”"),
    ],
)
def test_a_measure_caps_at_the_publications_own_edges(tried, share, ceiling, column):
    verdict = tried(NS, "1.5", "primary", {"measures": {SCHOOLS: share}, "impact_evidence": "substantial"})
    assert verdict["ceiling"] == ceiling
    assert [reason["source"] for reason in verdict["reasons"]] == (
        [f"Aspect 1.5, {column}, bullet 2"] if column else []
    )


def test_answers_can_come_from_standard_input(db, run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"measures": {"1.5-early-years-targets": "neither"}}'))
    assert (
        json.loads(run("try_rules", NS, "1.5", "--phase", "early-years", "--answers", "-"))["ceiling"] == "SI"
    )


def test_a_framework_without_a_scale_has_no_ceiling(tried):
    assert tried("ofsted-la-school-improvement", "1", None, {}) == {
        "ceiling": None,
        "reasons": [],
        "open": [],
    }


def test_a_framework_without_rules_caps_nothing(tried):
    assert tried("laqs", "1", None, {}) == {"ceiling": "green", "reasons": [], "open": []}


def test_a_measure_may_not_apply_where_the_framework_says_so(tried):
    given = {"measures": {"2.3-national-challenge": "not-applicable"}}
    verdict = tried(NS, "2.3", "secondary", given)
    assert "2.3-national-challenge-band" not in [point["rule"] for point in verdict["open"]]


def test_a_file_can_be_tried_before_it_is_loaded(tried, tmp_path):
    path = str(write(tmp_path, raw()))
    assert tried(path, "1.1", "lower", {"measures": {"1.1-targets": "neither"}})["ceiling"] == "SI"


def test_a_file_with_faults_is_refused_with_all_of_them(refused, tmp_path):
    path = write(tmp_path, {**raw(), "schema": 7, "title": ""})
    assert [line.rpartition(", ")[2] for line in refused({}, framework=str(path), element="1.1")] == [
        "schema: must be 1",
        "title: is empty",
    ]


def test_a_file_that_is_not_there_is_refused(refused):
    assert refused({}, framework="./none.yaml") == ["There is no file none.yaml."]


def test_a_framework_that_does_not_exist_is_refused_with_those_that_do(refused):
    assert refused({}, framework="ns-quality-standard") == [
        "There is no framework “ns-quality-standard”; did you mean ns-quality-standards? Frameworks here: "
        "lancashire-laser, laqs, ns-quality-standards, ofsted-la-school-improvement."
    ]


def test_a_version_that_does_not_exist_is_refused(refused):
    assert refused({}, framework="ns-quality-standards@2010")[0].startswith(
        "There is no framework “ns-quality-standards@2010”"
    )


def test_an_element_that_does_not_exist_is_refused(refused):
    assert refused({}, element="3.1") == [
        "National Strategies quality standards 2009 has no aspect “3.1”; did you mean 2.1 or 1.1? "
        "It has 1.1, 1.2, 1.3, 1.4, 1.5, 2.1, 2.2, 2.3, 2.4, 2.5."
    ]


def test_a_phase_that_the_element_does_not_have_is_refused(refused):
    assert refused({}, element="1.4", phase="early-years") == [
        "Aspect 1.4 does not exist in early-years, only in primary, secondary."
    ]


def test_a_phase_that_does_not_exist_is_refused(refused):
    assert refused({}, phase="primry") == [
        "There is no phase “primry”; did you mean primary? The phases are early-years, primary, secondary."
    ]


def test_a_phase_must_be_given_where_there_are_phases(refused):
    assert refused({}, phase=None) == [
        "National Strategies quality standards 2009 has phases: say which with --phase, "
        "one of early-years, primary, secondary."
    ]


def test_a_phase_may_not_be_given_where_there_are_none(refused):
    assert refused({}, framework="laqs", element="1") == [
        "G&T local authority quality standards (LAQS) 2009 has no phases: leave --phase out."
    ]


@pytest.mark.parametrize(
    ("findings", "message"),
    [
        (
            {"2.4-G-44": True},
            "There is no criterion “2.4-G-44” in aspect 2.4; did you mean 2.4-G-4 or 2.4-G-9 or 2.4-G-8?",
        ),
        ({"nonsense": True}, "There is no criterion “nonsense” in aspect 2.4."),
        ({"2.4-OS-1": True}, "2.4-OS-1 is worked out by the rule 2.4-all-of-good: it takes no finding."),
        ({"2.4-NI-5": False}, "2.4-NI-5 is worked out by the rule 2.4-seven-features: it takes no finding."),
        (
            {"2.4-G-4": "yes"},
            '2.4-G-4 must be true or false, not "yes"; leave out what is not yet considered.',
        ),
        ({"2.4-G-4": 1}, "2.4-G-4 must be true or false, not 1; leave out what is not yet considered."),
        ({"2.4-G-4": None}, "2.4-G-4 must be true or false, not null; leave out what is not yet considered."),
    ],
)
def test_a_finding_that_cannot_be_is_refused(refused, findings, message):
    assert refused({"findings": findings}) == [message]


def test_a_finding_for_a_criterion_outside_the_phase_is_refused(refused):
    assert refused({"findings": {"1.5-OS-1": True, "2.2-G-8": True}}, element="1.5")[0] == (
        "1.5-OS-1 is a criterion of aspect 1.5, but not in this phase."
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("true", f"{SCHOOLS} must be a number without quotes, not true."),
        ('"95"', f'{SCHOOLS} must be a number without quotes, not "95".'),
        ("null", f"{SCHOOLS} must be a number without quotes, not null."),
        ("[95]", f'{SCHOOLS} must be a number without quotes, not ["95"].'),
        ('"not-applicable"', f'{SCHOOLS} must be a number without quotes, not "not-applicable".'),
        ("100.1", f"{SCHOOLS} must be at least 0 and at most 100, not 100.1."),
        ("-1", f"{SCHOOLS} must be at least 0 and at most 100, not -1."),
        ("1e400", f"{SCHOOLS} must be at least 0 and at most 100, not 1E+400."),
        ("NaN", "The answers are not valid JSON: NaN is not a number."),
        ("Infinity", "The answers are not valid JSON: Infinity is not a number."),
    ],
)
def test_a_number_that_cannot_be_is_refused(refused, value, message):
    assert refused(f'{{"measures": {{"{SCHOOLS}": {value}}}}}', element="1.5") == [message]


@pytest.mark.parametrize(
    ("value", "shown", "meant"),
    [
        ("meet-boths", '"meet-boths"', "; did you mean meet-both or meet-one or exceed-both?"),
        (1, "1", "."),
        (True, "true", "."),
    ],
)
def test_a_choice_that_cannot_be_is_refused(refused, value, shown, meant):
    said = refused({"measures": {TARGETS: value}}, element="1.5", phase="early-years")
    assert said == [f"{TARGETS} must be one of exceed-both, meet-both, meet-one, neither, not {shown}{meant}"]


def test_a_measure_that_does_not_exist_is_refused(refused):
    assert refused({"measures": {"1.5-school-in-line": 5}}, element="1.5") == [
        "There is no measure “1.5-school-in-line” in aspect 1.5; did you mean 1.5-schools-in-line?"
    ]


def test_a_measure_outside_the_phase_is_refused(refused):
    assert refused({"measures": {TARGETS: "neither"}}, element="1.5") == [
        f"{TARGETS} is a measure of aspect 1.5, but not in this phase."
    ]


@pytest.mark.parametrize("impact", ["lots", True, 3, ["some"], ""])
def test_evidence_of_impact_has_three_words(refused, impact):
    shown = json.dumps(impact)
    assert refused({"impact_evidence": impact}) == [
        f"impact_evidence must be one of none, some, substantial, not {shown}."
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"finding": {}},
            "“finding” is not a key here; did you mean findings? "
            "The keys are findings, measures, impact_evidence.",
        ),
        ({"note": "x"}, "“note” is not a key here. The keys are findings, measures, impact_evidence."),
        ({"findings": []}, "“findings” must be an object from refs to values."),
        ({"measures": "none"}, "“measures” must be an object from refs to values."),
        (
            {"impact_evidence": None},
            "“impact_evidence” is null: leave it out where it is not yet considered.",
        ),
        ([], "The answers must be a JSON object with findings, measures and impact_evidence."),
        (
            "{",
            "The answers are not valid JSON: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1).",
        ),
        ("", "The answers are not valid JSON: Expecting value: line 1 column 1 (char 0)."),
        (
            '{"findings": {"2.4-G-4": true, "2.4-G-4": false}}',
            "The answers are not valid JSON: 2.4-G-4 is given twice.",
        ),
    ],
)
def test_answers_of_another_shape_are_refused(refused, given, message):
    assert refused(given) == [message]


def test_answers_nested_beyond_reason_are_refused(refused):
    (message,) = refused("[" * 200_000)
    assert message.startswith("The answers are not valid JSON: ")


def test_a_file_of_answers_that_is_not_there_is_refused(db, refusal):
    assert refusal("try_rules", NS, "2.4", "--phase", "primary", "--answers", "/nowhere.json") == (
        2,
        "The answers cannot be read from /nowhere.json: No such file or directory.",
    )


def test_answers_that_are_not_utf_8_are_refused(db, refusal, tmp_path):
    path = tmp_path / "answers.json"
    path.write_bytes(b'{"findings": {"\xff": true}}')
    code, message = refusal("try_rules", NS, "2.4", "--phase", "primary", "--answers", str(path))
    assert (code, message) == (2, f"The answers in {path} are not UTF-8 text.")


def test_every_fault_is_said_at_once(refused):
    given = {"findings": {"x": True, "2.4-OS-1": True}, "measures": {"y": 1}, "impact_evidence": "big"}
    assert len(refused(given)) == 4


def test_without_a_database_the_files_that_ship_will_do(tried, monkeypatch):
    def no_table(*args, **kwargs):
        raise OperationalError("no such table: standards_framework")

    monkeypatch.setattr("standards.lookup.Framework.objects.filter", no_table)
    monkeypatch.setattr("standards.lookup.Framework.objects.values_list", no_table)
    assert tried(NS, "1.4", "primary", {"findings": {"1.4-NI-1": True}})["ceiling"] == "NI"


@pytest.mark.parametrize(("argument", "code"), [("2.4", 0), ("9.9", 2)])
def test_on_the_command_line_with_no_database_at_all(tmp_path, argument, code):
    done = subprocess.run(
        [sys.executable, "manage.py", "try_rules", NS, argument, "--phase", "primary", "--answers", "-"],
        cwd=Path(settings.BASE_DIR),
        input="{}",
        capture_output=True,
        text=True,
        env={"DEBUG": "1", "DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == code
    assert (json.loads(done.stdout)["ceiling"] == "OS") if code == 0 else (done.stdout == "")
    assert done.stderr.startswith("CommandError: National Strategies") if code else done.stderr == ""
