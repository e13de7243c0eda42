"""Pages of a round's preparation, at a desk and on a phone."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import TeamRole
from evaluations.models import Cell, Meeting, Round
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import cell_of, join

OPEN, EMPTY = "/rounds/any-borough-spring-2010/", "/rounds/northmoor-vale-gifted-and-talented/"
SIX = "/rounds/any-borough-gifted-and-talented-again/"
LONG = "Wilhelmina Featherstonehaugh-Cholmondeley of the Northern and Western Partnership"


@pytest.fixture
def meeting(demo_in_full):
    """Held, in a round with a large team, a guest who has left and priorities."""
    round_ = Round.objects.get(slug="northmoor-vale-gifted-and-talented")
    lead = round_.team.get(role=TeamRole.LEAD).user
    for n in range(5):
        role, cells = (Role.GUEST, Role.CORE)[n % 2], (cell_of(round_, str(n + 1)),)
        user = MembershipFactory(authority=round_.authority, role=role, user__name=f"{LONG} {n}").user
        member = join(round_, user, TeamRole.GUEST if role == Role.GUEST else TeamRole.CORE, cells)
        member.represents = "The team of schools and settings"
        if role == Role.GUEST:
            member.until = timezone.localdate() + dt.timedelta(days=n - 1)
        member.save()
    Cell.objects.filter(pk=cell_of(round_, "5").pk).update(focus=True)
    return Meeting.objects.create(
        round=round_,
        kind="first",
        held_on=dt.date(2010, 1, 12),
        present=[LONG, "Gwen Governor"],
        notes="Went through all thirteen.\n\nOne stays open.",
        decisions="Ask the forum.",
        updated_by=lead,
    )


def test_as_the_lead_sees_them(meeting, visit, look_at):
    visit("lead@northmoor-vale")
    look_at(*(f"{EMPTY}{page}" for page in ("preparing/", "preparing/contributors/", "setup/")))
    look_at(f"{EMPTY}preparing/priorities/")
    look_at(EMPTY, f"{EMPTY}team/{meeting.round.team.filter(role=TeamRole.GUEST).last().pk}/")
    look_at(*(f"{EMPTY}meetings/{page}" for page in ("", "new/", f"{meeting.pk}/", f"{meeting.pk}/edit/")))
    look_at(f"{EMPTY}meetings/{meeting.pk}/history/")


def test_with_phases_as_the_lead_sees_them(visit, look_at):
    visit("lead@any-borough")
    look_at(f"{OPEN}preparing/contributors/", f"{OPEN}preparing/priorities/")


def test_as_an_adviser_sees_them(visit, look_at):
    visit("adviser@any-borough")
    look_at(f"{SIX}preparing/", f"{SIX}preparing/contributors/", f"{SIX}meetings/")


def test_forms_wrongly_filled_in(meeting, visit, page, look, links_land):
    visit("lead@northmoor-vale")
    for address, button in (
        (f"{EMPTY}preparing/contributors/", "Add to the team"),
        (f"{EMPTY}meetings/new/", "Save the record"),
    ):
        page.goto(address)
        page.get_by_role("button", name=button).click()
        links_land(page)
        look()
    page.goto(f"{EMPTY}preparing/")
    page.locator("#done-training").fill("soon")
    page.locator("#point-training").get_by_role("button").click()
    links_land(page)
    look()
