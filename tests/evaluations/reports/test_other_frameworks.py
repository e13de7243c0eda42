"""Frameworks without phases, with words for levels, and without a scale at all."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.reports.build import freeze, report_of, thaw
from evaluations.reports.files import Format, Part, file_of
from tests.evaluations.reports.example import cells_of
from tests.evaluations.reports.reading import csv_rows, pdf, pdf_text, sheet_rows, workbook
from tests.factories.answers import judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory


def round_on(frameworks, authority, lead, slug: str) -> Round:
    return RoundFactory(
        authority=authority,
        framework=frameworks[slug],
        name=f"Round on {slug}",
        state=RoundState.AGREEING,
        created_by=lead,
    )


@pytest.fixture
def laqs(frameworks, authority, lead) -> Round:
    round_ = round_on(frameworks, authority, lead, "laqs")
    judge(cells_of(round_)["1", ""], lead, "green", "Led from the top.")
    judge(cells_of(round_)["2", ""], lead, "red", "There is none.")
    return round_


@pytest.fixture
def ofsted(frameworks, authority, lead) -> Round:
    round_ = round_on(frameworks, authority, lead, "ofsted-la-school-improvement")
    link(cells_of(round_)["1", ""], EvidenceFactory(authority=authority, added_by=lead))
    return round_


def test_a_scale_of_words_has_no_letters(laqs):
    levels = report_of(laqs).dashboard.levels
    assert [(level.letters, level.short, level.step, level.of) for level in levels] == [
        ("", "Green", 3, 3),
        ("", "Amber", 2, 3),
        ("", "Red", 1, 3),
    ]


def test_elements_without_phases_are_a_list_with_words_and_steps_of_three(client, lead, laqs):
    client.force_login(lead)
    page = client.get(f"/rounds/{laqs.slug}/").content.decode()
    steps = '<span class="lq-steps lq-steps--3" aria-hidden="true"></span>'
    assert f'<span class="lq-tag lq-r lq-r--g"> {steps}Green' in page
    assert f'href="/rounds/{laqs.slug}/all/1/"' in page
    assert "Led from the top." in page
    assert "Stripes mean below Green" in page


def test_elements_without_phases_are_in_every_format(laqs):
    report = report_of(laqs)
    rows = csv_rows(file_of(report, Format.CSV, Part.DASHBOARD).body)
    assert [(row["Element"], row["Rating in words"]) for row in rows[:3]] == [
        ("1", "Green"),
        ("2", "Red"),
        ("3", "Not rated"),
    ]
    text = pdf_text(file_of(report, Format.PDF, Part.DASHBOARD).body)
    assert "1 Leadership Green Led from the top. 0 2 Policy Red There is none. 0" in text
    sheet = workbook(file_of(report, Format.XLSX, Part.DASHBOARD).body)["Dashboard"]
    found = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert (found["1 Leadership"], found["2 Policy"]) == ("Green", "Red")


def test_the_whole_round_of_a_framework_without_criteria_prints(laqs):
    body = file_of(report_of(laqs), Format.PDF, Part.ROUND).body
    assert "Led from the top." in pdf_text(body)
    assert len(pdf(body).pages) >= 3


def test_a_framework_without_a_scale_asks_for_no_rating(client, lead, ofsted):
    client.force_login(lead)
    page = client.get(f"/rounds/{ofsted.slug}/").content.decode()
    assert "Not rated" not in page
    assert "Key" not in page
    assert "<dt>Rated</dt>" not in page


def test_a_framework_without_a_scale_is_exported_whole(ofsted):
    report = report_of(ofsted)
    rows = sheet_rows(file_of(report, Format.XLSX, Part.ROUND).body, "Ratings")
    assert [(row["Aspect"], row["Rating"], row["Evidence items"]) for row in rows[:2]] == [
        ("1", None, 1),
        ("2", None, 0),
    ]
    text = pdf_text(file_of(report, Format.PDF, Part.ROUND).body)
    assert "1 Corporate leadership" in text
    assert "Not rated" not in text


def test_any_framework_freezes_and_thaws(laqs, ofsted):
    for round_ in (laqs, ofsted):
        assert thaw(freeze(round_)) == report_of(round_)


def test_an_aspect_by_its_words_in_laser_has_no_letters_either(frameworks, authority, lead):
    round_ = round_on(frameworks, authority, lead, "lancashire-laser")
    judge(cells_of(round_)["1", ""], lead, "requiring-improvement")
    report = report_of(round_)
    row = csv_rows(file_of(report, Format.CSV, Part.DASHBOARD).body)[0]
    assert (row["Question"], row["Rating"], row["Rating in words"]) == (
        "1",
        "Requiring improvement",
        "Requiring improvement",
    )
