"""The next round shows how each team and each group was judged in the round before."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import GroupJudgement
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of


@pytest.fixture
def before(laser, authority, lead):
    """The round that the other goes on from, agreed."""
    found = LaserFactory.create(authority=authority, name="LASER 2012", created_by=lead)
    laser.previous = found
    laser.save()
    return found


def judged(before, name, ref, level):
    team = before.answering_teams.filter(name=name).first() or answering_team(before, name)
    return answered(team, cell_of(before, ref), level, text="As it was then.")


def boxes(page):
    return [node.text for node in page.find(css="lq-was-box")]


def test_an_answer_shows_what_its_own_team_judged_of_the_same(as_core, primary, cell, before, at):
    judged(before, "Primary advisers", "1", "good")
    judged(before, "Primary advisers", "2", "outstanding")
    judged(before, "Governor services", "1", "inadequate")
    in_state(before, RoundState.SIGNED_OFF)
    (box,) = boxes(Page(as_core.get(at(primary, cell))))
    assert box.startswith("In LASER 2012: was Good")


def test_what_was_never_revealed_is_not_shown(as_core, primary, cell, before, at):
    judged(before, "Primary advisers", "1", "good")
    in_state(before, RoundState.RATING)
    assert boxes(Page(as_core.get(at(primary, cell)))) == []


def test_an_answer_costs_the_same_for_many_judged_before(as_core, primary, cell, before, at):
    judged(before, "Primary advisers", "1", "good")
    in_state(before, RoundState.SIGNED_OFF)
    as_core.get(at(primary, cell))
    one = asked(lambda: as_core.get(at(primary, cell)))
    for ref in ("2", "14"):
        judged(before, "Primary advisers", ref, "good")
    stands(one, asked(lambda: as_core.get(at(primary, cell))), MOST)


def test_groups_show_how_they_were_judged_and_why(as_core, laser, before, lead):
    content = content_for(before.framework)
    areas = {area.ref: area for area in content.areas}
    for area, level, why in ((areas["leadership"], "good", "Mostly."), (None, "inadequate", "Results.")):
        GroupJudgement.objects.create(
            round=before,
            area_id=area.pk if area else None,
            level_id=content.level(level).pk,
            rationale=why,
            updated_by=lead,
        )
    page = Page(as_core.get(reverse("evaluations:group_judgements", args=[laser.slug])))
    said = boxes(page)
    assert [("was Good" in box, "was Inadequate" in box) for box in said] == [(True, False), (False, True)]
    assert [("Mostly." in box, "Results." in box) for box in said] == [(True, False), (False, True)]
    labels = [node.attrs["aria-label"] for node in page.find(css="lq-was-box")]
    assert labels == ["In LASER 2012: Leadership", "In LASER 2012: All of it together"]
    assert page.loose_ends == []
