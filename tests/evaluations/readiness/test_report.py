"""The report of readiness: built from rows, without anybody's name where others read it, frozen at sign-off."""

import datetime as dt

import pytest

from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.readiness.build import build_readiness, readiness_of
from evaluations.reports.readiness.model import ReadinessReport
from tests.evaluations.readiness.conftest import TODAY
from tests.factories.answers import signed_off
from tests.factories.evidence import EvidenceFactory
from tests.factories.inspections import inspection
from tests.factories.readiness import academy, concern, document, needless, person, ready_day
from tests.factories.selfevaluation import write_up


def signed(round_, lead):
    write_up(round_, lead)
    return signed_off(round_, lead)


SECRETS = (
    "NAMESECRET",
    "PHONESECRET",
    "mailsecret",
    "WHENSECRET",
    "NOTESECRET",
    "HIDDEN",
    "RAISER",
    "OWNERSECRET",
)


@pytest.fixture
def full(schedule, lead, authority):
    document(schedule, lead, owner_name="OWNERSECRET", owner_post="Head of data", note="NOTESECRET")
    document(schedule, lead, "HIDDEN paper", in_confidence=True)
    person(
        schedule,
        lead,
        name="NAMESECRET",
        telephone="PHONESECRET",
        email="mailsecret@example.org",
        availability="WHENSECRET",
        note="NOTESECRET",
        days=[1, 3],
        organisation="Any Borough",
        state="confirmed",
    )
    concern(academy(authority), lead, raised_by="RAISER")
    concern(academy(authority, "Oak Academy"), lead, "HIDDEN matter.", in_confidence=True)
    return schedule


def test_each_published_line_is_quoted_in_its_order_with_what_is_under_it(schedule, lead):
    document(schedule, lead, "Data book", 3)
    document(schedule, lead, "Our own paper", 0)
    needless(schedule, lead, number=5)
    found = build_readiness(schedule, TODAY).documents
    assert (found.place, len(found.lines), found.counted) == ("Paragraph 16", 9, "0 of 2 ready")
    assert (
        found.lines[2].quoted
        == "the local authority data sets about school performance and any analysis of it"
    )
    assert [[row.title for row in line.documents] for line in found.lines[1:4]] == [[], ["Data book"], []]
    assert found.lines[4].not_needed == "There is no such list."
    assert [row.title for row in found.beyond] == ["Our own paper"]


def test_people_stand_under_the_published_line_they_are_met_for(schedule, lead):
    person(schedule, lead)
    found = build_readiness(schedule, TODAY).people
    assert (found.place, len(found.lines), found.counted) == ("Paragraph 33", 16, "0 of 1 confirmed")
    assert (found.lines[1].quoted, found.lines[1].people[0].post) == (
        "the Chief Executive",
        "Chief Executive",
    )


def test_powers_do_not_apply_to_academies_and_concerns_are_counted(schedule, lead, authority):
    school = academy(authority)
    concern(school, lead)
    concern(school, lead, answered_on=dt.date(2015, 2, 2), answer="Noted.")
    found = build_readiness(schedule, TODAY).academies
    assert (found.count, found.counted) == (1, "2 concerns raised, 1 without an answer")
    assert [quote.place for quote in found.quotes] == ["Paragraph 56", "Paragraph 63"]


def test_the_inspection_that_names_the_round_comes_before_the_day_that_was_set(schedule, lead, authority):
    ready_day(schedule, lead, dt.date(2026, 5, 1))
    days = [build_readiness(schedule, TODAY).day]
    case = inspection(authority, lead, round=schedule)
    days.append(build_readiness(schedule, TODAY).day)
    for name, day in (("week1_on", dt.date(2026, 3, 9)), ("week2_on", dt.date(2026, 3, 16))):
        setattr(case, name, day)
        case.save()
        days.append(build_readiness(schedule, TODAY).day)
    assert days == [dt.date(2026, 5, 1), dt.date(2026, 5, 1), dt.date(2026, 3, 9), dt.date(2026, 3, 16)]


def test_what_is_missing_is_said_a_week_and_a_day_before(schedule, lead):
    ready_day(schedule, lead, dt.date(2026, 3, 20))
    document(schedule, lead, "Plan", state="draft", ready_on=dt.date(2026, 3, 16))
    week, day = build_readiness(schedule, TODAY).points
    assert (week.on, day.on) == (dt.date(2026, 3, 13), dt.date(2026, 3, 19))
    assert (week.missing[0].text, len(week.missing) - len(day.missing)) == (
        "“Plan”: draft, to be ready on 16 March 2026",
        1,
    )


def test_without_a_day_it_says_what_is_missing_now(schedule):
    (now,) = build_readiness(schedule, TODAY).points
    assert (now.name, now.on, now.passed) == ("Now", None, False)


def test_what_others_read_names_nobody_and_holds_nothing_in_confidence(full):
    report = build_readiness(full, TODAY)
    plain = str(to_plain(report.redacted()))
    assert [word for word in SECRETS if word not in str(to_plain(report))] == []
    assert [word for word in SECRETS if word in plain] == []
    assert [word in plain for word in ("Chief Executive", "Any Borough", "Head of data")] == [True] * 3
    assert (report.redacted().left_out, report.redacted().points, report.redacted().day) == (2, (), None)


def test_an_item_on_an_individual_is_not_named(schedule, lead, authority):
    item = EvidenceFactory(authority=authority, title="Review")
    document(schedule, lead, item=item)
    shown = build_readiness(schedule, TODAY).documents.lines[0].documents[0].item
    item.individual = True
    item.save()
    hidden = build_readiness(schedule, TODAY).documents.lines[0].documents[0].item
    assert (shown, hidden) == ("Review", "")


def test_it_comes_back_whole_from_what_is_kept(full):
    report = build_readiness(full, TODAY)
    assert from_plain(ReadinessReport, to_plain(report)) == report


def test_sign_off_keeps_it_as_it_was(full, lead):
    round_ = signed(full, lead)
    kept = readiness_of(round_)
    document(round_, lead, "Later")
    assert readiness_of(round_) == kept
    assert (kept.round.signed_off_by, "Later" in str(kept)) == (str(lead), False)


def test_a_round_signed_off_before_there_was_readiness_has_none(schedule, lead):
    round_ = signed(schedule, lead)
    del round_.report["readiness"]
    round_.save()
    assert readiness_of(round_) is None


def test_a_document_on_an_item_about_an_individual_is_not_for_others(schedule, lead, authority):
    about = EvidenceFactory(authority=authority, individual=True)
    document(schedule, lead, "File of a head", item=about)
    document(schedule, lead, "Strategic plan")
    report = build_readiness(schedule, TODAY)
    others = report.redacted()
    assert (
        [row.title for row in report.documents],
        [row.title for row in others.documents],
        others.left_out,
    ) == (
        ["File of a head", "Strategic plan"],
        ["Strategic plan"],
        1,
    )
