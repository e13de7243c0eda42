"""Every address of a region × every post: in the region and out of it, in the phase and out of it, while it lasts.

What an address names is of Primary where it is of a phase; support that is given is of none. The words are those of
tests/permissions/table.py.
"""

import datetime as dt
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from accounts.enums import RegionalRole
from evaluations.enums import NoteState
from standards.content import content_for
from tests.factories.accounts import AppointmentFactory, RegionFactory
from tests.permissions.areas import agendas, notes
from tests.permissions.asking import ask
from tests.permissions.doors import OWNED
from tests.permissions.table import ROWS, Row
from tests.permissions.world import World, untouched

pytestmark = pytest.mark.django_db

# director; phase adviser for Primary (a deputy), for Secondary; regional adviser for Primary who wrote the notes;
# another for Primary, one for Secondary
PEOPLE = ("director", "primary", "secondary", "author", "regional primary", "regional secondary")
OUTSIDE = ("away", "before", "after")

TABLE = """
  agendas                   authority R GET   200   200   200   200   200   200
  agenda_new                authority R GET   200   200   200   200   200   200
  agenda_new                authority R POST  done  422   422   422   422   422
  agenda_coverage           authority R GET   200   200   200   200   200   200
  agenda_coverage_csv       authority R GET   200   200   200   200   200   200
  agenda_uncovered          authority R POST  done  done  302   done  done  302
  agenda                    agenda    R GET   200   200   404   200   200   404
  agenda_edit               agenda    R GET   200   200   404   200   200   404
  agenda_edit               agenda    R POST  done  done  404   done  done  404
  agenda_remove             agenda    R POST  done  done  404   done  done  404
  agenda_questions          agenda    R GET   200   200   404   200   200   404
  agenda_questions          agenda    R POST  done  done  404   done  done  404
  agenda_order              agenda    R GET   200   200   404   200   200   404
  agenda_order              agenda    R POST  done  done  404   done  done  404
  agenda_meeting            agenda    R GET   200   200   404   200   200   404
  agenda_meeting            agenda    R POST  done  done  404   done  done  404
  agenda_pdf                agenda    R GET   200   200   404   200   200   404
  agenda_docx               agenda    R GET   200   200   404   200   200   404
  region_figures            authority R GET   200   200   200   200   200   200
  region_view               round     F GET   200   200   200   200   200   200
  region_view               round     F POST  done  422   422   422   422   422
  region_view_cell          viewed    F GET   200   200   404   200   200   404
  region_view_cell          viewed    F POST  done  done  404   422   422   404
  region_view_overall       round     F GET   200   200   200   200   200   200
  region_view_overall       round     F POST  done  404   422   404   404   422
  region_report             region    R GET   200   403   403   403   403   403
  region_report_pdf         region    R GET   200   403   403   403   403   403
  region_report_xlsx        region    R GET   200   403   403   403   403   403
  region_notes              region    R GET   200   200   200   200   200   200
  authority_notes           authority R GET   200   200   200   200   200   200
  note_new                  authority R GET   200   200   200   200   200   200
  note_new                  authority R POST  done  done  422   done  done  422
  note                      draft     R GET   200   200   404   200   404   404
  note                      shared    R GET   200   200   404   200   200   404
  note_edit                 draft     R GET   200   403   404   200   404   404
  note_edit                 final     R GET   403   403   404   403   403   404
  note_edit                 draft     R POST  done  403   404   done  404   404
  note_edit                 final     R POST  422   403   404   422   403   404
  note_history              draft     R GET   200   200   404   200   404   404
  note_pdf                  draft     R GET   200   200   404   200   404   404
  note_words                aspect    R POST  200   200   404   200   404   404
  note_share                draft     R POST  done  403   404   done  404   404
  note_finish               draft     R POST  422   403   404   422   404   404
  note_finish               shared    R POST  done  403   404   done  403   404
  note_drop                 draft     R POST  done  403   404   done  404   404
  note_drop                 shared    R POST  422   403   404   422   403   404
  region_ratings            region    R GET   200   200   200   200   200   200
  region_ratings_csv        region    R GET   200   200   200   200   200   200
  region_ratings_xlsx       region    R GET   200   200   200   200   200   200
  region_ratings_pdf        region    R GET   200   200   200   200   200   200
  region_trend              authority R GET   200   200   200   200   200   200
  region_trend_csv          authority R GET   200   200   200   200   200   200
  region_trend_xlsx         authority R GET   200   200   200   200   200   200
  region_trend_pdf          authority R GET   200   200   200   200   200   200
  nation_csv                -         R GET   200   200   200   200   200   200
  nation_xlsx               -         R GET   200   200   200   200   200   200
  nation_pdf                -         R GET   200   200   200   200   200   200
  nation                    -         R GET   200   200   200   200   200   200
  regions                   -         R GET   302   302   302   302   302   302
  region                    region    R GET   200   200   200   200   200   200
  region_authority          authority R GET   200   200   200   200   200   200
  region_round              round     F GET   200   200   200   200   200   200
  region_pdf                round     F GET   200   200   200   200   200   200
  region_xlsx               round     F GET   200   200   200   200   200   200
  region_support            region    R GET   200   200   200   200   200   200
  region_support_pdf        region    R GET   200   200   200   200   200   200
  region_support_xlsx       region    R GET   200   200   200   200   200   200
  region_budget             budget    R GET   200   403   403   403   403   403
  region_budget             budget    R POST  done  403   403   403   403   403
  region_support_authority  authority R GET   200   200   200   200   200   200
  region_support_history    authority R GET   200   200   200   200   200   200
  region_allocation_new     authority R GET   200   403   403   403   403   403
  region_allocation_new     authority R POST  done  403   403   403   403   403
  region_allocation         given     R GET   200   403   403   403   403   403
  region_allocation         given     R POST  done  403   403   403   403   403
  region_allocation_end     given     R GET   200   403   403   403   403   403
  region_allocation_end     given     R POST  done  403   403   403   403   403
"""

# What is for nobody without a post: the same rows stand there with what the director of the region gets.
REGIONAL = {
    str(row): row
    for row in ROWS
    if row.outcomes["lead"] == "404" and row.outcomes["regional"] not in {"404", "405"}
}


def told() -> dict[str, tuple[str, ...]]:
    """By row, what each of PEOPLE gets."""
    found = {}
    for line in TABLE.strip().splitlines():
        name, of, when, how, *got = line.split()
        found[f"evaluations:{name} of {of} {when} {how}"] = tuple(got)
    return found


TOLD = told()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(scope="module")
def posted(world, django_db_blocker) -> World:
    """The world with people of every post; its agenda is for Primary here."""
    with django_db_blocker.unblock(), untouched():
        found = agendas.of(world.own)
        found.phase_id = content_for(found.framework).phase("primary").pk
        found.save()
        author = notes.note_in(world.own, NoteState.DRAFT).author
        clients = {"author": signed_in(author), **{who: signed_in(user) for who, user in _people(world)}}
        yield replace(world, clients=clients)


def _people(world: World):
    region, day, today = world.own.authority.region, dt.timedelta(days=1), timezone.localdate()
    adviser, regional = RegionalRole.PHASE_ADVISER, RegionalRole.REGIONAL_ADVISER
    posts = {
        "director": {},
        "primary": {"role": adviser, "phase": "primary", "deputy": True},
        "secondary": {"role": adviser, "phase": "secondary"},
        "regional primary": {"role": regional, "phase": "primary"},
        "regional secondary": {"role": regional, "phase": "secondary"},
        "away": {"region": RegionFactory(code="F")},
        "before": {"starts": today + 2 * day},
        "after": {"starts": today - 9 * day, "until": today - 2 * day},
    }
    for who, post in posts.items():
        yield who, AppointmentFactory(**{"region": region, **post}).user


def asked_by(posted: World, people: tuple[str, ...], row: Row) -> tuple[tuple[str, ...], list[list[str]]]:
    got = [ask(posted, who, row.name, row.of, row.how, row.states[-1]) for who in people]
    said = tuple(one for one, _ in got)
    return said, [sql for one, sql in got if one != "done" and sql]


def test_the_table_holds_every_address_of_a_region_and_no_other():
    assert set(TOLD) == set(REGIONAL)


@pytest.mark.parametrize("row", REGIONAL.values(), ids=str)
def test_each_post_opens_what_the_table_says(posted, row):
    assert asked_by(posted, PEOPLE, row) == (TOLD[str(row)], [])


@pytest.mark.parametrize("row", REGIONAL.values(), ids=str)
def test_it_opens_nothing_from_elsewhere_nor_before_its_first_day_nor_after_its_last(posted, row):
    # What names no region is each region's own, or the nation's, which all of them read.
    away = "404" if row.of in OWNED | {"region", "budget"} else row.outcomes["regional"]
    assert asked_by(posted, OUTSIDE, row) == ((away, "404", "404"), [])
