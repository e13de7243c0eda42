"""The next self-evaluation takes texts to be confirmed and statements as they were; nothing is chosen or agreed."""

from pathlib import Path

import pytest
import yaml

from evaluations.enums import TeamRole
from evaluations.models import Carried, SelfEntry, SelfSummary, StatementRecord
from evaluations.selectors.carried import carried_into
from evaluations.services.carrying import Take
from evaluations.services.errors import Refused
from tests.evaluations.pages.reading import Page
from tests.evaluations.services.following import published, start
from tests.factories.answers import in_state, signed_off
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, entry, statement

pytestmark = pytest.mark.django_db
FIXTURE = "fixtures/frameworks/ofsted-la-school-improvement-2014.yaml"


@pytest.fixture
def source(authority, lead):
    made = ScheduleFactory(authority=authority, name="Last year", created_by=lead)
    join(made, lead, TeamRole.LEAD)
    cell = cell_of(made, "3")
    item = EvidenceFactory(authority=authority, title="Minutes")
    link(cell, item)
    statement(cell, lead, extent="partly", note="Minutes of May.").evidence.add(item.links.get())
    entry(cell, lead, "Data are used.", key=True)
    entry(cell, lead, "Visits are late.", "weakness")
    SelfSummary.objects.create(round=made, opening="It works.", context="Small.", updated_by=lead)
    return made


def later(change):
    """The schedule as a new version, with `change` made of each text in it."""
    raw = yaml.safe_load(Path(FIXTURE).read_text(encoding="utf-8")) | {"version": "2015"}
    return published(yaml.safe_dump(_changed(raw, change), allow_unicode=True, sort_keys=False))


def _changed(part, change):
    if isinstance(part, dict):
        return {key: _changed(value, change) for key, value in part.items()}
    if isinstance(part, list):
        return [_changed(value, change) for value in part]
    return change(part) if isinstance(part, str) else part


def entries(round_):
    rows = SelfEntry.objects.filter(cell__round=round_)
    return list(rows.order_by("kind").values_list("kind", "text", "key", "carried"))


class TestWhatIsTaken:
    def test_statements_begin_anew_with_what_they_were_their_notes_and_ticks(self, source, lead):
        made = start(source, lead)
        row = StatementRecord.objects.get(cell__round=made)
        assert (row.extent, row.was, row.note) == ("", "Partly in evidence, in Last year", "Minutes of May.")
        ticked = row.evidence.get()
        assert (ticked.cell.round, ticked.item.title) == (made, "Minutes")

    def test_texts_wait_to_be_confirmed_and_none_is_a_key_finding(self, source, lead):
        made = start(source, lead)
        assert entries(made) == [
            ("strength", "Data are used.", False, "Last year"),
            ("weakness", "Visits are late.", False, "Last year"),
        ]
        summary = SelfSummary.objects.get(round=made)
        assert (summary.opening, summary.context, summary.carried) == ("It works.", "Small.", "Last year")

    def test_without_texts_only_what_they_were_is_told(self, source, lead):
        made = start(source, lead, take=frozenset({Take.EVIDENCE}))
        row = StatementRecord.objects.get(cell__round=made)
        assert (row.was, row.note, entries(made)) == ("Partly in evidence, in Last year", "", [])

    def test_the_page_counts_it(self, source, lead):
        told = carried_into(start(source, lead)).taken
        assert [line for line in told if "evidence" in line or "confirmed" in line or "summary" in line] == [
            "1 statement is shown as it was in evidence",
            "2 strengths, weaknesses and impacts, to be confirmed",
            "1 summary with its context, to be read again",
            "1 link to evidence",
        ]


class TestConfirming:
    @pytest.fixture
    def made(self, source, lead):
        return in_state(start(source, lead), "rating")

    @pytest.fixture
    def page(self, client, made, lead):
        client.force_login(lead)
        return f"/rounds/{made.slug}/self-evaluation/aspects/3/"

    def test_one_by_one(self, client, made, page):
        row = SelfEntry.objects.get(cell__round=made, kind="weakness")
        client.post(page, {"do": f"confirm:{row.pk}"})
        assert [carried for *_, carried in entries(made)] == ["Last year", ""]

    def test_all_of_an_aspect_at_one_press(self, client, made, page):
        assert "2 texts of the round before to confirm" in Page(client.get(page)).text
        client.post(page, {"do": "confirm"})
        assert [carried for *_, carried in entries(made)] == ["", ""]

    def test_not_while_a_text_beside_it_cannot_be_saved(self, client, made, page):
        row = SelfEntry.objects.get(cell__round=made, kind="strength")
        sent = {"pk-se1": row.pk, "version-se1": 1, "text-se1": "x" * 5_001, "do": "confirm"}
        answer = client.post(page, sent)
        assert (answer.status_code, [carried for *_, carried in entries(made)]) == (422, ["Last year"] * 2)
        assert "2 texts of the round before to confirm" in Page(answer).text

    def test_by_changing_the_text(self, client, made, page):
        row = SelfEntry.objects.get(cell__round=made, kind="strength")
        client.post(page, {"pk-se1": row.pk, "version-se1": 1, "text-se1": "Data are used well."})
        assert entries(made)[0] == ("strength", "Data are used well.", False, "")

    def test_the_summary_by_saving_it_as_it_is(self, client, made, page):
        summary = {"version": 1, "opening": "It works.", "context": "Small."}
        form = client.get(f"/rounds/{made.slug}/self-evaluation/summary/edit/")
        assert "These words are from Last year." in Page(form).text
        client.post(f"/rounds/{made.slug}/self-evaluation/summary/edit/", summary)
        assert SelfSummary.objects.get(round=made).carried == ""

    def test_what_is_not_confirmed_is_marked_in_the_draft(self, client, made, page):
        text = Page(client.get(f"/rounds/{made.slug}/self-evaluation/summary/")).text
        assert "Data are used. [From Last year, not confirmed yet]" in text

    def test_nothing_is_signed_off_on_words_of_the_round_before(self, made, lead):
        in_state(made, "agreeing")
        with pytest.raises(Refused) as refused:
            signed_off(made, lead)
        told = [line for line in refused.value.messages if "round before" in line]
        assert told == [
            "3 Knowledge of schools: 2 texts of the round before to confirm or change.",
            "Summary: its words are those of the round before. Read them and save the summary.",
        ]


class TestOverANewVersion:
    def test_a_line_with_other_words_is_taken_and_told(self, source, lead):
        quoted = StatementRecord.objects.get(cell__round=source).quoted
        other = f"{quoted} And it lasts."
        made = start(source, lead, later(lambda text: other if text.strip() == quoted else text))
        row = StatementRecord.objects.get(cell__round=made)
        assert (row.quoted, row.was) == (other, "Partly in evidence, in Last year")
        told = Carried.objects.get(round=made).changed
        assert [line["why"] for line in told if line["kind"] == "self-evaluation"] == ["Its words changed."]

    def test_a_line_that_is_not_printed_any_more_is_told_with_its_note(self, source, lead):
        quoted = StatementRecord.objects.get(cell__round=source).quoted
        version = later(lambda text: "Nothing of the kind." if text.strip() == quoted else text)
        made = start(source, lead, version)
        left = [line for line in Carried.objects.get(round=made).left if line["kind"] == "self-evaluation"]
        assert [(line["why"], line["text"]) for line in left] == [
            ("This version does not print it.", "Partly in evidence. Minutes of May.")
        ]
        assert StatementRecord.objects.filter(cell__round=made).count() == 0
