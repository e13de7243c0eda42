"""Pages of the regional team that no journey passes, at a desk and on a phone."""

import datetime as dt

import pytest

from evaluations.enums import NoteState
from evaluations.models import Allocation
from tests.evaluations.regional.conftest import sign_off
from tests.evaluations.regional.making import review
from tests.factories.accounts import AppointmentFactory
from tests.factories.agendas import AgendaFactory, ask, ask_own, cover
from tests.factories.notes import NoteFactory, line
from tests.factories.rounds import RoundFactory

LONG = (
    "Whether reports on schools causing concern reach heads and governors in good time, and what then changes"
)
HERE, AT = "/region/region-d/", "/region/region-d/any-borough/"


@pytest.fixture
def director(authority, lead, frameworks):
    """Of a region with an authority that has something on each of these pages."""
    authority.current = True
    authority.save()
    director = AppointmentFactory(region=authority.region).user
    round_ = sign_off(RoundFactory(authority=authority, name="Autumn", created_by=lead), lead)
    review(round_, director, "2.4", "NI", "Ten sampled reports: four came after the two-week limit.")
    return director


@pytest.fixture
def look_at(page, looked_at):
    def each(*addresses):
        for address in addresses:
            page.goto(address)
            looked_at(page)

    return each


def test_pages_of_agendas(page, sign_in, director, authority, look_at):
    agenda = AgendaFactory(authority=authority, author=director, title=LONG)
    first, *_ = ask(agenda, "Appendix 3, 2.4, bullet 1", "Appendix 3, 1.2, bullet 1")
    ask_own(agenda, LONG)
    cover(first, dt.date(2009, 11, 20), "Half of them do.")
    own = f"/region/agendas/{agenda.pk}/"
    sign_in(page, director)
    look_at(f"{AT}agendas/", f"{AT}agendas/new/", f"{AT}agendas/coverage/?year=2009")
    look_at(own, f"{own}edit/", f"{own}questions/", f"{own}order/", f"{own}meeting/")


def test_pages_of_support(page, sign_in, director, authority, lead, look_at):
    given = Allocation.objects.create(
        authority=authority, year=2009, days=5, reason=LONG, given_on=dt.date(2009, 6, 1), updated_by=director
    )
    sign_in(page, director)
    look_at(f"{HERE}support/?year=2009", f"{HERE}support/budget/2009/")
    at = f"{HERE}support/any-borough/"
    look_at(f"{at}?year=2009", f"{at}new/", f"{at}history/", f"{at}{given.pk}/", f"{at}{given.pk}/take-away/")
    sign_in(page, lead)
    look_at("/support/")


def test_pages_of_notes_views_and_who_looked(page, sign_in, director, authority, lead, look_at):
    note = NoteFactory(authority=authority, author=director, state=NoteState.FINAL, summary=LONG)
    line(note, "1.1", LONG, "NI")
    sign_in(page, director)
    look_at(
        HERE, f"{HERE}notes/", f"{AT}notes/", f"/region/notes/{note.pk}/", f"/region/notes/{note.pk}/history/"
    )
    look_at(f"{AT}figures/", "/region/rounds/any-borough-autumn/view/overall/")
    sign_in(page, lead)
    look_at("/looks/", "/rounds/any-borough-autumn/share/")
