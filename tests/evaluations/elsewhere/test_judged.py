"""What the same authority judged of the same matter elsewhere: to those who may see it, and never more."""

import datetime as dt

import pytest

from accounts.enums import Role
from evaluations.enums import RoundState, View
from evaluations.models import Judgement
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.answering import answered, answering_team
from tests.factories.answers import DAY, in_state, judge, judgement
from tests.factories.rounds import RoundFactory, cell_of, framework, join

HIDDEN = RoundState.SETTING_UP, RoundState.RATING
REVEALED = RoundState.AGREEING, RoundState.SIGNED_OFF


def said(found):
    """Element, phase and level of each."""
    return [
        (one.place.link.there.ref, one.place.phase.ref if one.place.phase else None, one.level.code)
        for match in found.matches
        for one in match.judged
    ]


def test_matching_elements_are_shown_by_framework_and_phase(a_round, ns, matters, lead):
    laser = a_round("lancashire-laser")
    judge(cell_of(laser, "18"), lead, "good")
    judge(cell_of(ns, "2.4", "secondary"), lead, "SI")
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    judge(cell_of(ns, "2.3", "primary"), lead, "SI")
    assert said(matters(lead)) == [
        ("18", None, "good"),
        ("2.4", "primary", "G"),
        ("2.4", "secondary", "SI"),
    ]


def test_a_contradiction_is_flagged_in_words_and_only_against_what_is_judged_here(ns, matters, lead):
    judge(cell_of(ns, "2.4", "primary"), lead, "SI")
    judge(cell_of(ns, "2.4", "secondary"), lead, "G")
    assert matters(lead).contradictions == 0
    found = matters(lead, "green")
    assert found.contradictions == 1
    assert [(one.place.phase.ref, one.words) for one in found.matches[0].remarks] == [
        (
            "primary",
            "Green here, Significant improvement needed there. "
            "The two only overlap, so both may be right: say why.",
        )
    ]
    assert [one.contrast for one in matters(lead, "amber").matches[0].remarks] == ["apart"]


def test_where_one_takes_in_the_other_both_are_to_be_looked_at(a_round, ns, matters, lead):
    judge(cell_of(a_round("lancashire-laser"), "20"), lead, "inadequate")
    found = matters(lead, "G", cell_of(ns, "2.3", "primary"))
    assert found.matches[0].remarks[0].words == (
        "Good here, Inadequate there. "
        "The two ask for much the same: look at both again, or say why they differ."
    )


def test_only_the_round_that_judged_it_last_is_shown(a_round, ns, matters, lead):
    judge(cell_of(ns, "2.4", "primary"), lead, "SI")
    later = a_round("ns-quality-standards", name="Spring 2010")
    one = judgement(cell_of(later, "2.4", "primary"), lead, "G")
    one.agreed_on = DAY + dt.timedelta(days=30)
    one.save()
    assert said(matters(lead)) == [("2.4", "primary", "G")]
    assert matters(lead).matches[0].place.round_name == "Spring 2010"


def test_what_was_judged_not_applicable_contradicts_nothing(ns, matters, lead):
    judge(cell_of(ns, "2.4", "primary"), lead, None)
    found = matters(lead, "green")
    assert (found.contradictions, found.matches[0].judged[0].level) == (0, None)


@pytest.mark.parametrize("state", RoundState)
def test_a_judgement_is_shown_once_its_round_is_revealed(ns, matters, lead, state):
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    in_state(ns, state)
    assert bool(matters(lead).matches) == (state in REVEALED)


@pytest.mark.parametrize("state", RoundState)
def test_a_reader_sees_it_only_once_both_are_signed_off(laqs, ns, matters, lead, reader, state):
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    in_state(laqs, RoundState.SIGNED_OFF)
    in_state(ns, state)
    assert bool(matters(reader).matches) == (state == RoundState.SIGNED_OFF)


def test_a_guest_sees_only_the_elements_that_they_are_named_for(authority, laqs, ns, here, matters, lead):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(laqs, guest, "guest", (here,))
    named, other = cell_of(ns, "2.4", "primary"), cell_of(ns, "2.4", "secondary")
    for cell in (named, other):
        judge(cell, lead, "G")
    assert matters(guest).matches == ()
    join(ns, guest, "guest", (named,))
    assert said(matters(guest)) == [("2.4", "primary", "G")]


def test_another_authority_is_never_read_not_even_by_someone_who_belongs_to_both(get, here, matters, lead):
    theirs = AuthorityFactory(name="Secret Borough")
    MembershipFactory(user=lead, authority=theirs, role=Role.LEAD)
    round_ = RoundFactory(
        authority=theirs, framework=framework(), state=RoundState.AGREEING, name="Secret round"
    )
    judge(cell_of(round_, "2.4", "primary"), lead, "SI")
    assert matters(lead, "green").matches == ()
    for name in ("rate", "agree"):
        assert "Secret round" not in get(lead, address(here, name)).html


def test_the_national_strategies_view_is_not_the_authoritys(ns, matters, lead):
    Judgement.objects.create(
        cell=cell_of(ns, "2.4", "primary"),
        view=next(view for view in View if view != View.AUTHORITY),
        level_id=judgement(cell_of(ns, "2.4", "primary"), lead, "SI").level_id,
        agreed_on=DAY,
        updated_by=lead,
    )
    assert matters(lead).matches == ()


def test_nothing_is_carried_over(ns, here, get, lead):
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    get(lead, address(here, "agree")), get(lead, address(here))
    assert not here.judgements.exists()


@pytest.mark.parametrize("name", ["rate", "agree"])
def test_both_pages_say_what_stands_against_what(ns, here, get, lead, name):
    judge(here, lead, "green")
    judge(cell_of(ns, "2.4", "primary"), lead, "SI")
    text = get(lead, address(here, name)).text
    assert "Judged elsewhere 1 contradicts this" in text
    assert "Autumn 2009, being agreed · judged 26 March 2010" in text
    assert "Contradiction, Primary: Green here, Significant improvement needed there." in text


@pytest.mark.parametrize("name", ["rate", "agree"])
def test_it_costs_the_same_for_one_round_and_for_many(
    a_round, ns, here, client, lead, name, django_assert_max_num_queries, django_assert_num_queries
):
    judge(cell_of(ns, "2.4", "primary"), lead, "SI")
    client.force_login(lead)
    client.get(address(here, name))
    with django_assert_max_num_queries(12) as counted:
        client.get(address(here, name))
    cost = len(counted)
    for number in range(3):
        more = a_round("ns-quality-standards", name=f"More {number}")
        for phase in ("early-years", "primary", "secondary"):
            judge(cell_of(more, "2.4", phase), lead, "G")
            judge(cell_of(more, "1.2", phase), lead, "G")
    judge(cell_of(a_round("lancashire-laser"), "18"), lead, "good")
    client.get(address(here, name))
    with django_assert_num_queries(cost):
        client.get(address(here, name))


def test_a_rating_page_asks_nothing_of_crosswalks_without_a_round_on_another_framework(
    a_round, laqs, here, client, lead, django_assert_num_queries
):
    a_round("laqs", name="Gifted 2009")
    a_round("ns-quality-standards", authority=AuthorityFactory())
    client.force_login(lead)
    client.get(address(here))
    with django_assert_num_queries(10) as counted:
        client.get(address(here))
    assert not [query for query in counted.captured_queries if "crosswalk" in query["sql"]]


def test_what_was_agreed_of_teams_answers_counts_and_what_one_team_answers_does_not(a_round, matters, lead):
    laser = a_round("lancashire-laser", RoundState.SIGNED_OFF)
    cell = cell_of(laser, "18")
    answered(answering_team(laser, "Primary", lead), cell, "inadequate")
    assert said(matters(lead)) == []
    judge(cell, lead, "good")
    assert said(matters(lead)) == [("18", None, "good")]
