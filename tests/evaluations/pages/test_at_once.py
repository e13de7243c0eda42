"""Two people at the same moment: real requests in threads, real transactions, on whichever database is in use.

Both requests have come as far as their view, signed in and read, before either may go on. Each race is run
ten times.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Answer, Judgement, Overall, Rating, Round, TeamMember
from evaluations.services import rounds as round_services
from evaluations.views import agree, overall, rate, rounds
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import DAY, field_of, in_state, judge_all
from tests.factories.rounds import RoundFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frameworks")]

HTMX = {"HX-Request": "true"}
TIMES = 10
WAITED_FOR = 30  # seconds: long past any lock, so that a test that hangs ends


@pytest.fixture
def at_once(monkeypatch):
    """What came of the requests, all let go when the last one reaches the given functions, or else its start."""

    def run(functions: list[tuple[object, str]], *requests: Callable[[], HttpResponse]) -> list[HttpResponse]:
        start = Barrier(len(requests))
        if not functions:
            requests = tuple(_after(start, request) for request in requests)
        with monkeypatch.context() as patch:
            for module, name in functions:
                patch.setattr(module, name, _after(start, getattr(module, name)))
            with ThreadPoolExecutor(len(requests)) as pool:
                return list(pool.map(_closing, requests))

    return run


def _after(start: Barrier, function: Callable[..., object]) -> Callable[..., object]:
    def waited(*args: object, **kwargs: object) -> object:
        start.wait(WAITED_FOR)
        return function(*args, **kwargs)

    return waited


def _closing(request: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return request()
    finally:
        connection.close()


def statuses(responses):
    return sorted(response.status_code for response in responses)


def last(responses):
    """The one that was not saved."""
    return max(responses, key=lambda response: response.status_code)


def posts(clients, url, sent, **more):
    return [partial(client.post, url, data, **more) for client, data in zip(clients, sent, strict=True)]


def line(cell, ref, note, version=0, value="no"):
    field = field_of(cell, ref)
    return {f"value-{field}": value, f"note-{field}": note, f"version-{field}": str(version)}


class TestOneLine:
    """The lead and the core member save the same finding from the same version."""

    def race(self, at_once, clients, cell, *, headers, version):
        sent = [line(cell, "2.4-G-1", f"Note {version} of {name}", version) for name in ("one", "two")]
        return at_once([(rate, "_save")], *posts(clients, address(cell), sent, headers=headers))

    @pytest.mark.parametrize(
        ("headers", "expected"), [(HTMX, [200, 409]), ({}, [302, 422])], ids=["htmx", "plain"]
    )
    def test_one_is_saved_and_the_other_sees_both_texts(
        self, at_once, as_lead, as_core, cell, headers, expected
    ):
        for version in range(TIMES):
            responses = self.race(at_once, (as_lead, as_core), cell, headers=headers, version=version)
            assert statuses(responses) == expected
            row = Answer.objects.get()
            (box,) = Page(last(responses)).find("section", css="lq-clash")
            lost = {f"Note {version} of one", f"Note {version} of two"} - {row.note}
            assert (row.version, {note for note in {row.note} | lost if note in box.text}) == (
                version + 1,
                {row.note} | lost,
            )
        assert Answer.history.count() == TIMES

    def test_the_loser_keeps_theirs_by_choosing_it_and_both_are_in_the_history(
        self, at_once, as_lead, as_core, cell
    ):
        clients = (as_lead, as_core)
        responses = self.race(at_once, clients, cell, headers={}, version=0)
        loser = next(i for i, response in enumerate(responses) if response.status_code == 422)
        sent = Page(responses[loser]).sends("rate-form")
        again = clients[loser].post(address(cell), sent | {f"keep-{field_of(cell, '2.4-G-1')}": "mine"})
        assert again.status_code == 302
        assert set(Answer.history.values_list("note", flat=True)) == {"Note 0 of one", "Note 0 of two"}


def test_two_people_who_save_different_lines_are_both_saved(at_once, as_lead, as_core, cell):
    for number in range(TIMES):
        pair = [f"2.4-G-{number % 5 * 2 + which}" for which in (1, 2)]
        sent = [line(cell, ref, f"{ref} {number}", number // 5) for ref in pair]
        responses = at_once([(rate, "_save")], *posts((as_lead, as_core), address(cell), sent, headers=HTMX))
        assert statuses(responses) == [200, 200]
        notes = dict(Answer.objects.values_list("criterion__ref", "note"))
        assert {ref: notes[ref] for ref in pair} == {ref: f"{ref} {number}" for ref in pair}


def test_two_windows_of_one_person_do_not_lose_a_comment(at_once, as_core, core_member, sign_in, cell):
    windows = (as_core, sign_in(core_member))
    for version in range(TIMES):
        comments = [f"Comment {version} of {name}" for name in ("one", "two")]
        sent = [{"rating": "G", "comment": text, "rating-version": str(version)} for text in comments]
        responses = at_once([(rate, "_save")], *posts(windows, address(cell), sent, headers=HTMX))
        assert statuses(responses) == [200, 409]
        shown = Page(last(responses)).text
        assert (Rating.objects.get().version, [text in shown for text in comments]) == (
            version + 1,
            [True, True],
        )


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


def judgement(why, version):
    return {
        "level": "SI",
        "rationale": why,
        "agreed_by": ["Lena Lead"],
        "agreed_on": f"{DAY:%d/%m/%Y}",
        "version": str(version),
    }


def test_of_two_judgements_one_is_recorded_and_the_other_is_shown_both(
    at_once, as_lead, as_core, round_, cell
):
    in_state(round_, RoundState.AGREEING)
    for version in range(TIMES):
        reasons = [f"Reason {version} of {name}" for name in ("one", "two")]
        sent = [judgement(why, version) for why in reasons]
        responses = at_once([(agree, "_save")], *posts((as_lead, as_core), address(cell, "agree"), sent))
        assert statuses(responses) == [302, 422]
        assert [why in Page(last(responses)).text for why in reasons] == [True, True]
    assert (Judgement.objects.get().version, Judgement.history.count()) == (TIMES, TIMES)


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


@pytest.mark.parametrize("phase", ["primary", "all"])
def test_of_two_overall_ratings_one_is_recorded_and_the_other_is_shown_both(
    at_once, as_lead, as_core, round_, phase
):
    in_state(round_, RoundState.AGREEING)
    url = reverse("evaluations:overall", args=[round_.slug])
    for version in range(TIMES):
        reasons = [f"Reason {version} of {name}" for name in ("one", "two")]
        form = {"which": f"area-1-{phase}", "level": "G", "version": str(version)}
        sent = [form | {"reason": why} for why in reasons]
        responses = at_once([(overall, "_save")], *posts((as_lead, as_core), url, sent))
        assert statuses(responses) == [302, 422]
        assert [why in Page(last(responses)).text for why in reasons] == [True, True]
    assert (Overall.objects.get().version, Overall.history.count()) == (TIMES, TIMES)


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
