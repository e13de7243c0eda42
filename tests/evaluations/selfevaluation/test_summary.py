"""The summary for day one: chosen findings and own words; without a grade; frozen when the round is signed off."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from evaluations.models import Round, SelfEntry, SelfSummary
from evaluations.reports.build import report_of
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.reports.selfevaluation.files import summary_as
from evaluations.services.errors import Refused
from schools import paper
from tests.factories.answers import in_state, signed_off
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import ScheduleFactory, entry, statement, write_up

TEXTS = {"version": 0, "opening": "It works.", "context": "A small borough.\n\nTwo trusts."}


class TestWriting:
    def test_words_and_findings_are_kept(self, as_core, at, cell, lead):
        chosen, other = entry(cell, lead, "Data."), entry(cell, lead, "Visits.", key=True)
        answer = as_core.post(at("self_summary_edit"), TEXTS | {"key": [chosen.pk], "seen-key": [other.pk]})
        assert answer.status_code == 302
        assert list(SelfEntry.objects.values_list("text", "key")) == [("Data.", True), ("Visits.", False)]
        page = as_core.get(at("self_summary")).content.decode()
        assert [text in page for text in ("It works.", "Two trusts.", "Data.")] == [True] * 3

    def test_a_finding_chosen_meanwhile_stays(self, as_core, at, cell, lead):
        theirs, mine = entry(cell, lead, "Theirs.", key=True), entry(cell, lead, "Mine.")
        as_core.post(at("self_summary_edit"), TEXTS | {"key": [mine.pk]})
        assert set(SelfEntry.objects.filter(key=True)) == {theirs, mine}

    def test_two_who_write_at_once_see_both_texts(self, as_core, at, schedule, lead):
        SelfSummary.objects.create(round=schedule, opening="Theirs.", updated_by=lead)
        answer = as_core.post(at("self_summary_edit"), TEXTS)
        page = answer.content.decode()
        assert (answer.status_code, "Theirs." in page, "It works." in page) == (409, True, True)
        assert SelfSummary.objects.get().opening == "Theirs."
        assert 'name="version" value="1"' in page

    def test_a_finding_of_another_round_is_not_touched(self, as_core, at, lead, authority):
        elsewhere = ScheduleFactory.create(authority=authority, created_by=lead)
        row = entry(cell_of(elsewhere, "1"), lead, "Not here.")
        as_core.post(at("self_summary_edit"), TEXTS | {"key": [row.pk]})
        row.refresh_from_db()
        assert row.key is False


class TestSigningOff:
    def test_it_names_what_is_not_written(self, schedule, cell, lead):
        entry(cell, lead, "Data.")
        in_state(schedule, "agreeing")
        with pytest.raises(Refused) as refused:
            signed_off(schedule, lead)
        assert len(refused.value.messages) == 1 + 8 + 1
        assert "Summary: no key finding is chosen." in refused.value.messages

    def test_the_summary_is_frozen_and_its_files_come_out_the_same(self, schedule, cell, lead):
        write_up(schedule, lead)
        statement(cell, lead, extent="partly", note="Minutes.")
        signed_off(schedule, lead)
        round_ = Round.objects.select_related("authority", "framework").get(pk=schedule.pk)
        before = {kind: summary_as(self_report_of(round_), kind).body for kind in ("pdf", "docx")}
        row = SelfEntry.objects.filter(key=True).get()
        row.text, row.version = "Changed behind its back.", 2
        row.save()
        after = {kind: summary_as(self_report_of(round_), kind).body for kind in ("pdf", "docx")}
        assert before == after
        assert self_report_of(round_).findings == [
            ("Strengths", [("1", "Corporate leadership", "Strength of 1.")])
        ]

    def test_the_report_that_other_pages_read_holds_no_level(self, schedule, lead):
        write_up(schedule, lead)
        signed_off(schedule, lead)
        dashboard = report_of(Round.objects.get(pk=schedule.pk)).dashboard
        assert ({cell.level for cell in dashboard.cells}, dashboard.levels, dashboard.overalls) == (
            {""},
            (),
            (),
        )

    def test_nothing_is_written_afterwards(self, as_lead, schedule, url, at, lead):
        write_up(schedule, lead)
        signed_off(schedule, lead)
        texts = set(SelfEntry.objects.values_list("text", "key"))
        answers = [
            as_lead.post(url, {"version-se2": 0, "text-se2": "Late.", "do": "up:1"}).status_code,
            as_lead.post(at("self_summary_edit"), TEXTS | {"key": [1]}).status_code,
        ]
        assert answers == [422, 403]
        assert (set(SelfEntry.objects.values_list("text", "key")), SelfSummary.objects.count()) == (texts, 0)

    def test_a_refused_text_is_shown_to_copy(self, as_lead, schedule, url, lead):
        write_up(schedule, lead)
        signed_off(schedule, lead)
        page = as_lead.post(url, {"version-se2": 0, "text-se2": "Late words."}).content.decode()
        assert "Late words." in page


def test_what_concerns_an_individual_is_in_no_format(schedule, cell, lead, authority, monkeypatch):
    item = EvidenceFactory(authority=authority, title="ZQSECRET", individual=True)
    link(cell, item)
    statement(cell, lead, extent="fully").evidence.add(cell.evidence_links.get())
    shown = []
    monkeypatch.setattr(paper, "write_pdf", lambda html: shown.append(html) or b"%PDF")
    report = self_report_of(schedule)
    summary_as(report, "pdf")
    words = [one.text for one in Document(io.BytesIO(summary_as(report, "docx").body)).paragraphs]
    assert "ZQSECRET" not in "".join([*shown, *words, repr(report)])
    assert report.aspect("3").statements[0].left_out == 1


def test_the_numbers_are_in_words_too(schedule, cell, lead):
    statement(cell, lead, extent="fully")
    statement(cell, lead, 2, extent="not-yet")
    counted = self_report_of(schedule).aspect("3").counted
    assert counted == "Of 4 evidence statements: 1 fully in evidence, 1 not yet, 2 not considered."


class TestQueries:
    @pytest.mark.parametrize("name", ["self_evaluation", "self_summary", "self_summary_edit", "self_aspect"])
    def test_as_many_for_much_as_for_little(self, as_core, at, cell, lead, authority, name):
        url = at(name, *(["3"] if name == "self_aspect" else []))

        def asked():
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert as_core.get(url).status_code == 200
            return len(queries)

        def add(number):
            link(cell, EvidenceFactory(authority=authority))
            statement(cell, lead, number).evidence.set(cell.evidence_links.all())
            entry(cell, lead, "More.")

        add(1)
        few = asked()
        add(2)
        add(3)
        many = asked()
        assert (many, many <= 12) == (few, True)
