"""Two people at the same moment: a round is signed off, sent back, started or renamed, or loses its leads."""

from functools import partial

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Answer, Judgement, Round, TeamMember
from evaluations.services import rounds as round_services
from evaluations.views import agree, rate, rounds
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.races import HTMX, TIMES, at_once, judgement, last, line, posts, statuses
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory

__all__ = ["at_once"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frameworks")]


class TestSigningOff:
    @pytest.fixture
    def ready(self, round_, lead):
        return judge_all(round_, lead)

    def again(self, round_):
        """Agreeing once more, as if it had been reopened."""
        Round.objects.filter(pk=round_.pk).update(state=RoundState.AGREEING, report=None, signed_off_at=None)
        round_.refresh_from_db()

    def signing(self, client, round_):
        form = {"step": "sign-off", "version": round_.version}
        return partial(client.post, reverse("evaluations:state", args=[round_.slug]), form)

    def test_a_note_saved_at_that_moment_is_in_the_report_or_refused(
        self, at_once, as_lead, as_core, ready, cell
    ):
        for number in range(TIMES):
            self.again(ready)
            note = f"Note number {number}."
            seen = Answer.objects.filter(cell=cell).values_list("version", flat=True).first() or 0
            sent = line(cell, "2.4-G-3", note, seen)
            signed, written = at_once(
                [(rounds, "_step"), (rate, "_save")],
                self.signing(as_lead, ready),
                partial(as_core.post, address(cell), sent, headers=HTMX),
            )
            ready.refresh_from_db()
            kept = Answer.objects.filter(cell=cell, note=note).exists()
            assert (signed.status_code, ready.state) == (302, RoundState.SIGNED_OFF)
            assert (written.status_code, note in str(ready.report)) == (200 if kept else 409, kept)

    def test_a_judgement_at_that_moment_is_in_the_report_or_refused(
        self, at_once, as_lead, as_core, ready, cell
    ):
        for number in range(TIMES):
            self.again(ready)
            why, seen = f"Reason number {number}.", Judgement.objects.get(cell=cell).version
            signed, judged = at_once(
                [(rounds, "_step"), (agree, "_save")],
                self.signing(as_lead, ready),
                partial(as_core.post, address(cell, "agree"), judgement(why, seen)),
            )
            ready.refresh_from_db()
            kept = Judgement.objects.get(cell=cell).rationale == why
            assert signed.status_code == 302
            assert (judged.status_code, why in str(ready.report)) == (302 if kept else 422, kept)

    def test_two_sign_offs_are_one(self, at_once, as_lead, sign_in, ready, authority):
        other = sign_in(MembershipFactory(authority=authority, role="lead").user)
        for _ in range(TIMES):
            self.again(ready)
            before = ready.version
            responses = at_once([(rounds, "_step")], self.signing(as_lead, ready), self.signing(other, ready))
            ready.refresh_from_db()
            assert (statuses(responses), ready.version) == ([302, 302], before + 1)
        assert Round.history.filter(history_change_reason="Signed off").count() == TIMES


def test_a_judgement_at_the_moment_when_the_round_goes_back_is_recorded_or_refused_with_its_words(
    at_once, as_lead, as_core, round_, cell
):
    url = reverse("evaluations:state", args=[round_.slug])
    for version in range(TIMES):
        Round.objects.filter(pk=round_.pk).update(state=RoundState.AGREEING)
        round_.refresh_from_db()
        why, seen = f"Reason {version}", getattr(Judgement.objects.first(), "version", 0)
        back = {"step": "back", "reason": "Too soon.", "version": round_.version}
        moved, judged = at_once(
            [(rounds, "_step"), (agree, "_save")],
            partial(as_lead.post, url, back),
            partial(as_core.post, address(cell, "agree"), judgement(why, seen)),
        )
        kept = Judgement.objects.filter(rationale=why).exists()
        assert (moved.status_code, judged.status_code) == (302, 302 if kept else 422)
        assert kept or Page(judged).at("id_rationale").text == why


@pytest.fixture
def two_leads(as_lead, sign_in, authority):
    return as_lead, sign_in(MembershipFactory(authority=authority, role="lead").user)


def test_two_who_start_a_round_of_one_name_start_one(at_once, two_leads, frameworks):
    form = {"framework": frameworks["laqs"].pk, "period": "2009–10", "rate_by": "", "previous": ""}
    for number in range(TIMES):
        sent = [form | {"name": f"Round {number}"}] * 2
        url = reverse("evaluations:round_new")
        responses = at_once([(round_services, "create_round")], *posts(two_leads, url, sent))
        said = f"Any Borough has a round called “Round {number}” already. Choose another name."
        assert (statuses(responses), Page(last(responses)).errors) == ([302, 422], [("id_name", said)])
    assert Round.objects.count() == TIMES


def test_two_who_rename_two_rounds_to_one_name_leave_two_names(at_once, two_leads, authority):
    pair = [RoundFactory(authority=authority) for _ in range(2)]
    urls = [reverse("evaluations:setup", args=[found.slug]) for found in pair]
    for number in range(TIMES):
        form = {"name": f"One name {number}", "period": "2009–10", "rate_by": ""}
        versions = [Round.objects.get(pk=found.pk).version for found in pair]
        responses = at_once(
            [(rounds, "_details_form")],
            *(
                partial(client.post, url, form | {"version": version})
                for client, url, version in zip(two_leads, urls, versions, strict=True)
            ),
        )
        assert statuses(responses) == [302, 422]
    assert len(set(Round.objects.values_list("name", flat=True))) == 2


def test_of_two_last_leads_of_a_team_removed_at_once_one_stays(at_once, two_leads, round_):
    for _ in range(TIMES):
        round_.team.filter(role="lead").delete()
        places = [
            TeamMember.objects.create(round=round_, user=membership.user, role="lead")
            for membership in round_.authority.memberships.filter(role="lead")
        ]
        at_once(
            [],
            *(
                partial(client.post, reverse("evaluations:team_remove", args=[round_.slug, place.pk]))
                for client, place in zip(two_leads, places, strict=True)
            ),
        )
        assert round_.team.filter(role="lead").count() == 1
