"""`try_rules`: what a set of answers allows, with a database and without."""

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


@pytest.fixture
def tried(db, run, answers):
    def verdict(framework, element, phase, given):
        phases = ("--phase", phase) if phase else ()
        return json.loads(run("try_rules", framework, element, *phases, "--answers", answers(given)))

    return verdict


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
