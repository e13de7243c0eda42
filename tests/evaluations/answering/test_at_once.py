"""Two people of a team save an answer at once: both texts are shown, and nobody's is lost."""

import pytest

from evaluations.models import AnswerEvidence, TeamAnswer, TeamPriority, Variation
from tests.evaluations.answering.conftest import WHOLE


class TestTwoAtOnce:
    @pytest.fixture
    def two(self, primary, place, lead, core_member, cell, save, as_core):
        """Both have the page open, with version 1 on it."""
        primary.members.add(place(lead))
        save(as_core, primary, cell, **WHOLE)
        row, aim = Variation.objects.get(), TeamPriority.objects.get()
        return {"version-answer": 1, "pk-v1": row.pk, "version-v1": 1, "pk-p1": aim.pk, "version-p1": 1}

    def test_both_texts_are_shown_and_nothing_is_written(self, as_core, as_lead, primary, cell, save, two):
        save(as_lead, primary, cell, **WHOLE | two | {"text": "Good and rising."})
        page = save(as_core, primary, cell, **WHOLE | two | {"text": "Good, but for boys."})
        assert page.response.status_code == 422
        assert TeamAnswer.objects.get().text == "Good and rising."
        shown = [node.text for node in page.find(css="lq-clash__one")]
        assert [("Good and rising." in shown[0], "Good, but for boys." in shown[1])] == [(True, True)]
        assert page.at("text").text == "Good, but for boys."

    @pytest.mark.parametrize(
        ("keep", "text"),
        [
            ("mine", "Good, but for boys."),
            ("theirs", "Good and rising."),
            ("both", "Good and rising.\n\nGood, but for boys."),
        ],
    )
    def test_what_is_chosen_stays(self, as_core, as_lead, primary, cell, save, two, keep, text):
        save(as_lead, primary, cell, **WHOLE | two | {"text": "Good and rising."})
        mine = WHOLE | two | {"text": "Good, but for boys.", "keep-answer": keep, "seen-answer": 2}
        assert save(as_core, primary, cell, **mine).response.status_code == 302
        assert TeamAnswer.objects.get().text == text

    def test_a_page_left_open_overwrites_nobody(self, as_core, as_lead, primary, cell, save, two):
        save(
            as_lead, primary, cell, **WHOLE | two | {"text": "Good and rising.", "what-v1": "Burnley, Pendle"}
        )
        assert save(as_core, primary, cell, **WHOLE | two | {"rag-p1": "green"}).response.status_code == 302
        assert TeamAnswer.objects.get().text == "Good and rising."
        assert (Variation.objects.get().what, TeamPriority.objects.get().rag) == ("Burnley, Pendle", "green")

    @pytest.mark.parametrize(("what", "stays"), [("Burnley", []), ("Burnley, Pendle", ["Burnley, Pendle"])])
    def test_of_a_row_that_was_taken_away_meanwhile_only_what_was_changed_is_kept(
        self, as_core, as_lead, primary, cell, save, two, what, stays
    ):
        save(as_lead, primary, cell, **WHOLE | two | {"what-v1": "", "level-v1": "", "text-v1": ""})
        save(as_core, primary, cell, **WHOLE | two | {"what-v1": what, "rag-p1": "green"})
        assert [row.what for row in Variation.objects.all()] == stays
        assert TeamPriority.objects.get().rag == "green"

    def test_two_versions_of_a_row_are_shown_too(self, as_core, as_lead, primary, cell, save, two):
        save(as_lead, primary, cell, **WHOLE | two | {"text-v1": "Far below."})
        page = save(as_core, primary, cell, **WHOLE | two | {"text-v1": "A little below."})
        assert [node.attrs["name"] for node in page.find("input") if node.attrs.get("value") == "theirs"] == [
            "keep-v1"
        ]
        assert page.at("text-v1").text == "A little below."

    def test_what_two_tick_at_once_is_put_together(self, as_core, as_lead, primary, cell, save, two):
        seen = {"seen-expected": ["0", "2"], "seen-own": ["Survey of heads", "Letters from HMI"]}
        save(as_lead, primary, cell, **WHOLE | two | seen | {"expected": ["0", "2", "3"]})
        save(as_core, primary, cell, **WHOLE | two | seen | {"expected": ["2"], "own": "Survey of heads"})
        assert sorted(AnswerEvidence.objects.values_list("words", flat=True)) == [
            "Key Stage 2 results",
            "Key Stage 4 results",
            "Survey of heads",
        ]

    def test_a_row_that_another_took_away_is_kept_once_more_if_it_was_changed(
        self, as_core, as_lead, primary, cell, save, two
    ):
        gone = {"what-v1": "", "level-v1": "", "text-v1": ""}
        save(as_lead, primary, cell, **WHOLE | two | gone)
        save(as_core, primary, cell, **WHOLE | two | {"text-v1": "Above it now."})
        assert [row.text for row in Variation.objects.all()] == ["Above it now."]
