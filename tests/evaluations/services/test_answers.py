"""Recording findings and measures: whose change it is, what two people make of one line, who may."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Answer
from evaluations.services.answers import Change, record_answers
from evaluations.services.errors import Refused
from tests.factories.answers import in_state, key_of
from tests.factories.rounds import cell_of, join


@pytest.fixture
def record(reach, cell):
    """What came of recording lines, each (ref, value, note, version)."""

    def recorded(user, *lines, at=cell):
        changes = [Change(key_of(at, ref), *rest) for ref, *rest in lines]
        return record_answers(cell=reach(user, at), user=user, changes=changes)

    return recorded


def row(ref):
    return Answer.objects.get(criterion__ref=ref)


def said(ref):
    found = row(ref)
    return found.value, found.note, found.version, str(found.updated_by)


class TestOnePerson:
    def test_a_first_answer_is_version_one_and_says_who(self, record, core_member):
        result = record(core_member, ("2.4-G-1", "yes", "Seen in June.", 0))
        assert said("2.4-G-1") == ("yes", "Seen in June.", 1, "Cory Core")
        assert [answer.version for answer in result.saved] == [1]

    def test_a_change_counts_up_and_says_who(self, record, core_member, lead):
        record(core_member, ("2.4-G-1", "yes", "", 0))
        record(lead, ("2.4-G-1", "no", "Not since May.", 1))
        assert said("2.4-G-1") == ("no", "Not since May.", 2, "Lena Lead")

    def test_the_history_keeps_every_version_with_who_and_why(self, record, core_member, lead):
        record(core_member, ("2.4-G-1", "yes", "Seen in June.", 0))
        record(lead, ("2.4-G-1", "no", "Not since May.", 1))
        kept = row("2.4-G-1").history.order_by("version")
        assert [(one.value, one.note, str(one.history_user), one.history_type) for one in kept] == [
            ("yes", "Seen in June.", "Cory Core", "+"),
            ("no", "Not since May.", "Lena Lead", "~"),
        ]

    def test_lines_that_say_what_is_saved_already_are_left_alone(self, record, core_member, lead):
        record(core_member, ("2.4-G-1", "yes", "Seen in June.", 0))
        result = record(lead, ("2.4-G-1", "yes", "Seen in June.", 1), ("2.4-G-2", "", "", 0))
        assert (result.saved, result.clashes, Answer.objects.count()) == ((), (), 1)
        assert (said("2.4-G-1")[2:], row("2.4-G-1").history.count()) == ((1, "Cory Core"), 1)

    def test_a_note_may_stand_without_an_answer(self, record, core_member):
        record(core_member, ("2.4-G-1", "", "Ask the SIPs first.", 0))
        assert said("2.4-G-1") == ("", "Ask the SIPs first.", 1, "Cory Core")

    def test_an_answer_taken_back_is_not_yet_considered_and_keeps_its_history(self, record, core_member):
        record(core_member, ("2.4-G-1", "yes", "", 0))
        record(core_member, ("2.4-G-1", "", "", 1))
        kept = row("2.4-G-1").history.order_by("version").values_list("value", flat=True)
        assert (said("2.4-G-1"), list(kept)) == (("", "", 2, "Cory Core"), ["yes", ""])

    def test_many_lines_are_recorded_at_once_and_all_handed_back(self, record, core_member):
        result = record(core_member, ("2.4-G-1", "yes", "", 0), ("2.4-SI-1", "no", "", 0))
        assert [answer.value for answer in result.saved] == ["yes", "no"]
        assert {answer.value for answer in result.answers.values()} == {"yes", "no"}

    def test_a_measure_is_recorded_like_a_criterion(self, record, core_member, round_):
        targets = cell_of(round_, "1.5", "primary")
        record(core_member, ("1.5-schools-in-line", "87.5", "Of 96 schools.", 0), at=targets)
        found = targets.answers.get()
        assert (found.measure.ref, found.criterion, found.value) == ("1.5-schools-in-line", None, "87.5")

    def test_an_answer_in_one_phase_is_not_one_in_another(self, record, core_member, round_):
        record(core_member, ("2.4-G-1", "yes", "", 0))
        record(core_member, ("2.4-G-1", "no", "", 0), at=cell_of(round_, "2.4", "secondary"))
        values = Answer.objects.order_by("value").values_list("value", "cell__phase__ref")
        assert list(values) == [("no", "secondary"), ("yes", "primary")]


class TestTwoPeople:
    """The lead saved something else since the core member opened the page, at version 1."""

    @pytest.fixture(autouse=True)
    def saved(self, record, core_member):
        record(core_member, ("2.4-G-1", "yes", "Seen in June.", 0))

    def test_one_changes_the_answer_and_the_other_the_note_and_that_is_a_clash(
        self, record, core_member, lead
    ):
        """Answer and note are one statement: half of each would say what neither of them did."""
        record(lead, ("2.4-G-1", "no", "Seen in June.", 1))
        (clash,) = record(core_member, ("2.4-G-1", "yes", "Seen in July.", 1)).clashes
        assert (clash.theirs.value, clash.theirs.note) == ("no", "Seen in June.")
        assert (clash.mine.value, clash.mine.note) == ("yes", "Seen in July.")
        assert said("2.4-G-1") == ("no", "Seen in June.", 2, "Lena Lead")

    def test_a_page_left_open_overwrites_nobody(self, record, core_member, lead):
        record(lead, ("2.4-G-1", "no", "Not since May.", 1))
        result = record(core_member, ("2.4-G-1", "yes", "Seen in June.", 1))
        assert (result.saved, result.clashes) == ((), ())
        assert said("2.4-G-1") == ("no", "Not since May.", 2, "Lena Lead")

    def test_the_same_change_by_both_is_no_clash(self, record, core_member, lead):
        record(lead, ("2.4-G-1", "no", "Not since May.", 1))
        result = record(core_member, ("2.4-G-1", "no", "Not since May.", 1))
        assert (result.saved, result.clashes) == ((), ())
        assert said("2.4-G-1") == ("no", "Not since May.", 2, "Lena Lead")

    def test_two_answers_clash_and_nothing_of_the_second_is_written(self, record, core_member, lead):
        record(lead, ("2.4-G-1", "no", "Seen in June.", 1))
        result = record(core_member, ("2.4-G-1", "", "Seen in July.", 1))
        assert said("2.4-G-1") == ("no", "Seen in June.", 2, "Lena Lead")
        (clash,) = result.clashes
        assert (clash.theirs.value, clash.mine.value, clash.mine.note) == ("no", "", "Seen in July.")
        assert (result.saved, row("2.4-G-1").history.count()) == ((), 2)

    def test_two_notes_clash_and_both_texts_are_handed_back(self, record, core_member, lead):
        record(lead, ("2.4-G-1", "yes", "Seen in May.", 1))
        (clash,) = record(core_member, ("2.4-G-1", "yes", "Seen in July.", 1)).clashes
        assert (clash.theirs.note, clash.mine.note) == ("Seen in May.", "Seen in July.")

    def test_two_who_both_answer_first_clash(self, record, core_member, lead):
        record(core_member, ("2.4-G-2", "yes", "", 0))
        (clash,) = record(lead, ("2.4-G-2", "no", "", 0)).clashes
        assert (clash.theirs.value, clash.mine.value) == ("yes", "no")

    def test_other_lines_of_the_same_submission_are_saved(self, record, core_member, lead):
        record(lead, ("2.4-G-1", "no", "Seen in June.", 1))
        result = record(core_member, ("2.4-G-1", "", "", 1), ("2.4-G-2", "yes", "", 0))
        assert ([answer.criterion.ref for answer in result.saved], len(result.clashes)) == (["2.4-G-2"], 1)

    def test_a_version_that_never_was_counts_as_having_seen_nothing(self, record, lead):
        (clash,) = record(lead, ("2.4-G-1", "no", "", 99)).clashes
        assert (clash.theirs.value, clash.mine.value) == ("yes", "no")


class TestWhoMay:
    LINE = ("2.4-G-1", "yes", "", 0)

    @pytest.mark.parametrize("state", [RoundState.RATING, RoundState.AGREEING])
    def test_the_team_records_while_the_round_is_open_to_it(self, record, core_member, round_, state):
        in_state(round_, state)
        assert len(record(core_member, self.LINE).saved) == 1

    def test_nobody_records_while_the_round_is_set_up(self, record, lead, round_):
        in_state(round_, RoundState.SETTING_UP)
        with pytest.raises(Refused, match="still being set up"):
            record(lead, self.LINE)

    def test_nobody_records_once_it_is_signed_off(self, record, lead, round_):
        in_state(round_, RoundState.SIGNED_OFF)
        with pytest.raises(Refused, match="signed off, so nothing in it can change"):
            record(lead, self.LINE)
        assert Answer.objects.count() == 0

    @pytest.mark.parametrize("who", ["reader", "adviser"])
    def test_those_who_read_do_not_record(self, request, record, who):
        with pytest.raises(Refused, match="recording is for the round’s team"):
            record(request.getfixturevalue(who), self.LINE)

    def test_a_core_member_of_the_authority_outside_the_team_does_not_record(
        self, record, round_, core_member
    ):
        round_.team.filter(user=core_member).delete()
        with pytest.raises(Refused, match="Ask the lead to add you"):
            record(core_member, self.LINE)

    def test_a_lead_records_without_being_in_the_team(self, record, round_, lead):
        round_.team.filter(user=lead).delete()
        assert len(record(lead, self.LINE).saved) == 1

    def test_a_guest_records_where_they_are_named_and_nowhere_else(self, record, round_, cell, guest):
        join(round_, guest, "guest", (cell,))
        assert len(record(guest, self.LINE).saved) == 1
        with pytest.raises(Refused):
            record(guest, self.LINE, at=cell_of(round_, "2.4", "secondary"))
