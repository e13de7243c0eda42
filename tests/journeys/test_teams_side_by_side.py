"""Four teams' answers where a question of the LASER is agreed: columns on a wide page, stacked on a narrow one."""

import pytest

from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join

TEXT = "Provision is good and improving in most schools, and boys at seven are the exception. " * 4


@pytest.fixture
def round_(authority, lead):
    made = LaserFactory.create(authority=authority, name="LASER 2013", created_by=lead)
    join(made, lead, "lead")
    for name in ("Early years", "Governor services", "Primary advisers", "Secondary advisers"):
        answer = answered(
            answering_team(made, name, lead),
            cell_of(made, "12"),
            "good",
            text=TEXT,
            trend="up",
            figures="To 82%",
        )
        for what in ("Riverside", "Hill"):
            answer.variations.create(
                kind="district", what=what, level_id=answer.level_id, text="Far above.", updated_by=lead
            )
        answer.evidence.create(kind="expected", words="Key Stage 2 results", added_by=lead)
        answer.priorities.create(text="Reading at seven", progress="Begun", rag="amber", updated_by=lead)
    in_state(made, "agreeing")
    return made


def places(page, side):
    return {round(box.bounding_box()[side]) for box in page.locator(".lq-side").all()}


def test_four_teams_stand_side_by_side_and_below_one_another_where_it_is_narrow(
    page, sign_in, looked_at, round_, lead
):
    sign_in(page, lead)
    page.goto(f"/rounds/{round_.slug}/all/12/agree/")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert (len(places(page, "x")), len(places(page, "y"))) == (4, 1)
    page.set_viewport_size({"width": 320, "height": 700})
    assert (len(places(page, "x")), len(places(page, "y"))) == (1, 4)
    looked_at(page)
