"""A team answers a question: everything is kept part by part, all at once or each part by itself."""

import pytest

from evaluations.models import AnswerEvidence, TeamAnswer, TeamPriority, Variation
from evaluations.selectors.answering.answer import expected_lines
from standards.content import content_for
from tests.evaluations.answering.conftest import WHOLE
from tests.evaluations.pages.reading import Page
from tests.factories.evidence import EvidenceFactory, link

HTMX = {"HX-Request": "true"}


def kept(answer):
    return {
        "level": answer.level.code if answer.level else None,
        "text": answer.text,
        "trend": answer.trend,
        "evidence": sorted(answer.evidence.values_list("kind", "words")),
        "variations": [(row.kind, row.what, row.level.code, row.text) for row in answer.variations.all()],
        "priorities": [(row.text, row.progress, row.rag) for row in answer.priorities.all()],
    }


def owned() -> list[str]:
    return [row.words for row in AnswerEvidence.objects.filter(kind="own")]


class TestSaving:
    def test_all_of_an_answer_is_kept(self, as_core, primary, cell, save):
        assert save(as_core, primary, cell, **WHOLE).response.status_code == 302
        lines = expected_lines(content_for(cell.round.framework).element("1"))
        assert kept(TeamAnswer.objects.get()) == {
            "level": "good",
            "text": "Effective in most schools.",
            "trend": "up",
            "evidence": [
                ("expected", "Key Stage 2 results"),
                ("expected", "The inspection results for primary and secondary schools"),
                ("own", "Letters from HMI"),
                ("own", "Survey of heads"),
            ],
            "variations": [("district", "Burnley", "inadequate", "Below the county.")],
            "priorities": [("Raise reading at seven", "Begun in May", "amber")],
        }
        assert (lines[0], lines[2]) == (
            "The inspection results for primary and secondary schools",
            "Key Stage 2 results",
        )

    def test_a_page_sent_as_it_came_changes_nothing(self, as_core, primary, cell, save, at):
        save(as_core, primary, cell, **WHOLE)
        sent = Page(as_core.get(at(primary, cell))).sends("answer-form")
        before = [TeamAnswer.history.count(), Variation.history.count(), AnswerEvidence.history.count()]
        assert as_core.post(at(primary, cell), sent).status_code == 302
        after = [TeamAnswer.history.count(), Variation.history.count(), AnswerEvidence.history.count()]
        assert (before, TeamPriority.history.count()) == (after, 1)

    @pytest.mark.parametrize(
        "lines",
        [
            ["Visits", "Survey of heads", "Letters from HMI"],
            ["Survey of headteachers", "Letters from HMI"],
            ["Letters from HMI", "Survey of heads"],
            ["Survey of heads", "Audit", "Letters from HMI"],
            ["Letters from HMI", "Audit"],
            ["Audit"],
            [],
        ],
    )
    def test_lines_of_ones_own_stay_in_the_order_typed(self, as_core, primary, cell, save, at, lines):
        save(as_core, primary, cell, **WHOLE)
        assert owned() == ["Survey of heads", "Letters from HMI"]
        sent = Page(as_core.get(at(primary, cell))).sends("answer-form")
        as_core.post(at(primary, cell), sent | {"own": "\n".join(lines)})
        assert owned() == lines

    def test_with_a_line_that_moves_goes_who_added_it(
        self, as_core, as_lead, primary, cell, save, at, place, lead, core_member
    ):
        primary.members.add(place(lead))
        save(as_core, primary, cell, **WHOLE)
        sent = Page(as_lead.get(at(primary, cell))).sends("answer-form")
        as_lead.post(at(primary, cell), sent | {"own": "Audit\nSurvey of heads\nLetters from HMI"})
        added = [(row.words, row.added_by) for row in AnswerEvidence.objects.filter(kind="own")]
        assert added == [
            ("Audit", lead),
            ("Survey of heads", core_member),
            ("Letters from HMI", core_member),
        ]

    def test_a_line_that_a_colleague_added_meanwhile_stays(self, as_core, primary, cell, save, at):
        save(as_core, primary, cell, **WHOLE)
        stale = Page(as_core.get(at(primary, cell))).sends("answer-form")
        as_core.post(at(primary, cell), stale | {"own": "Letters from HMI\nSurvey of heads\nAudit"})
        as_core.post(at(primary, cell), stale | {"own": "Survey\nLetters from HMI"})
        assert sorted(owned()) == ["Audit", "Letters from HMI", "Survey"]

    def test_a_page_that_says_nothing_begins_no_answer(self, as_core, primary, cell, save):
        save(as_core, primary, cell)
        assert TeamAnswer.objects.count() == 0

    def test_a_row_that_is_emptied_goes_and_its_history_says_who_took_it(
        self, as_core, sign_in, lead, primary, cell, save, at, place
    ):
        save(as_core, primary, cell, **WHOLE)
        primary.members.add(place(lead))
        sent = Page(sign_in(lead).get(at(primary, cell))).sends("answer-form")
        sign_in(lead).post(at(primary, cell), sent | {"what-v1": "", "level-v1": "", "text-v1": ""})
        assert Variation.objects.count() == 0
        assert Variation.history.get(history_type="-").history_user == lead

    def test_items_linked_to_the_question_are_ticked_and_no_others(
        self, as_core, primary, cell, save, authority
    ):
        ours, loose = EvidenceFactory(authority=authority), EvidenceFactory(authority=authority)
        link(cell, ours)
        save(as_core, primary, cell, items=[ours.pk, loose.pk])
        assert list(AnswerEvidence.objects.values_list("kind", "item")) == [("item", ours.pk)]

    def test_what_is_too_long_is_refused_in_its_field_and_the_rest_is_kept(
        self, as_core, primary, cell, save
    ):
        page = save(as_core, primary, cell, **WHOLE | {"text": "x" * 20_001})
        assert page.response.status_code == 422
        assert page.at("text").text == "x" * 20_001
        assert [row.what for row in Variation.objects.all()] == ["Burnley"]
        assert TeamAnswer.objects.get().text == ""


class TestByItself:
    def test_what_is_saved_by_itself_brings_back_versions_and_hints_and_no_field(
        self, as_core, primary, cell, save
    ):
        part = save(
            as_core, primary, cell, HTMX, **WHOLE | {"figures": "It rose.", "rag-p1": "", "progress-p1": ""}
        )
        row = Variation.objects.get()
        assert part.response.status_code == 200
        assert part.at("version-answer").attrs["value"] == "1"
        sent = {node.attrs["name"]: node.attrs["value"] for node in part.at("kept-v1").all}
        assert sent == {"pk-v1": str(row.pk), "version-v1": "1"}
        assert "No year is named." in part.at("hints-figures").text
        assert "Say how far this has come" in part.at("hints-p1").text
        assert part.find("textarea") == []

    def test_a_new_row_that_is_saved_twice_is_kept_once(self, as_core, primary, cell, save):
        save(as_core, primary, cell, HTMX, **WHOLE)
        row = Variation.objects.get()
        again = {"version-answer": 1, "pk-v1": row.pk, "version-v1": 1, "what-v1": "Burnley and Pendle"}
        save(
            as_core,
            primary,
            cell,
            HTMX,
            **WHOLE | again | {"version-p1": 1, "pk-p1": TeamPriority.objects.get().pk},
        )
        assert [row.what for row in Variation.objects.all()] == ["Burnley and Pendle"]
        assert TeamPriority.objects.count() == 1

    def test_a_clash_is_said_with_409(self, as_core, as_lead, primary, cell, save, place, lead):
        primary.members.add(place(lead))
        save(as_lead, primary, cell, text="Good.")
        part = save(as_core, primary, cell, HTMX, text="Not good.")
        assert part.response.status_code == 409
        assert "Good." in part.find(css="lq-clash__one")[0].text
