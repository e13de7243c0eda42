"""Who is asked to rate what: shared out where there are criteria to consider, all of it where there are none."""

import pytest

from evaluations.enums import TeamRole
from evaluations.selectors.home import home_of
from evaluations.selectors.rounds import team_rows
from evaluations.selectors.team import asked_of
from standards.content import content_for
from tests.factories.rounds import RoundFactory, cell_of, join

NAMED, EVERY = {1}, {1, 2, 3}


@pytest.mark.parametrize(
    ("slug", "role", "named", "asked"),
    [
        ("ns-quality-standards", TeamRole.CORE, NAMED, NAMED),
        ("ns-quality-standards", TeamRole.LEAD, set(), EVERY),
        ("ns-quality-standards", TeamRole.GUEST, set(), set()),
        ("laqs", TeamRole.CORE, NAMED, EVERY),
        ("laqs", TeamRole.GUEST, NAMED, NAMED),
        ("lancashire-laser", TeamRole.LEAD, NAMED, EVERY),
    ],
)
def test_criteria_are_shared_out_and_without_any_each_member_rates_all(frameworks, slug, role, named, asked):
    assert asked_of(content_for(frameworks[slug]), role, named, EVERY) == asked


@pytest.mark.parametrize(
    ("slug", "place", "share", "rest"), [("laqs", "6", 13, 12), ("ns-quality-standards", "2.5", 1, 0)]
)
def test_team_and_home_count_what_a_member_is_asked_for(
    frameworks, authority, lead, core_member, slug, place, share, rest
):
    round_ = RoundFactory(authority=authority, framework=frameworks[slug], created_by=lead)
    join(round_, core_member).cells.set([cell_of(round_, place, "primary" if rest == 0 else None)])
    (row,) = team_rows(round_)
    current = home_of(core_member, authority).current
    assert (row.of, current.of, current.team[0].of, len(current.to_rate)) == (share,) * 4
    assert current.to_rate[0].name.startswith(place)
