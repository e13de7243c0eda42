"""Who sees an aspect beside a judgement of the same matter, and the judgement beside the aspect."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import RoundState
from tests.evaluations.elsewhere.aspects import SCHEDULE, consider, elsewhere, page_of
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.answers import in_state, judge
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.mark.parametrize("state", RoundState)
def test_a_reader_sees_an_aspect_only_once_both_rounds_are_signed_off(
    laqs, aspect, matters, lead, reader, state
):
    consider(aspect, lead, "fully")
    in_state(laqs, RoundState.SIGNED_OFF)
    in_state(aspect.round, state)
    assert bool(matters(reader).matches) == (state == RoundState.SIGNED_OFF)
    assert bool(matters(lead).matches)


def test_a_guest_sees_the_aspects_that_they_are_named_for_until_their_last_day(
    authority, laqs, here, ofsted, aspect, matters, lead
):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(laqs, guest, "guest", (here,))
    consider(aspect, lead, "fully")
    consider(cell_of(ofsted, "2"), lead, "fully")
    assert matters(guest).matches == ()
    place = join(ofsted, guest, "guest", (aspect,))
    assert [match.place.link.there.ref for match in matters(guest).matches] == ["3"]
    place.until = timezone.localdate() - dt.timedelta(days=1)
    place.save()
    assert matters(guest).matches == ()


def test_a_guest_of_an_aspect_sees_only_the_questions_that_they_are_named_for(
    authority, ofsted, aspect, laser, get, lead
):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(ofsted, guest, "guest", (aspect,))
    question = cell_of(laser, "15")
    judge(question, lead, "inadequate")
    assert elsewhere(get(guest, page_of(aspect))) == ""
    join(laser, guest, "guest", (question,))
    assert "Inadequate" in elsewhere(get(guest, page_of(aspect)))


def test_another_authority_is_never_read_either_way(here, aspect, get, matters, lead):
    theirs = AuthorityFactory()
    MembershipFactory(user=lead, authority=theirs, role=Role.LEAD)
    rounds = {
        slug: RoundFactory(
            authority=theirs, framework=framework(slug), name=f"Secret {slug}", state=RoundState.AGREEING
        )
        for slug in (SCHEDULE, "lancashire-laser")
    }
    consider(cell_of(rounds[SCHEDULE], "3"), lead, "fully")
    judge(cell_of(rounds["lancashire-laser"], "15"), lead, "inadequate")
    assert matters(lead, "red").matches == ()
    assert "Secret" not in get(lead, page_of(aspect)).html
    assert "Secret" not in get(lead, address(here)).html
