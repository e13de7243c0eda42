"""An agenda with what is known of the authority beside it: page, PDF and Word document from one report."""

import io
from decimal import Decimal

import pytest
from docx import Document
from pypdf import PdfReader

from accounts.posts import posts_from
from evaluations.enums import RoundState
from evaluations.models import Judgement, Look, Share
from evaluations.reports.build import freeze
from evaluations.reports.plans.files import Format
from evaluations.reports.regional.agendas.build import report_for
from evaluations.reports.regional.agendas.files import agenda_file
from schools import paper
from schools.figures.catalogue import load_indicators
from schools.models import Figure, Indicator
from standards.content import content_for
from tests.evaluations.agendas.conftest import DATA, FIRST, at
from tests.factories.agendas import AgendaFactory, ask, ask_own, cover
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def rate(round_, element, code, why):
    """In every phase, as it then stands in what was signed off."""
    level = content_for(round_.framework).level(code).pk
    for judgement in Judgement.objects.filter(cell__round=round_, cell__element__ref=element):
        judgement.level_id, judgement.rationale = level, why
        judgement.save()
    if round_.is_signed_off:
        round_.report = freeze(round_)
        round_.save()


@pytest.fixture
def figure(authority):
    load_indicators()
    return Figure.objects.create(
        indicator=Indicator.objects.get(code="NS2009_P1"),
        place="authority",
        authority=authority,
        year=2008,
        period="2008",
        value=Decimal("75.5"),
    )


def posts_of(user):
    return posts_from(user.appointments.select_related("region"))


class TestBeside:
    def test_the_rating_of_the_phase_its_ceiling_and_its_reason(self, get, primary_adviser, agenda, signed):
        rate(signed, "1.1", "SI", "Nobody knew which schools had begun.")
        ask(agenda, FIRST)
        page = get(primary_adviser, at(agenda))
        assert (page.heading, page.loose_ends) == ("Autumn review", [])
        assert "Primary: SI Significant improvement needed" in page.text
        assert "The authority’s reason: Nobody knew which schools had begun." in page.text
        assert ("Secondary:" in page.text, "Early Years:" in page.text) == (False, False)

    def test_what_holds_a_rating_down_stands_with_its_place(self, primary_adviser, agenda, signed):
        ask(agenda, "Appendix 3, 2.1, bullet 1")
        (rated,) = report_for(posts_of(primary_adviser), agenda).parts[0].rated
        line = next(
            c for c in signed.report["dashboard"]["cells"] if (c["element"], c["phase"]) == ("2.1", "primary")
        )
        assert [hold.text for hold in rated.holds] == [hold["text"] for hold in line["holds"]]

    def test_an_agenda_for_all_phases_has_the_rating_of_each(self, director, authority, signed):
        agenda = AgendaFactory(authority=authority, author=director, phase=None)
        ask(agenda, FIRST, "Appendix 3, 1.4, bullet 1")
        report = report_for(posts_of(director), agenda)
        assert [[one.phase for one in part.rated] for part in report.parts] == [
            ["Early Years", "Primary", "Secondary"],
            ["Primary", "Secondary"],
        ]

    def test_nothing_of_a_round_that_is_neither_signed_off_nor_shared(
        self, get, primary_adviser, agenda, authority, lead
    ):
        round_ = RoundFactory(authority=authority, state=RoundState.AGREEING, created_by=lead)
        judge_all(round_, lead)
        rate(round_, "1.1", "SI", "Still secret.")
        ask(agenda, FIRST)
        text = get(primary_adviser, at(agenda)).text
        assert ("Still secret." in text, "has signed off or shared no round yet" in text) == (False, True)
        assert Look.objects.count() == 0
        Share.objects.create(round=round_, shared_by=lead)
        assert "Still secret." in get(primary_adviser, at(agenda)).text

    def test_figures_that_bear_on_it(self, get, primary_adviser, agenda, figure):
        ask(agenda, FIRST, "Appendix 3, 2.4, bullet 1")
        text = get(primary_adviser, at(agenda)).text
        assert f"{figure.indicator}: 75.5% , 2008" in text

    def test_ones_own_question_is_not_quoted_and_an_aspect_that_comes_again_tells_no_facts_twice(
        self, primary_adviser, agenda, signed
    ):
        ask(agenda, FIRST)
        ask_own(agenda, "And the pool?")
        ask(agenda, "Appendix 3, 1.1, bullet 2")
        parts = report_for(posts_of(primary_adviser), agenda).parts
        assert [part.name.split(" ")[0] for part in parts] == ["1.1", "General", "1.1"]
        assert [len(part.rated) for part in parts] == [1, 0, 0]
        assert parts[2].name.endswith(", continued")
        assert [one.said[0] for part in parts for one in part.questions] == ["“", "A", "“"]


class TestLooks:
    @pytest.mark.parametrize(
        ("file", "what"),
        [
            ("", "the ratings and figures for an agenda, Autumn, signed off"),
            ("agenda.pdf", "the ratings and figures for an agenda, as PDF, Autumn, signed off"),
            ("agenda.docx", "the ratings and figures for an agenda, as a Word document, Autumn, signed off"),
        ],
    )
    def test_each_opening_is_one_look_that_names_no_title(
        self, as_, primary_adviser, agenda, signed, file, what, monkeypatch
    ):
        monkeypatch.setattr(paper, "write_pdf", str.encode)
        ask(agenda, FIRST)
        assert as_(primary_adviser).get(at(agenda, file)).status_code == 200
        (look,) = Look.objects.all()
        assert (look.user, look.authority) == (primary_adviser, agenda.authority)
        assert look.what.startswith(what)

    def test_an_agenda_without_questions_reads_nothing(self, get, primary_adviser, agenda, signed):
        assert "No question is on this agenda yet." in get(primary_adviser, at(agenda)).text
        assert Look.objects.count() == 0


class TestFiles:
    @pytest.fixture
    def report(self, primary_adviser, agenda, signed, figure):
        rate(signed, "2.5", "NI", "Data came late.")
        first, _ = ask(agenda, FIRST, DATA)
        cover(first, agenda.held_on, "Half of them do.")
        ask_own(agenda, "<w:p>And the pool & the hall?")
        return report_for(posts_of(primary_adviser), agenda)

    def test_the_word_document_has_room_beside_every_question(self, report):
        file = agenda_file(report, Format.DOCX)
        document = Document(io.BytesIO(file.body))
        rows = [[cell.text for cell in row.cells] for table in document.tables[1:] for row in table.rows[1:]]
        assert file.name == f"any-borough-agenda-2009-11-20-{report.pk}.docx"
        assert [row[1:] for row in rows] == [
            [f"“{report.questions[0].text}”", "Half of them do.", "20 November 2009"],
            [f"“{report.questions[1].text}”", "", ""],
            ["<w:p>And the pool & the hall?\nOwn question", "", ""],
        ]
        heights = {row.height.mm for table in document.tables[1:] for row in table.rows[1:]}
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert ({round(height) for height in heights}, "Data came late." in text) == ({26}, True)
        assert agenda_file(report, Format.DOCX).body == file.body

    def test_the_pdf_is_tagged_titled_and_says_the_same(self, report):
        pdf = PdfReader(io.BytesIO(agenda_file(report, Format.PDF).body))
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert pdf.metadata.title == "Autumn review: Any Borough"
        assert (pdf.trailer["/Root"]["/MarkInfo"]["/Marked"], pdf.trailer["/Root"]["/Lang"]) == (
            True,
            "en-GB",
        )
        for said in ("Half of them do.", "Data came late.", "Needs improvement", "Own question"):
            assert (said, said in text) == (said, True)
        assert {round(float(page.mediabox.width)) for page in pdf.pages} == {595}
