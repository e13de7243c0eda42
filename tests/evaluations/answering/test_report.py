"""The report of what teams answered: one report, every format, frozen at the sign-off."""

import io

import openpyxl
import pytest
from django.urls import reverse
from docx import Document

from evaluations.enums import Chart, RoundState
from evaluations.models import DigestTable, GroupJudgement, Judgement, Round, TeamAnswer
from evaluations.reports.answering.build import answering_report, build
from evaluations.reports.answering.files import Format, file_of, page_of
from evaluations.reports.answering.model import AnsweringReport
from evaluations.reports.build import freeze, report_of
from evaluations.reports.plain import from_plain, to_plain
from schools import paper
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import answered, answering_team
from tests.factories.answers import DAY, in_state, signed_off
from tests.factories.evidence import EvidenceFactory
from tests.factories.rounds import cell_of


def of(round_, name):
    return reverse(f"evaluations:{name}", args=[round_.slug])


@pytest.fixture
def said(laser, cell, primary, governors, lead, core_member, authority):
    """All that an answer can hold, and every question judged."""
    content = content_for(laser.framework)
    answer = answered(
        primary, cell, "good", text="Strong in towns.", trend="up", figures="82% in 2010, 86% in 2012"
    )
    poor = content.level("inadequate").pk
    answer.variations.create(
        kind="district", what="Riverside", level_id=poor, text="Far below.", updated_by=lead
    )
    answer.evidence.create(kind="expected", words="Key Stage 2 results", added_by=lead)
    answer.evidence.create(kind="own", words="=Survey of heads", added_by=lead)
    for title, individual in (("Open minutes", False), ("One person’s review", True)):
        item = EvidenceFactory(authority=authority, title=title, individual=individual)
        answer.evidence.create(kind="item", words=title, item=item, added_by=lead)
    answer.priorities.create(text="Reading at seven", progress="Begun in May", rag="amber", updated_by=lead)
    table = DigestTable.objects.create(
        round=laser,
        number=1,
        title="Shares",
        source="DfE",
        columns=["Year", "2010", "2012"],
        rows=[["Primary", "82%", "86%"]],
        chart=Chart.BAR,
        updated_by=lead,
    )
    answer.cites.add(table)
    for one in laser.cells.all():
        Judgement.objects.create(
            cell=one,
            level_id=content.level("good").pk,
            rationale=f"Why, {one.element.ref}.",
            dissent=f"Not all, {one.element.ref}.",
            agreed_by=["Lena Lead"],
            agreed_on=DAY,
            updated_by=lead,
        )
    for area in (*content.areas, None):
        GroupJudgement.objects.create(
            round=laser,
            area_id=area.pk if area else None,
            level_id=content.level("good").pk,
            rationale="On the whole.",
            updated_by=lead,
        )
    in_state(laser, RoundState.AGREEING)
    laser.refresh_from_db()
    return laser


ALL = (
    *("Strong in towns.", "82% in 2010, 86% in 2012", "Riverside", "Far below.", "Key Stage 2 results"),
    *(
        "=Survey of heads",
        "Open minutes",
        "Reading at seven",
        "Begun in May",
        "Shares",
        "On the whole.",
        "Why, 1.",
        "Not all, 1.",
    ),
)
SHORT = ("On the whole.", "Good")


def test_what_a_team_is_not_asked_any_more_is_left_out_until_it_is_asked_again(said, cell, primary):
    assert [len(one.answers) for one in build(said).questions if one.ref == cell.element.ref] == [1]
    primary.cells.set([cell_of(said, "2")])
    left = build(said)
    assert [one.answers for one in left.questions if one.answers] == []
    assert "Strong in towns." not in repr(left)
    primary.cells.add(cell)
    assert "Strong in towns." in repr(build(said))


def words_of(body: bytes, kind: str) -> str:
    if kind == Format.DOCX:
        document = Document(io.BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    book = openpyxl.load_workbook(io.BytesIO(body))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("kind", [Format.DOCX, Format.XLSX])
def test_a_file_holds_all_of_it_and_nothing_about_an_individual(said, kind):
    words = words_of(file_of(build(said), kind, short=False).body, kind)
    assert [part for part in ALL if part not in words] == []
    assert "One person" not in words


@pytest.mark.parametrize("kind", [Format.DOCX, Format.XLSX])
def test_the_short_form_has_the_judgements_alone(said, kind):
    words = words_of(file_of(build(said), kind, short=True).body, kind)
    assert [part for part in SHORT if part not in words] == []
    assert [part for part in ALL if part in words and part != "On the whole."] == []


def test_the_short_workbook_says_no_more_than_the_short_paper(said):
    book = openpyxl.load_workbook(io.BytesIO(file_of(build(said), Format.XLSX, short=True).body))
    heads, whole, *rows = ([cell.value for cell in row] for row in book["Judgements"].iter_rows())
    assert book.sheetnames == ["Judgements", "About"]
    assert heads == ["No.", "Group or question", "Judgement", "Why"]
    first = next(row for row in rows if row[0] == "1")
    assert (whole[2:], first[2:]) == (["Good", "On the whole."], ["Good", None])


def test_the_workbook_has_reason_dissent_and_what_each_team_gave(said):
    book = openpyxl.load_workbook(io.BytesIO(file_of(build(said), Format.XLSX, short=False).body))
    heads, *rows = ([cell.value for cell in row] for row in book["Judgements"].iter_rows())
    assert heads[2:] == ["Judgement", "Why", "Dissent", "Governor services", "Primary advisers"]
    first = next(row for row in rows if row[0] == "1")
    assert first[2:] == ["Good", "Why, 1.", "Not all, 1.", None, "Good"]


@pytest.mark.parametrize(
    ("text", "value", "layout"),
    [
        ("82%", 0.82, "0%"),
        ("82.50 %", 0.825, "0.00%"),
        ("1,234", 1234, "#,##0"),
        ("2012", 2012, "0"),
        ("-3.5", -3.5, "0.0"),
        ("−2", -2, "0"),
        ("+4", 4, "+0;-0;0"),
        *(
            (text, text, "General")
            for text in ("=1+1", "=SUM(A1)", "-", "007", "1,23", "2010/11", "£20", "n/a")
        ),
        ("1234567890123456", "1234567890123456", "General"),
    ],
)
def test_figures_of_the_digest_are_numbers_and_all_else_is_text(said, text, value, layout):
    table = DigestTable.objects.get()
    table.rows = [["Primary", text, "86%"]]
    table.save()
    book = openpyxl.load_workbook(io.BytesIO(file_of(build(said), Format.XLSX, short=False).body))
    cell = book["D1"]["B2"]
    kind = "s" if layout == "General" else "n"
    assert (cell.value, cell.data_type, cell.number_format) == (value, kind, layout)


def test_the_page_and_what_is_printed_hold_all_of_it_too(said, as_core):
    page = Page(as_core.get(of(said, "report")))
    printed = page_of(build(said), short=False)
    assert [part for part in ALL if part not in page.text or part not in printed] == []
    assert ("One person" in page.text, "One person" in printed, page.loose_ends) == (False, False, [])
    assert "(1 not shown: it concerns an individual)" in page.text


def test_the_pdf_is_tagged_and_says_what_a_chart_shows(said):
    body = paper.write_pdf(page_of(build(said), short=False))
    import pikepdf

    with pikepdf.open(io.BytesIO(body)) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        alternatives = [
            str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert alternatives == ["Bars for Primary, by 2010, 2012. The table has the numbers."]


def test_a_workbook_runs_no_text_as_a_formula(said):
    book = openpyxl.load_workbook(io.BytesIO(file_of(build(said), Format.XLSX, short=False).body))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_what_is_frozen_reads_back_as_it_was(said):
    assert from_plain(AnsweringReport, to_plain(build(said))) == build(said)


class TestSignedOff:
    @pytest.fixture
    def signed(self, said, lead):
        signed_off(said, lead)
        return Round.objects.get(pk=said.pk)

    def test_files_are_the_same_byte_for_byte_whatever_is_changed_since(self, signed, monkeypatch):
        monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())
        before = [
            file_of(answering_report(signed), kind, short=short).body for kind in Format for short in (0, 1)
        ]
        answer = TeamAnswer.objects.get()
        answer.text = "Otherwise."
        answer.save()
        DigestTable.objects.get().delete()
        after = [
            file_of(answering_report(signed), kind, short=short).body for kind in Format for short in (0, 1)
        ]
        assert after == before

    def test_the_report_of_the_round_is_read_as_before(self, signed):
        assert report_of(signed).dashboard.round.name == signed.name
        assert "answering" in signed.report

    def test_a_reader_is_led_from_the_dashboard_to_what_was_signed(self, signed, sign_in, reader):
        client = sign_in(reader)
        links = [node.attrs["href"] for node in Page(client.get(of(signed, "round"))).find("a")]
        assert of(signed, "report") in links
        assert "Strong in towns." in Page(client.get(of(signed, "report"))).text


def test_a_round_that_no_team_answers_freezes_nothing_besides(said):
    said.answering_teams.all().delete()
    assert "answering" not in freeze(said)


def test_before_the_reveal_there_is_no_report(said, as_lead, as_core):
    in_state(said, RoundState.RATING)
    for name in ("report", "report_pdf"):
        assert [client.get(of(said, name)).status_code for client in (as_lead, as_core)] == [403, 403]


def test_the_report_costs_the_same_for_many_answers(said, as_core, lead, cell):
    url = of(said, "report_short")
    as_core.get(url)
    one = asked(lambda: as_core.get(url))
    for n in range(3):
        answer = answered(
            answering_team(said, f"Team {n}", lead), cell_of(said, str(n + 2)), "good", text="So."
        )
        answer.evidence.create(kind="own", words="Seen.", added_by=lead)
        answer.priorities.create(text="More.", updated_by=lead)
    stands(one, asked(lambda: as_core.get(url)), MOST)
