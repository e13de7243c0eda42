"""A round's life: made, moved on and back, its details changed, reopened."""

import datetime as dt

import pytest

from accounts.enums import Role
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Round
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.rounds import change_details, create_round, move_back, move_on
from standards.content import content_for
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.answers import in_state

STATES = list(RoundState)


@pytest.fixture
def create(frameworks, authority, lead):
    def created(name="Spring 2010", framework="ns-quality-standards", **more):
        row = frameworks[framework]
        details = {"authority": authority, "user": lead, "period": "2009–10"} | more
        return create_round(framework=row, content=content_for(row), name=name, **details)

    return created


def last_reason(round_):
    return Round.history.filter(id=round_.pk).latest("history_id").history_change_reason


class TestCreating:
    def test_it_has_a_cell_for_every_aspect_that_each_phase_has(self, create):
        cells = create().cells.values_list("phase__ref", "element__ref")
        by_phase = {phase: [e for p, e in cells if p == phase] for phase, _ in cells}
        ten = [f"{area}.{number}" for area in (1, 2) for number in range(1, 6)]
        assert by_phase == {
            "early-years": [ref for ref in ten if ref not in {"1.4", "2.2", "2.3"}],
            "primary": ten,
            "secondary": ten,
        }
        assert len(cells) == 27

    @pytest.mark.parametrize(
        ("framework", "cells"),
        [("laqs", 13), ("lancashire-laser", 28), ("ofsted-la-school-improvement", 9)],
    )
    def test_where_there_are_no_phases_every_element_has_one_cell(self, create, framework, cells):
        found = create(framework=framework).cells.values_list("phase", flat=True)
        assert list(found) == [None] * cells

    def test_it_begins_in_setting_up_with_its_maker_as_lead(self, create, lead):
        made = create(name=" Spring 2010 ", period=" 2009–10 ", rate_by=dt.date(2010, 3, 26))
        assert (made.name, made.period, made.rate_by, made.state, made.version) == (
            "Spring 2010",
            "2009–10",
            dt.date(2010, 3, 26),
            RoundState.SETTING_UP,
            1,
        )
        assert [(member.user, member.role) for member in made.team.all()] == [(lead, TeamRole.LEAD)]

    def test_its_slug_is_of_the_authority_and_the_name(self, create):
        assert create(name="Spring 2010: a first look!").slug == "any-borough-spring-2010-a-first-look"

    def test_a_slug_that_is_taken_gets_a_number(self, create, other_authority, outsider):
        """Names differ, slugs would not: within an authority and between two."""
        names = ("Spring 2010", "Spring, 2010", "Spring – 2010")
        assert [create(name=name).slug for name in names] == [
            "any-borough-spring-2010",
            "any-borough-spring-2010-2",
            "any-borough-spring-2010-3",
        ]
        any_ = AuthorityFactory(name="Any", slug="any", code="AN2")
        elsewhere = create(name="Borough Spring 2010", authority=any_, user=outsider)
        assert elsewhere.slug == "any-borough-spring-2010-4"

    def test_a_very_long_name_still_has_a_slug_that_fits(self, create):
        slugs = [create(name=f"{'long ' * 15}{number}").slug for number in (1, 2)]
        assert [len(slug) <= 120 for slug in slugs] == [True, True]
        assert len(set(slugs)) == 2

    def test_a_name_without_a_letter_still_has_a_slug(self, create):
        assert create(name="???").slug == "any-borough"

    def test_it_may_name_the_round_before_it(self, create):
        first = create()
        assert create(name="Autumn 2010", previous=first).previous == first


class TestMoving:
    def test_on_from_setting_up_to_rating_to_agreeing(self, create, reach, lead):
        made = create()
        states = [move_on(round_=reach(lead, made), version=version).state for version in (1, 2)]
        assert states == [RoundState.RATING, RoundState.AGREEING]
        assert last_reason(made) == "Moved on to agreeing"

    @pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_from_agreeing_the_way_on_is_the_sign_off(self, reach, round_, lead, state):
        in_state(round_, state)
        with pytest.raises(Refused, match="Sign it off instead"):
            move_on(round_=reach(lead, round_), version=1)

    def test_without_a_team_it_does_not_move(self, reach, round_, lead):
        round_.team.all().delete()
        in_state(round_, RoundState.SETTING_UP)
        with pytest.raises(Refused, match="Name at least one person in the team first"):
            move_on(round_=reach(lead, round_), version=1)

    def test_back_with_a_reason_that_its_history_keeps(self, reach, round_, lead):
        in_state(round_, RoundState.AGREEING)
        back = move_back(round_=reach(lead, round_), reason=" Two members were ill. ", version=1)
        assert (back.state, back.version) == (RoundState.RATING, 2)
        assert last_reason(round_) == "Two members were ill."
        further = move_back(round_=reach(lead, round_), reason="Wrong team.", version=2)
        assert further.state == RoundState.SETTING_UP

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
    def test_from_the_first_state_and_the_last_there_is_no_way_back(self, reach, round_, lead, state):
        in_state(round_, state)
        with pytest.raises(Refused, match="cannot move back from here"):
            move_back(round_=reach(lead, round_), reason="Because.", version=1)

    @pytest.mark.parametrize("reason", ["", " \n "])
    def test_back_without_a_reason_is_refused(self, reach, round_, lead, reason):
        with pytest.raises(Refused, match="Give the reason"):
            move_back(round_=reach(lead, round_), reason=reason, version=1)
        round_.refresh_from_db()
        assert (round_.state, round_.version) == (RoundState.RATING, 1)

    def test_someone_who_has_not_seen_the_last_move_does_not_move_it_again(self, reach, round_, lead):
        move_on(round_=reach(lead, round_), version=1)
        with pytest.raises(Overtaken):
            move_on(round_=reach(lead, round_), version=1)

    @pytest.mark.parametrize("who", ["core_member", "adviser"])
    def test_only_a_lead_moves_it(self, request, reach, round_, who):
        with pytest.raises(Refused, match="Only a lead"):
            move_on(round_=reach(request.getfixturevalue(who), round_), version=1)

    def test_any_lead_of_the_authority_may_move_it(self, reach, round_, authority):
        other = MembershipFactory(authority=authority, role=Role.LEAD).user
        assert move_on(round_=reach(other, round_), version=1).state == RoundState.AGREEING


class TestDetails:
    DETAILS = {"name": " Spring term 2010 ", "period": "2009–10", "rate_by": dt.date(2010, 4, 1)}

    def test_name_period_and_date_change_and_the_slug_stays(self, reach, round_, lead):
        changed = change_details(round_=reach(lead, round_), version=1, **self.DETAILS)
        changed.refresh_from_db()
        assert (changed.name, changed.period, changed.rate_by, changed.version) == (
            "Spring term 2010",
            "2009–10",
            dt.date(2010, 4, 1),
            2,
        )
        assert changed.slug == round_.slug

    def test_a_signed_off_round_keeps_its_details(self, reach, round_, lead):
        in_state(round_, RoundState.SIGNED_OFF)
        with pytest.raises(Refused, match="Reopen it with a reason"):
            change_details(round_=reach(lead, round_), version=1, **self.DETAILS)

    def test_details_seen_before_another_change_are_not_saved_over_it(self, reach, round_, lead):
        change_details(round_=reach(lead, round_), version=1, **self.DETAILS)
        with pytest.raises(Overtaken):
            change_details(round_=reach(lead, round_), version=1, **self.DETAILS | {"name": "Other"})
