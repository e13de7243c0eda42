"""Two people at the same moment who record, rate or judge one thing: one is saved, and no words are lost."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Answer, Judgement, Overall, Rating
from evaluations.views import agree, overall, rate
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.races import HTMX, TIMES, at_once, judgement, last, line, posts, statuses
from tests.evaluations.pages.reading import Page
from tests.factories.answers import field_of, in_state

__all__ = ["at_once"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frameworks")]


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
