"""The next round takes documents and people along, each begun anew."""

import datetime as dt

from evaluations.models import Carried, NotNeeded, ReadyDocument, ReadyPerson
from evaluations.services.carrying import Take
from tests.evaluations.services.following import start
from tests.factories.accounts import UserFactory
from tests.factories.readiness import document, needless, person


def test_what_was_ready_is_not_started_and_says_how_it_was(schedule, lead):
    document(
        schedule, lead, number=3, state="ready", ready_on=dt.date(2015, 2, 3), location="Shelf", owner=lead
    )
    person(schedule, lead, name="Ina Chief", email="ina@example.org", state="confirmed", days=[1, 3])
    needless(schedule, lead)
    made = start(schedule, lead, take={Take.READINESS})
    paper, someone = ReadyDocument.objects.get(round=made), ReadyPerson.objects.get(round=made)
    assert (paper.number, paper.state, paper.ready_on, paper.was) == (
        3,
        "not-started",
        None,
        "Was ready, 3 February 2015",
    )
    assert (paper.location, paper.owner) == ("Shelf", lead)
    assert (someone.state, someone.days, someone.was) == ("to-invite", [], "Was confirmed, Monday, Wednesday")
    assert (someone.name, someone.email) == ("Ina Chief", "ina@example.org")
    assert NotNeeded.objects.get(round=made).reason == "There is no such list."
    told = Carried.objects.get(round=made)
    assert (told.taken["documents"], told.taken["people"], told.changed) == (1, 1, [])


def test_an_owner_who_has_left_is_told_without_naming_what_is_in_confidence(schedule, lead):
    document(schedule, lead, "Secret casework", owner=UserFactory(), in_confidence=True)
    made = start(schedule, lead, take={Take.READINESS})
    told = Carried.objects.get(round=made)
    assert ReadyDocument.objects.get(round=made).owner is None
    assert [(line["kind"], line["what"]) for line in told.changed] == [
        ("documents", "A document in confidence")
    ]


def test_it_is_left_where_the_lead_leaves_it(schedule, lead):
    document(schedule, lead)
    made = start(schedule, lead, take={Take.PLAN})
    assert ReadyDocument.objects.filter(round=made).count() == 0
