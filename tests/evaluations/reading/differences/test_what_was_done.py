"""At the next rating of an element: what was done since, of which plan, and what showing it costs."""

import pytest

from evaluations.selectors.access import cell_for
from evaluations.selectors.differences import earlier_of
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.evaluations.reading.differences.conftest import KEY
from tests.evaluations.reading.making import cells_of, planned, signed_round, when
from tests.factories.rounds import RoundFactory


@pytest.fixture
def earlier(cell):
    return lambda user, of=cell: earlier_of(cell_for(user, of.round.slug, "primary", of.element.ref))


def titles(found):
    return [action.title for action in found.actions] if found else None


class TestWhatWasDone:
    def test_the_box_says_what_was_done_and_asks(self, get, core_member, action, cell):
        page = get(core_member, address(cell))
        (box,) = page.find("section", css="lq-earlier")
        assert "What was done since Autumn 2009" in box.text
        assert "A1 Agree one report format Done, progress green. 1 of 2 milestones reached." in box.text
        assert "38 of 40 in time." in box.text
        answers = [node.text for node in box.all if node.tag == "label"]
        assert answers == ["Yes", "In part", "No", "Too early to say", "How you can tell"]
        assert page.loose_ends == []

    def test_other_ratings_are_not_asked_about_it(self, get, core_member, action, round_):
        for key in (("2.4", "secondary"), ("2.5", "primary")):
            page = get(core_member, address(cells_of(round_)[key]))
            assert page.find("section", css="lq-earlier") == []

    def test_it_is_the_plan_of_the_round_before(self, earlier, core_member, action, authority, lead):
        other = signed_round(authority, lead, {KEY: "G"}, name="Beside", created_at=when(0))
        planned(other, KEY, "Of another round")
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_else_of_the_last_on_this_framework_that_planned_anything_here(
        self, earlier, core_member, action, authority, lead, round_, cell
    ):
        round_.previous = signed_round(authority, lead, {KEY: "G"}, name="Between", created_at=when(0))
        round_.save()
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_a_plan_made_after_the_round_is_not_asked_about(
        self, earlier, core_member, authority, lead, round_, cell
    ):
        later = signed_round(authority, lead, {KEY: "G"}, name="Later", number=2)
        planned(later, KEY, "Afterwards")
        assert earlier(core_member) is None

    def test_without_phases_it_goes_by_the_element(self, authority, lead, frameworks):
        one = signed_round(authority, lead, {("1", ""): "red"}, slug="laqs")
        planned(one, ("1", ""), "Name a lead governor")
        two = RoundFactory(
            authority=authority, framework=frameworks["laqs"], created_by=lead, created_at=when(1)
        )
        assert titles(earlier_of(cell_for(lead, two.slug, "all", "1"))) == ["Name a lead governor"]

    def test_another_version_of_the_framework_counts_as_the_same(
        self, earlier, core_member, action, before, frameworks
    ):
        other = frameworks["ns-quality-standards"]
        other.pk, other.version = None, "2008"
        other.save()
        before.framework = other
        before.save()
        assert titles(earlier(core_member)) == ["Agree one report format"]

    def test_an_action_that_was_dropped_is_shown_and_not_asked_about(self, get, core_member, action, cell):
        action.status, action.status_reason = "dropped", "No money."
        action.save()
        (box,) = get(core_member, address(cell)).find("section", css="lq-earlier")
        assert ("Dropped: No money" in box.text, "Did it make" in box.text) == (True, False)


def test_the_rating_page_costs_the_same_for_one_action_as_for_three(
    sign_in, core_member, cell, action, before, record, lead
):
    client = sign_in(core_member)
    client.get(address(cell))
    one = asked(lambda: client.get(address(cell)))
    for number in range(2):
        planned(before, KEY, f"Again {number}")
    record(lead, "yes")
    stands(one, asked(lambda: client.get(address(cell))), MOST)
