"""Who reaches an agenda, and that pages cost no more for many."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Share
from tests.evaluations.agendas.conftest import DATA, FIRST, SECOND, WITH, at
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.agendas import AgendaFactory, ask, cover
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
PAGES = ("", "edit/", "questions/", "order/", "meeting/", "agenda.pdf", "agenda.docx")


def statuses(client, agenda):
    return {page: client.get(at(agenda, page)).status_code for page in PAGES}


def test_another_region_finds_neither_the_agenda_nor_the_authority(as_, agenda):
    other = AppointmentFactory(region=RegionFactory(code="E")).user
    assert statuses(as_(other), agenda) == dict.fromkeys(PAGES, 404)
    found = [
        as_(other).get(f"{WITH}{page}").status_code for page in ("", "new/", "coverage/", "coverage.csv")
    ]
    assert found == [404] * 4


@pytest.mark.parametrize("phase", ["secondary", None])
def test_an_adviser_finds_none_of_another_phase_nor_one_for_all(
    as_, get, primary_adviser, director, authority, phase
):
    other = AgendaFactory(authority=authority, author=director, phase=phase, title="Not theirs")
    assert statuses(as_(primary_adviser), other) == dict.fromkeys(PAGES, 404)
    assert as_(primary_adviser).post(at(other, "remove/")).status_code == 404
    assert "Not theirs" not in get(primary_adviser, WITH).text
    assert "Not theirs" in get(director, WITH).text


def test_the_authority_itself_reads_none(as_, lead, agenda):
    assert as_(lead).get(at(agenda)).status_code == 404


def test_a_post_that_ended_opens_none(as_, primary_adviser, agenda):
    primary_adviser.appointments.all().delete()
    assert as_(primary_adviser).get(at(agenda)).status_code == 404


def test_the_page_of_the_authority_leads_there(get, primary_adviser, agenda):
    hrefs = {link.attrs["href"] for link in get(primary_adviser, WITH.removesuffix("agendas/")).find("a")}
    assert {WITH, f"{WITH}coverage/"} <= hrefs


@pytest.mark.parametrize("which", ["list", "agenda", "questions/", "order/", "meeting/", "coverage"])
def test_three_cost_no_more_queries_than_one(
    as_, primary_adviser, authority, agenda, signed, which, django_assert_max_num_queries
):
    address = {"list": WITH, "coverage": f"{WITH}coverage/?year=2009", "agenda": at(agenda)}.get(
        which, at(agenda, which)
    )
    client, counts = as_(primary_adviser), []
    cover(*ask(agenda, DATA), "2009-11-20")
    client.get(address)
    for more in (True, False):
        with django_assert_max_num_queries(12) as asked:
            client.get(address)
        counts.append(len(asked))
        if more:
            ask(agenda, FIRST, SECOND)
            for number in range(2):
                other = AgendaFactory(authority=authority, author=primary_adviser, title=f"Another {number}")
                cover(*ask(other, SECOND), "2010-01-05")
                AuthorityFactory(region=authority.region)
    assert counts[0] == counts[1]


def test_a_round_that_is_only_shared_is_worked_out_in_four_queries_more(
    as_, primary_adviser, agenda, authority, lead, django_assert_num_queries
):
    round_ = RoundFactory(authority=authority, state=RoundState.AGREEING, created_by=lead)
    Share.objects.create(round=round_, shared_by=lead)
    ask(agenda, DATA)
    client = as_(primary_adviser)
    client.get(at(agenda))
    with django_assert_num_queries(14):
        client.get(at(agenda))
