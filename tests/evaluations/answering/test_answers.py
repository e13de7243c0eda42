"""A team answers a question: everything is kept part by part, and two who write at once lose nothing."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import AnswerEvidence, AnsweringTeam, TeamAnswer, TeamPriority, Variation
from evaluations.selectors.answering.answer import expected_lines
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join

HTMX = {"HX-Request": "true"}
WHOLE = {
    "level": "good",
    "text": "Effective in most schools.",
    "trend": "up",
    "figures": "82% in 2010, 84% in 2011, 86% in 2012",
    "expected": ["0", "2"],
    "own": "Survey of heads\nLetters from HMI",
    "version-v1": 0,
    "pk-v1": 0,
    "kind-v1": "district",
    "what-v1": "Burnley",
    "level-v1": "inadequate",
    "text-v1": "Below the county.",
    "version-p1": 0,
    "pk-p1": 0,
    "text-p1": "Raise reading at seven",
    "progress-p1": "Begun in May",
    "rag-p1": "amber",
}


def kept(answer):
    return {
        "level": answer.level.code if answer.level else None,
        "text": answer.text,
        "trend": answer.trend,
        "evidence": sorted(answer.evidence.values_list("kind", "words")),
        "variations": [(row.kind, row.what, row.level.code, row.text) for row in answer.variations.all()],
        "priorities": [(row.text, row.progress, row.rag) for row in answer.priorities.all()],
    }


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


class TestWhoMay:
    def test_a_team_is_written_for_by_its_members_alone(self, as_lead, primary, cell, save):
        assert save(as_lead, primary, cell, **WHOLE).response.status_code == 403
        assert TeamAnswer.objects.count() == 0

    def test_once_the_round_is_revealed_all_of_its_team_reads_and_still_only_members_write(
        self, as_lead, primary, cell, save, at
    ):
        answered(primary, cell, "good", text="Strong.")
        in_state(cell.round, RoundState.AGREEING)
        page = Page(as_lead.get(at(primary, cell)))
        assert ("Strong." in page.root.text, page.find("textarea")) == (True, [])
        assert save(as_lead, primary, cell, text="Weak.").response.status_code == 422
        assert TeamAnswer.objects.get().text == "Strong."

    def test_what_is_written_after_the_reveal_is_marked_late(self, as_core, primary, cell, save):
        in_state(cell.round, RoundState.AGREEING)
        save(as_core, primary, cell, text="Strong.")
        assert TeamAnswer.objects.get().late

    def test_a_question_that_is_not_given_to_the_team_is_not_there(self, as_core, laser, core_member, at):
        given = cell_of(laser, "2")
        team = answering_team(laser, "Finance", core_member, cells=(given,))
        assert as_core.get(at(team, given)).status_code == 200
        assert as_core.get(at(team, cell_of(laser, "3"))).status_code == 404

    def test_a_guest_finds_no_team(self, sign_in, guest, laser, cell, primary, at):
        join(laser, guest, "guest", (cell,))
        assert sign_in(guest).get(at(primary, cell)).status_code == 404


class TestBeforeTheReveal:
    @pytest.mark.parametrize("who", ["lead", "adviser"])
    def test_others_see_how_far_a_team_is_and_not_what_it_says(
        self, request, sign_in, primary, cell, at, who
    ):
        client = sign_in(request.getfixturevalue(who))
        pages = [f"/rounds/{cell.round.slug}/teams/", f"/rounds/{cell.round.slug}/teams/{primary.pk}/"]
        answered(primary, cell, "inadequate", text="Weak.")
        said = [Page(client.get(url)).at("main").text for url in pages]
        assert ["Judged and written" in text for text in said] == [True, True]
        other = TeamAnswer.objects.get()
        other.level, other.text = cell.round.framework.levels.get(code="outstanding"), "Strong."
        other.save()
        assert [Page(client.get(url)).at("main").text for url in pages] == said
        assert client.get(at(primary, cell)).status_code == 403

    def test_the_history_of_an_answer_is_the_teams_own_too(self, as_core, as_lead, primary, cell, save, at):
        save(as_core, primary, cell, **WHOLE)
        page = Page(as_core.get(at(primary, cell, "team_answer_history")))
        assert sorted({row.text for row in page.find("th") if row.attrs.get("scope") == "row"}) == [
            "Evaluation",
            "Evidence",
            "Figures of the trend",
            "Judgement",
            "Priority",
            "Trend",
            "Variation",
        ]
        assert as_lead.get(at(primary, cell, "team_answer_history")).status_code == 403


def test_the_teams_of_one_round_are_not_those_of_another(as_core, laser, cell, primary, at):
    assert AnsweringTeam.objects.filter(round=laser).count() == 1
    address = at(primary, cell).replace(f"/{primary.pk}/", f"/{primary.pk + 1}/")
    assert as_core.get(address).status_code == 404
