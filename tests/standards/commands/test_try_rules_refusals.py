"""`try_rules` refuses a framework, a place or answers that cannot be, and says what would be."""

import json

import pytest

from tests.standards.small import raw, write

NS = "ns-quality-standards"
SCHOOLS = "1.5-schools-in-line"
TARGETS = "1.5-early-years-targets"


@pytest.fixture
def refused(db, refusal, answers):
    """The messages of a refusal, which is always exit code 2."""

    def messages(given, *, framework=NS, element="2.4", phase="primary"):
        phases = ("--phase", phase) if phase else ()
        code, message = refusal("try_rules", framework, element, *phases, "--answers", answers(given))
        assert code == 2
        return message.splitlines()

    return messages


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
