"""Signing off: everything that is missing is said at once; then the round is frozen, until it is reopened."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Answer, Judgement, Overall, Round
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.rounds import reopen, sign_off
from evaluations.services.signing import what_is_missing
from standards.content import content_for
from tests.factories.answers import answer, answer_all, in_state, judge_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework


@pytest.fixture
def sign(reach, round_, content):
    def signed(user, version=1):
        return sign_off(round_=reach(user, round_), content=content, user=user, version=version)

    return signed


@pytest.fixture
def complete(round_, core_member):
    return judge_all(round_, core_member)


def link_all(cells, round_):
    item = EvidenceFactory(authority=round_.authority, impact="some")
    for cell in cells:
        link(cell, item)


def missing(sign, user):
    with pytest.raises(Refused) as caught:
        sign(user)
    first, *rest = caught.value.messages
    assert first == "This round cannot be signed off yet."
    return rest


class TestWhatIsMissing:
    def test_every_judgement_and_every_overall_rating_is_asked_for(self, sign, round_, lead):
        in_state(round_, RoundState.AGREEING)
        messages = missing(sign, lead)
        judgements = [line for line in messages if line.endswith(": no judgement is recorded.")]
        overalls = [line for line in messages if line.endswith(": no overall rating is recorded.")]
        assert (len(judgements), len(overalls), len(messages)) == (27, 8, 35)
        assert judgements[0] == "1.1 Delivery of programmes, Early Years: no judgement is recorded."

    def test_it_is_what_the_state_page_says_too(self, sign, round_, lead, content):
        in_state(round_, RoundState.AGREEING)
        assert what_is_missing(round_, content) == missing(sign, lead)

    def test_nothing_is_missing_once_all_is_recorded(self, complete, content):
        assert what_is_missing(complete, content) == []

    def test_one_judgement_that_is_missing_is_named(self, sign, complete, lead):
        Judgement.objects.filter(cell=cell_of(complete, "2.4", "secondary")).delete()
        assert missing(sign, lead) == ["2.4 Use of intelligence, Secondary: no judgement is recorded."]

    def test_one_overall_rating_that_is_missing_is_named(self, sign, complete, lead):
        Overall.objects.filter(area__ref="2", phase=None).delete()
        assert missing(sign, lead) == [
            "Risk and intervention, over all phases: no overall rating is recorded."
        ]

    def test_an_overall_rating_whose_suggestion_has_changed_since_wants_a_reason(
        self, sign, complete, lead, content
    ):
        overall = Overall.objects.get(area__ref="2", phase=None)
        other = next(level for level in content.levels if level.pk != overall.level_id)
        Overall.objects.filter(pk=overall.pk).update(level=other.pk, reason="")
        assert missing(sign, lead) == [
            "Risk and intervention, over all phases: the suggestion has changed since. "
            "Record it again, or give a reason."
        ]
        Overall.objects.filter(pk=overall.pk).update(reason="The team weighs the figures of autumn more.")
        assert sign(lead).state == RoundState.SIGNED_OFF

    def test_a_judgement_above_the_ceiling_no_longer_holds(self, sign, complete, lead, content):
        cell = cell_of(complete, "2.4", "primary")
        answer_all(cell, lead, {"2.4-G-1": "no"})
        link(cell, EvidenceFactory(authority=complete.authority, impact="substantial"))
        Judgement.objects.filter(cell=cell).update(level=content.level("G").pk)
        (message,) = missing(sign, lead)
        assert message.startswith(
            "2.4 Use of intelligence, Primary: the judgement no longer holds. Choose Needs improvement or"
        )

    def test_a_judgement_with_an_open_point_no_longer_holds(self, sign, complete, lead, content):
        cell = cell_of(complete, "2.4", "primary")
        answer_all(cell, lead, {"2.4-G-2": ""})
        link(cell, EvidenceFactory(authority=complete.authority, impact="some"))
        Judgement.objects.filter(cell=cell).update(level=content.level("G").pk)
        (message,) = missing(sign, lead)
        assert "the judgement no longer holds. Good cannot be agreed yet: one point must" in message

    def test_a_judgement_whose_evidence_was_unlinked_no_longer_holds(self, sign, complete, lead, content):
        cell = cell_of(complete, "1.1", "primary")
        answer_all(cell, lead)
        item = EvidenceFactory(authority=complete.authority, impact="some")
        link(cell, item)
        Judgement.objects.filter(cell=cell).update(level=content.level("G").pk)
        assert what_is_missing(complete, content) == []
        item.links.all().delete()
        assert "before agreeing Good or higher" in missing(sign, lead)[0]

    def test_an_overall_rating_whose_suggestion_has_changed_is_asked_for_again(
        self, sign, complete, lead, content
    ):
        cells = complete.cells.filter(element__area__ref="1", phase__ref="primary")
        Judgement.objects.filter(cell__in=cells).update(level=content.level("NI").pk)
        for cell in cells.select_related("round__framework", "element", "phase"):
            answer_all(cell, lead)
        link_all(cells, complete)
        name = "Impact on standards, Primary"
        assert missing(sign, lead) == [
            f"{name}: the suggestion has changed since. Record it again, or give a reason."
        ]
        Overall.objects.filter(area__ref="1", phase__ref="primary").update(reason="As before.")
        assert what_is_missing(complete, content) == []

    def test_a_whole_area_that_does_not_apply_needs_no_overall_rating(self, complete, content, lead):
        Judgement.objects.filter(cell__element__area__ref="2").update(level=None, not_applicable=True)
        Overall.objects.filter(area__ref="2").delete()
        assert what_is_missing(complete, content) == []


class TestSigningOff:
    def test_it_says_when_and_by_whom_and_keeps_the_report(self, sign, complete, lead):
        signed = sign(lead)
        signed.refresh_from_db()
        assert (signed.state, signed.signed_off_by, signed.version) == (RoundState.SIGNED_OFF, lead, 2)
        assert (signed.signed_off_at is not None, bool(signed.report)) == (True, True)
        reason = Round.history.filter(id=signed.pk).latest("history_id").history_change_reason
        assert reason == "Signed off"

    def test_only_a_lead_signs_off(self, sign, complete, core_member):
        with pytest.raises(Refused, match="Only a lead may sign a round off"):
            sign(core_member)

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING, RoundState.SIGNED_OFF])
    def test_it_is_signed_off_from_agreeing_only(self, sign, complete, lead, state):
        in_state(complete, state)
        with pytest.raises(Refused, match="signed off from agreeing"):
            sign(lead)

    def test_someone_who_has_not_seen_the_last_change_does_not_sign_off(self, sign, complete, lead):
        with pytest.raises(Overtaken):
            sign(lead, version=0)

    def test_a_framework_without_overall_ratings_asks_for_judgements_only(
        self, authority, lead, reach, core_member
    ):
        laqs = RoundFactory(authority=authority, framework=framework("laqs"), created_by=lead)
        judge_all(laqs, core_member, "red")
        done = sign_off(round_=reach(lead, laqs), content=content_for(laqs.framework), user=lead, version=1)
        assert done.state == RoundState.SIGNED_OFF


class TestReopening:
    @pytest.fixture
    def signed(self, sign, complete, lead):
        return sign(lead)

    def test_it_goes_back_to_agreeing_with_the_reason_kept_and_the_report_dropped(self, signed, reach, lead):
        opened = reopen(round_=reach(lead, signed), reason=" A wrong figure in 1.5. ", version=2)
        opened.refresh_from_db()
        assert (opened.state, opened.signed_off_at, opened.signed_off_by, opened.report, opened.version) == (
            RoundState.AGREEING,
            None,
            None,
            None,
            3,
        )
        reason = Round.history.filter(id=opened.pk).latest("history_id").history_change_reason
        assert reason == "Reopened: A wrong figure in 1.5."

    def test_without_a_reason_it_stays_signed_off(self, signed, reach, lead):
        with pytest.raises(Refused, match="Give the reason"):
            reopen(round_=reach(lead, signed), reason=" ", version=2)
        signed.refresh_from_db()
        assert (signed.state, bool(signed.report)) == (RoundState.SIGNED_OFF, True)

    def test_only_a_lead_reopens(self, signed, reach, core_member):
        with pytest.raises(Refused, match="Only a lead"):
            reopen(round_=reach(core_member, signed), reason="Because.", version=2)

    def test_a_round_that_is_not_signed_off_is_not_reopened(self, complete, reach, lead):
        with pytest.raises(Refused, match="Only a signed-off round can be reopened"):
            reopen(round_=reach(lead, complete), reason="Because.", version=1)

    def test_signed_off_again_it_has_a_report_of_what_stands_now(self, signed, sign, reach, lead, content):
        first = signed.report
        reopen(round_=reach(lead, signed), reason="A missing note.", version=2)
        answer(cell_of(signed, "2.4", "primary"), lead, "2.4-G-3", "no", note="Since September.")
        again = sign(lead, version=3)
        assert ("Since September." in str(first), "Since September." in str(again.report)) == (False, True)
        assert Answer.objects.count() == 1
