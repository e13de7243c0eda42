"""The region of the demo and what its National Strategies team does."""

import pytest

from evaluations.enums import View
from evaluations.models import (
    Agenda,
    AgendaItem,
    Allocation,
    Budget,
    Judgement,
    NoteOfVisit,
    Overall,
    Proposal,
    Round,
    Share,
)
from schools.models import Figure

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

FILLED = (
    "ashcombe-vale",
    "coldbrook",
    "fernhill",
    "kingsmere",
    "larkfield-and-stour",
    "port-haven",
    "redmoor",
)


def test_authorities_are_at_every_stage_and_some_have_been_there_twice():
    states = Round.objects.filter(authority__slug__in=[*FILLED, "stourmouth", "whitcastle"])
    found = {}
    for slug, state in states.order_by("created_at", "pk").values_list("authority__slug", "state"):
        found.setdefault(slug, []).append(state)
    assert found == {
        "ashcombe-vale": ["signed-off", "signed-off"],
        "coldbrook": ["signed-off", "signed-off"],
        "fernhill": ["signed-off"],
        "kingsmere": ["signed-off", "signed-off"],
        "larkfield-and-stour": ["signed-off"],
        "port-haven": ["agreeing"],
        "redmoor": ["rating"],
        "stourmouth": ["setting-up"],
    }
    assert [share.round.authority.slug for share in Share.objects.all()] == ["port-haven"]


def test_ratings_are_those_that_the_letters_say():
    rows = Judgement.objects.filter(
        cell__round__authority__slug="coldbrook",
        cell__round__previous__isnull=False,
        cell__phase__ref="secondary",
        view=View.AUTHORITY,
    )
    ordered = rows.order_by("cell__element__position").values_list("level__code", flat=True)
    assert " ".join(ordered) == "NI NI NI G NI G NI SI G NI"


def test_notes_are_in_every_state_and_two_are_answered():
    states = NoteOfVisit.objects.order_by("pk").values_list("state", "answers__accuracy")
    assert list(states) == [
        ("final", "accepted"),
        ("shared", "corrections"),
        ("draft", None),
        ("final", None),
        ("shared", None),
    ]


def test_views_are_agreed_open_and_returned_and_each_difference_has_its_reason():
    agreed = Proposal.objects.filter(agreed_at__isnull=False)
    assert agreed.count() == Judgement.objects.filter(view=View.STRATEGIES).count() == 56
    returned = Proposal.objects.filter(returned_at__isnull=False).values_list("cell__element__ref", flat=True)
    assert (list(returned), Proposal.objects.filter(agreed_at=None).count()) == (["2.2"], 18)
    differing = [row for row in agreed if row.level_id != row.against_id]
    assert len(differing) == 5
    assert [row for row in differing if not row.difference] == []
    assert Overall.objects.filter(view=View.STRATEGIES).count() == 8


def test_one_agenda_is_still_to_come_and_coverage_has_begun():
    assert (Agenda.objects.count(), AgendaItem.objects.exclude(covered_on=None).count() > 5) == (4, True)


def test_the_days_given_stay_within_the_budget():
    this = max(Budget.objects.values_list("year", flat=True))
    given = sum(Allocation.objects.filter(year=this).values_list("days", flat=True))
    assert (given, Budget.objects.get(year=this).days) == (95, 110)


def test_no_published_figure_stands_at_a_fictional_authority():
    assert Figure.objects.filter(authority__fictional=True).count() == 0
