"""A member's own rating: theirs, private, kept above the ceiling, late once revealed, closed once agreed."""

import pytest

from evaluations.enums import RoundState, View
from evaluations.models import Rating
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.ratings import Wish, save_rating, save_ratings
from tests.factories.answers import answer, in_state, judge
from tests.factories.rounds import cell_of, join


@pytest.fixture
def rate(reach, cell, content):
    def rated(user, code, comment="", version=0, at=cell):
        level = content.level(code).pk if code else None
        return save_rating(cell=reach(user, at), user=user, level_id=level, comment=comment, version=version)

    return rated


def said(user):
    rating = Rating.objects.get(user=user)
    return rating.level.code if rating.level else None, rating.comment, rating.version


def test_each_member_has_a_rating_of_their_own(rate, core_member, lead):
    rate(core_member, "G", "Mostly there.")
    rate(lead, "NI", "Not in the small schools.")
    assert (said(core_member), said(lead)) == (
        ("G", "Mostly there.", 1),
        ("NI", "Not in the small schools.", 1),
    )


def test_a_rating_above_the_ceiling_is_kept(rate, cell, core_member):
    answer(cell, core_member, "2.4-G-1", "no")
    rate(core_member, "OS")
    assert said(core_member) == ("OS", "", 1)


def test_a_comment_may_come_first_and_a_rating_be_taken_back(rate, core_member):
    rate(core_member, None, "Not sure yet.")
    rate(core_member, "G", "Not sure yet.", version=1)
    rate(core_member, None, "Not sure after all.", version=2)
    assert said(core_member) == (None, "Not sure after all.", 3)
    kept = Rating.objects.get().history.order_by("version")
    assert [(one.level and one.level.code, str(one.history_user)) for one in kept] == [
        (None, "Cory Core"),
        ("G", "Cory Core"),
        (None, "Cory Core"),
    ]


def test_nothing_given_keeps_nothing(rate, core_member):
    assert (rate(core_member, None), Rating.objects.count()) == (None, 0)


def test_the_same_again_is_no_new_version_even_from_an_old_page(rate, core_member):
    rate(core_member, "G")
    rate(core_member, "NI", version=1)
    assert (rate(core_member, "NI", version=1).version, said(core_member)) == (2, ("NI", "", 2))


def test_another_window_of_the_same_person_is_told(rate, core_member):
    rate(core_member, "G", "From one window.")
    with pytest.raises(Overtaken) as caught:
        rate(core_member, "NI", "From the other.")
    assert (caught.value.theirs.comment, said(core_member)) == (
        "From one window.",
        ("G", "From one window.", 1),
    )


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
def test_ratings_are_closed_unless_the_round_is_open_for_rating(rate, round_, core_member, state):
    in_state(round_, state)
    with pytest.raises(Refused, match="Ratings are closed"):
        rate(core_member, "G")
    assert Rating.objects.count() == 0


def test_a_page_that_sends_an_unchanged_rating_after_the_reveal_is_not_refused(rate, round_, core_member):
    rate(core_member, "G", "Mostly there.")
    in_state(round_, RoundState.AGREEING)
    assert rate(core_member, "G", "Mostly there.", version=1).version == 1


class TestLate:
    @pytest.fixture(autouse=True)
    def rated_by_one(self, rate, round_, core_member):
        rate(core_member, "G", "In time.")
        in_state(round_, RoundState.AGREEING)

    def late(self):
        return list(Rating.objects.order_by("pk").values_list("user__name", "level__code", "late"))

    def test_a_rating_after_the_reveal_is_kept_and_marked(self, rate, lead):
        rate(lead, "NI")
        assert self.late() == [("Cory Core", "G", False), ("Lena Lead", "NI", True)]

    def test_a_rating_changed_after_the_reveal_is_marked_and_stays_so(self, rate, round_, core_member):
        rate(core_member, "NI", version=1)
        in_state(round_, RoundState.RATING)
        rate(core_member, "SI", version=2)
        assert self.late() == [("Cory Core", "SI", True)]
        kept = Rating.objects.get().history.order_by("version").values_list("level__code", "late")
        assert list(kept) == [("G", False), ("NI", True), ("SI", True)]

    def test_a_page_that_sends_what_stands_marks_nothing(self, rate, core_member):
        rate(core_member, "G", "In time.", version=1)
        assert self.late() == [("Cory Core", "G", False)]

    def test_once_the_team_has_agreed_it_is_closed(self, rate, cell, lead):
        judge(cell, lead, "NI")
        with pytest.raises(Refused, match="The team has agreed this one"):
            rate(lead, "G")
        assert self.late() == [("Cory Core", "G", False)]

    def test_a_judgement_recorded_while_the_page_waited_for_the_lock_comes_first(
        self, reach, content, cell, lead
    ):
        reached = reach(lead, cell)
        judge(cell, lead, "NI")
        with pytest.raises(Refused, match="The team has agreed this one"):
            save_rating(cell=reached, user=lead, level_id=content.level("G").pk, comment="", version=0)
        assert self.late() == [("Cory Core", "G", False)]

    def test_the_view_of_the_national_strategies_closes_nothing(self, rate, cell, lead):
        judgement = judge(cell, lead, "NI")
        judgement.view = View.STRATEGIES
        judgement.save()
        rate(lead, "G")
        assert self.late() == [("Cory Core", "G", False), ("Lena Lead", "G", True)]


class TestMany:
    @pytest.fixture
    def wish(self, reach, content):
        def wished(user, cell, code, comment="", version=0):
            level = content.level(code).pk if code else None
            return Wish(reach(user, cell), level, comment, version)

        return wished

    def test_each_is_kept_and_what_is_unchanged_has_no_new_version(self, wish, rate, round_, core_member):
        cells = [cell_of(round_, ref, "primary") for ref in ("1.1", "1.2", "1.3")]
        rate(core_member, "G", at=cells[0])
        wishes = [wish(core_member, cell, "G") for cell in cells[:2]] + [wish(core_member, cells[2], None)]
        outcome = save_ratings(round_id=round_.pk, user=core_member, wishes=wishes)
        assert (outcome.clean, sorted(one.version for one in outcome.kept.values())) == (True, [1, 1])
        assert Rating.objects.count() == 2

    def test_what_cannot_be_kept_stops_no_other(self, wish, rate, round_, core_member, lead):
        cells = [cell_of(round_, ref, "primary") for ref in ("1.1", "1.2", "1.3")]
        rate(core_member, "G", "From one window.", at=cells[0])
        in_state(round_, RoundState.AGREEING)
        judge(cells[1], lead, "NI")
        wishes = [wish(core_member, cell, "NI") for cell in cells]
        outcome = save_ratings(round_id=round_.pk, user=core_member, wishes=wishes)
        assert {pk: one.comment for pk, one in outcome.overtaken.items()} == {cells[0].pk: "From one window."}
        assert list(outcome.refused) == [cells[1].pk]
        assert {pk: one.level.code for pk, one in outcome.kept.items()} == {
            cells[0].pk: "G",
            cells[2].pk: "NI",
        }

    @pytest.mark.parametrize("number", [1, 3])
    def test_reading_costs_the_same_however_many(
        self, wish, round_, core_member, number, django_assert_num_queries
    ):
        refs = ("1.1", "1.2", "1.3")[:number]
        wishes = [wish(core_member, cell_of(round_, ref, "primary"), "G") for ref in refs]
        writes = 2 * number  # the rating and its history
        with django_assert_num_queries(1 + writes):
            save_ratings(round_id=round_.pk, user=core_member, wishes=wishes)


def test_a_lead_who_is_not_in_the_team_does_not_rate(rate, round_, lead):
    round_.team.filter(user=lead).delete()
    with pytest.raises(Refused):
        rate(lead, "G")


def test_a_guest_rates_where_they_are_named_and_nowhere_else(rate, round_, cell, guest):
    join(round_, guest, "guest", (cell,))
    assert rate(guest, "G").version == 1
    with pytest.raises(Refused):
        rate(guest, "G", at=cell_of(round_, "1.1", "primary"))


@pytest.mark.parametrize("who", ["reader", "adviser"])
def test_those_who_read_do_not_rate(request, rate, who):
    with pytest.raises(Refused):
        rate(request.getfixturevalue(who), "G")
