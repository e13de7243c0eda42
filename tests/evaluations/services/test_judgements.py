"""The team's judgement: held under the ceiling, refused with the rules that stand in its way."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Answer, Judgement
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.judgements import Decision, record_judgement
from tests.factories.answers import answer, answer_all, in_state
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join

PICTURE = (
    "The LA has effective and transparent management information systems for gathering relevant intelligence "
    "on providers and uses this to: form a robust picture of children's progress and provider quality"
)
WHO = ["Lena Lead", "Cory Core"]


@pytest.fixture(autouse=True)
def agreeing(round_):
    in_state(round_, RoundState.AGREEING)


@pytest.fixture
def agree(reach, cell, content, core_member):
    def agreed(code, *, user=core_member, at=cell, version=0, why="Seen in the reports.", **more):
        level = content.level(code) if code else None
        decision = Decision(level, why, more.pop("by", WHO), **more)
        return record_judgement(
            cell=reach(user, at), content=content, user=user, decision=decision, version=version
        )

    return agreed


def refusal(agree, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        agree(*args, **kwargs)
    assert Judgement.objects.count() == 0
    return caught.value.messages


def show_impact(cell, impact):
    link(cell, EvidenceFactory(authority=cell.round.authority, impact=impact))


class TestRecording:
    def test_it_keeps_level_reason_who_agreed_when_and_what_the_ceiling_was(
        self, agree, cell, core_member, content
    ):
        answer_all(cell, core_member)
        show_impact(cell, "some")
        row = agree("G", agreed_on=dt.date(2010, 3, 26), dissent=" Gil would say NI. ")
        assert (row.level_id, row.ceiling_id) == (content.level("G").pk, content.level("G").pk)
        assert (row.rationale, row.agreed_by, row.agreed_on, row.dissent, row.version) == (
            "Seen in the reports.",
            WHO,
            dt.date(2010, 3, 26),
            "Gil would say NI.",
            1,
        )
        assert (str(row.updated_by), row.not_applicable) == ("Cory Core", False)

    def test_without_a_day_it_is_today(self, agree):
        assert agree("SI").agreed_on == timezone.localdate()

    def test_any_level_below_the_ceiling_may_be_agreed(self, agree, cell, core_member):
        answer_all(cell, core_member)
        show_impact(cell, "substantial")
        assert [agree(code, version=n).version for n, code in enumerate(("OS", "G", "NI", "SI"))] == [
            1,
            2,
            3,
            4,
        ]

    def test_every_version_is_kept_with_who(self, agree, lead):
        agree("SI")
        agree(None, user=lead, version=1, why="No such reports this year.")
        kept = Judgement.objects.get().history.order_by("version")
        assert [(one.not_applicable, one.rationale, str(one.history_user)) for one in kept] == [
            (False, "Seen in the reports.", "Cory Core"),
            (True, "No such reports this year.", "Lena Lead"),
        ]

    def test_the_same_sent_twice_is_recorded_once(self, agree, lead):
        day = dt.date(2010, 3, 26)
        versions = [agree("SI", agreed_on=day).version, agree("SI", agreed_on=day, user=lead).version]
        assert (versions, Judgement.history.count()) == ([1, 1], 1)

    def test_it_counts_for_its_phase_only(self, agree, round_):
        agree("SI")
        agree("SI", at=cell_of(round_, "2.4", "secondary"))
        phases = Judgement.objects.order_by("pk").values_list("cell__phase__ref", flat=True)
        assert list(phases) == ["primary", "secondary"]


class TestCeiling:
    def test_above_the_ceiling_it_is_refused_with_every_reason(self, agree, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-1": "no", "2.4-G-4": "no", "2.4-G-5": "no"})
        show_impact(cell, "substantial")
        assert refusal(agree, "G") == [
            "Choose Needs improvement or lower, or change an answer: Good is above the ceiling.",
            f"“{PICTURE}” is not met, and Good needs it, so the rating is at most Needs improvement.",
            "Two of the seven features of good SIP reports are not met (“timeliness” and “accuracy and "
            "supported by evidence”), so the rating is at most Needs improvement.",
        ]

    def test_at_the_ceiling_it_is_recorded(self, agree, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-1": "no"})
        show_impact(cell, "substantial")
        assert agree("NI").ceiling.code == "NI"

    def test_good_without_evidence_of_impact_is_refused(self, agree, cell, core_member):
        answer_all(cell, core_member)
        show_impact(cell, "none")
        assert refusal(agree, "G") == [
            "Choose Needs improvement or lower, or change an answer: Good is above the ceiling.",
            "No linked evidence shows impact, and Good needs evidence of impact, so the rating is at most "
            "Needs improvement.",
        ]

    def test_good_with_nothing_linked_is_refused(self, agree, cell, core_member):
        answer_all(cell, core_member)
        assert refusal(agree, "G") == [
            "Good cannot be agreed yet: one point must be answered first.",
            "No evidence of impact is considered yet: link evidence of impact before agreeing Good "
            "or higher.",
        ]

    def test_outstanding_with_some_impact_is_refused(self, agree, cell, core_member):
        answer_all(cell, core_member)
        show_impact(cell, "some")
        assert refusal(agree, "OS")[0] == (
            "Choose Good or lower, or change an answer: Outstanding is above the ceiling."
        )

    def test_the_strongest_of_several_items_counts(self, agree, cell, core_member):
        answer_all(cell, core_member)
        for impact in ("none", "substantial", "some"):
            show_impact(cell, impact)
        assert agree("OS").level.code == "OS"

    def test_an_answer_changed_since_counts_as_it_stands_now(self, agree, cell, core_member):
        answer_all(cell, core_member)
        show_impact(cell, "some")
        Answer.objects.filter(criterion__ref="2.4-G-2").update(value="no")
        assert len(refusal(agree, "G")) == 2


class TestOpenPoints:
    def test_exactly_those_that_could_cost_the_level_are_named(self, agree, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-1": "", "2.4-G-4": "", "2.4-G-3": ""})
        show_impact(cell, "substantial")
        assert refusal(agree, "G") == [
            "Good cannot be agreed yet: 2 points must be answered first.",
            f"“{PICTURE}” is not yet considered: answer it before agreeing Good or higher.",
            "One of the seven features of good SIP reports is not yet considered (“timeliness”): answer it "
            "before agreeing Good or higher.",
        ]

    def test_a_level_that_they_cannot_cost_is_recorded(self, agree, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-1": "", "2.4-G-4": ""})
        show_impact(cell, "substantial")
        assert agree("NI").level.code == "NI"

    def test_the_lowest_level_needs_no_answer_at_all(self, agree):
        assert agree("SI").ceiling.code == "OS"

    def test_open_for_outstanding_only_good_is_recorded(self, agree, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-3": ""})
        show_impact(cell, "substantial")
        assert (
            refusal(agree, "OS")[0] == "Outstanding cannot be agreed yet: one point must be answered first."
        )
        assert agree("G").level.code == "G"


class TestRecord:
    @pytest.mark.parametrize("why", ["", "  \n"])
    def test_a_judgement_says_why(self, agree, why):
        assert refusal(agree, "SI", why=why) == [
            "Say why, in a sentence or two: the reason stands beside the rating wherever it is read."
        ]

    def test_not_applicable_says_why(self, agree):
        assert refusal(agree, None, why=" ") == [
            "Say why this does not apply: the reason stands beside the rating wherever it is read."
        ]

    def test_not_applicable_with_a_reason_needs_no_answers(self, agree):
        row = agree(None, why="No such reports this year.")
        assert (row.level, row.not_applicable, row.rationale) == (None, True, "No such reports this year.")

    def test_it_says_who_agreed(self, agree):
        assert refusal(agree, "SI", by=[]) == ["Say who agreed it: choose at least one person."]

    def test_a_newer_one_is_not_overwritten(self, agree, lead):
        agree("SI", why="First.")
        with pytest.raises(Overtaken) as caught:
            agree("SI", user=lead, why="Second, without having seen the first.")
        assert (caught.value.theirs.rationale, str(caught.value.theirs.updated_by)) == ("First.", "Cory Core")
        assert Judgement.objects.get().rationale == "First."


class TestWhoMay:
    NOT_NOW = "This round is not being agreed now, so nothing was recorded. The lead moves it on to agreeing."
    SIGNED = "This round is signed off, so nothing more can be recorded in it. The lead can reopen it."

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            (RoundState.SETTING_UP, NOT_NOW),
            (RoundState.RATING, NOT_NOW),
            (RoundState.SIGNED_OFF, SIGNED),
        ],
    )
    def test_judgements_are_recorded_only_while_agreeing(self, agree, round_, state, said):
        in_state(round_, state)
        assert refusal(agree, "SI") == [said]

    @pytest.mark.parametrize("who", ["reader", "adviser"])
    def test_those_who_read_do_not_judge(self, request, agree, who):
        refusal(agree, "SI", user=request.getfixturevalue(who))

    def test_a_guest_does_not_judge_even_where_they_are_named(self, agree, round_, cell, guest):
        join(round_, guest, "guest", (cell,))
        refusal(agree, "SI", user=guest)

    def test_a_core_member_outside_the_team_does_not_judge(self, agree, round_, core_member):
        round_.team.filter(user=core_member).delete()
        refusal(agree, "SI")


def test_one_answer_can_hold_a_judgement_down(agree, cell, core_member):
    answer(cell, core_member, "2.4-G-2", "no")
    assert refusal(agree, "OS")[0].startswith("Choose Needs improvement or lower")
