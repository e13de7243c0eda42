"""The readers' page tells of a self-evaluation without ratings, from what was frozen when it was signed off."""

import pytest
from django.urls import reverse

from evaluations.models import SelfEntry, SelfSummary
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answers import signed_off
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, statement, write_up


def signed(authority, lead, name, extents=("fully",), **more):
    made = ScheduleFactory(authority=authority, name=name, created_by=lead, **more)
    join(made, lead, "lead")
    for number, extent in enumerate(extents, start=1):
        statement(cell_of(made, "3"), lead, number, extent=extent)
    SelfSummary.objects.create(round=made, opening=f"{name} works.", updated_by=lead)
    write_up(made, lead)
    signed_off(made, lead)
    return made


@pytest.fixture
def before(authority, lead):
    return signed(authority, lead, "Spring 2014", ("partly",))


@pytest.fixture
def now(before, authority, lead):
    return signed(authority, lead, "Spring 2015", ("fully", "not-yet"), previous=before)


def test_a_reader_reads_it_and_finds_the_summary_and_its_files(read, reader, now):
    page = read(reader)
    assert "Spring 2015 works." in page.text
    assert "Key findings Strengths Strength of 1. 1 Corporate leadership" in page.text
    links = {one.attrs.get("href") for one in page.find("a")}
    names = ("self_summary", "self_summary_pdf", "self_summary_docx")
    assert {reverse(f"evaluations:{name}", args=[now.slug]) for name in names} <= links


def test_it_is_told_as_it_was_frozen(read, reader, now):
    row = SelfEntry.objects.get(cell__round=now, key=True)
    row.text = "Changed behind its back."
    row.save()
    assert ("Strength of 1." in read(reader).text, row.text in read(reader).text) == (True, False)


def test_statements_stand_beside_those_of_the_round_before(read, reader, now):
    text = read(reader).text
    assert "Extent Spring 2014 Spring 2015 Fully in evidence 0 1 Partly in evidence 1 0 Not yet" in text


def test_one_that_is_not_signed_off_is_not_told(read, reader, authority, lead):
    made = ScheduleFactory(authority=authority, name="Open", created_by=lead)
    SelfSummary.objects.create(round=made, opening="ZQSECRET", updated_by=lead)
    page = read(reader)
    assert ("ZQSECRET" in page.html, "Nothing is signed off yet." in page.text) == (False, True)


def test_the_page_costs_the_same_with_two_as_with_none(client, reader, authority, lead):
    url = reverse("evaluations:reading")
    client.force_login(reader)
    none = asked(lambda: client.get(url))
    first = signed(authority, lead, "Spring 2014")
    signed(authority, lead, "Spring 2015", previous=first)
    stands(none, asked(lambda: client.get(url)), MOST)
