"""The data digest: tables pasted, brought as a file or taken out of an answer, drawn, and pointed at."""

import io
from itertools import pairwise

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluations.enums import Chart, RoundState
from evaluations.models import DigestTable, TeamAnswer
from evaluations.selectors.answering.charts import WIDTH, left_out, number_in, picture_of
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import answered
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of

PASTED = "District\t2011\t2012\nNorth\t74%\t77%\nEast\t69%\t70%"
FORM = {"title": "Key stage 2", "source": "DfE", "table": PASTED, "chart": "line"}


def of(round_, name, *more):
    return reverse(f"evaluations:{name}", args=[round_.slug, *more])


def kept():
    return [(row.ref, row.columns, row.rows, row.chart) for row in DigestTable.objects.all()]


WANTED = [("D1", ["District", "2011", "2012"], [["North", "74%", "77%"], ["East", "69%", "70%"]], "line")]


@pytest.mark.parametrize("table", [PASTED, PASTED.replace("\t", ","), PASTED.replace("\t", "|")])
def test_a_pasted_table_is_kept_cell_by_cell(as_core, laser, table):
    assert as_core.post(of(laser, "digest_new"), FORM | {"table": table}).status_code == 302
    assert kept() == WANTED


def test_a_pasted_cell_of_several_lines_or_with_quotation_marks_is_one_cell(as_core, laser):
    table = 'Area\tNote\t2026\nNorth\t"Line one\nline two"\t5\n\t\t\nSouth\t"Said ""good"""\t6'
    as_core.post(of(laser, "digest_new"), FORM | {"table": table})
    assert kept()[0][1:3] == (
        ["Area", "Note", "2026"],
        [["North", "Line one line two", "5"], ["South", 'Said "good"', "6"]],
    )


@pytest.mark.parametrize("note", ['"begun', '"Good" schools', '5" rule'])
def test_quotation_marks_of_their_own_stay(as_core, laser, note):
    as_core.post(of(laser, "digest_new"), FORM | {"table": f"Area\tNote\nNorth\t{note}\nSouth\tNone"})
    assert kept()[0][2] == [["North", note], ["South", "None"]]


def test_a_workbook_is_read_from_its_first_sheet(as_core, laser):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(PASTED.splitlines()):
            sheet.write_row(number, 0, line.split("\t"))
    upload = SimpleUploadedFile("figures.xlsx", file.getvalue())
    assert as_core.post(of(laser, "digest_new"), FORM | {"table": "", "file": upload}).status_code == 302
    assert kept() == WANTED


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "Paste a table of at least two lines"),
        ("District", "Paste a table of at least two lines"),
        ("North\nEast\nSouth", "Only one column is found."),
        ("A\tB\n" * 203, "A digest table has at most 200 rows; this one has 202."),
        ("x" * 140_000 + '\n"' + "x" * 140_000, "Only one column is found."),
        ("A\tB\n" + "x" * 201 + "\tC", "A cell holds at most 200 characters; the longest has 201."),
    ],
)
def test_what_is_no_table_is_refused_and_stays_in_its_field(as_core, laser, table, said):
    page = Page(as_core.post(of(laser, "digest_new"), FORM | {"table": table}))
    assert page.response.status_code == 422
    assert said in page.errors[0][1]
    assert page.at("id_title").attrs["value"] == "Key stage 2"


def test_cells_of_a_workbook_stand_in_one_line_and_keep_their_digits(as_core, laser):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["District,\nby name", "Pupils"])
        sheet.write_row(1, 0, ["North\nand\teast", 1234567.25])
    upload = SimpleUploadedFile("figures.xlsx", file.getvalue())
    as_core.post(of(laser, "digest_new"), FORM | {"table": "", "file": upload})
    assert kept() == [("D1", ["District, by name", "Pupils"], [["North and east", "1234567.25"]], "line")]


def test_a_file_that_is_no_spreadsheet_is_refused(as_core, laser):
    upload = SimpleUploadedFile("figures.xlsx", b"MZ\x90")
    assert as_core.post(of(laser, "digest_new"), FORM | {"file": upload}).status_code == 422
    assert kept() == []


def test_a_number_is_given_once(as_core, laser):
    as_core.post(of(laser, "digest_new"), FORM)
    as_core.post(of(laser, "digest_remove", DigestTable.objects.get().pk))
    as_core.post(of(laser, "digest_new"), FORM)
    assert [row.ref for row in DigestTable.objects.all()] == ["D2"]


def test_taking_a_table_out_is_asked_first(as_core, laser):
    as_core.post(of(laser, "digest_new"), FORM)
    table = DigestTable.objects.get()
    page = Page(as_core.get(of(laser, "digest_remove", table.pk)))
    assert (page.heading, table.title in page.text, len(kept())) == ("Take out D1?", True, 1)


def test_a_change_over_somebody_elses_shows_theirs_and_keeps_what_is_typed(as_core, as_lead, laser):
    as_core.post(of(laser, "digest_new"), FORM)
    edit = of(laser, "digest_edit", DigestTable.objects.get().pk)
    theirs = {"title": "Key stage 2, tests", "source": "Their survey", "chart": "none", "version": 1}
    as_lead.post(edit, FORM | theirs)
    page = Page(as_core.post(edit, FORM | {"title": "Eleven-year-olds", "version": 1}))
    assert (page.response.status_code, page.at("id_title").attrs["value"]) == (409, "Eleven-year-olds")
    shown = page.at("h-theirs").parent.text
    assert [words in shown for words in ("Key stage 2, tests", "Their survey", str(Chart("none").label))] == [
        True
    ] * 3
    assert "Key stage 2, tests" in page.at("h-theirs").text
    assert DigestTable.objects.get().title == "Key stage 2, tests"


def test_what_an_answer_points_at_stays(as_core, laser, primary, cell):
    as_core.post(of(laser, "digest_new"), FORM)
    table = DigestTable.objects.get()
    answered(primary, cell).cites.add(table)
    as_core.post(of(laser, "digest_remove", table.pk))
    assert DigestTable.objects.get() == table


def test_one_press_takes_a_table_out_of_an_answer_and_points_at_it(as_core, laser, primary, cell, save):
    page = save(as_core, primary, cell, text=f"It is good.\n{PASTED}\nIt rises.", do="table")
    table, answer = DigestTable.objects.get(), TeamAnswer.objects.get()
    assert page.response["Location"] == of(laser, "digest_edit", table.pk)
    assert answer.text == "It is good.\n\nSee D1 in the data digest.\n\nIt rises."
    assert [row[1:3] for row in kept()] == [row[1:3] for row in WANTED]
    assert list(answer.cites.all()) == [table]


def test_a_table_too_wide_for_the_digest_stays_in_the_text(as_core, laser, primary, cell, save):
    wide = "\n".join(["\t".join("ab" * 11)] * 3)
    page = save(as_core, primary, cell, text=wide, do="table")
    assert page.errors == [
        ("main", "What is pasted stays in the text. A digest table has at most 20 columns; this one has 22.")
    ]
    assert (kept(), TeamAnswer.objects.get().text) == ([], wide)


def test_a_table_that_was_carried_is_renewed_by_a_save(as_core, laser):
    as_core.post(of(laser, "digest_new"), FORM)
    table = DigestTable.objects.get()
    DigestTable.objects.filter(pk=table.pk).update(was="LASER 2012")  # as carrying leaves it
    assert "To be renewed Its figures are those of LASER 2012." in Page(as_core.get(of(laser, "digest"))).text
    as_core.post(of(laser, "digest_edit", table.pk), FORM | {"version": 1})
    assert (DigestTable.objects.get().was, DigestTable.objects.get().version) == ("", 2)
    assert "To be renewed" not in Page(as_core.get(of(laser, "digest"))).text


def test_which_team_points_at_a_table_is_said_after_the_reveal(as_lead, laser, primary, cell, as_core):
    as_core.post(of(laser, "digest_new"), FORM)
    answered(primary, cell).cites.add(DigestTable.objects.get())
    assert "Pointed at" not in Page(as_lead.get(of(laser, "digest"))).text
    in_state(laser, RoundState.AGREEING)
    assert "Pointed at by Primary advisers (1)." in Page(as_lead.get(of(laser, "digest"))).text


def test_the_digest_costs_the_same_for_many_tables(as_core, laser, primary, cell):
    in_state(laser, RoundState.AGREEING)
    as_core.post(of(laser, "digest_new"), FORM)
    answered(primary, cell).cites.add(DigestTable.objects.get())
    as_core.get(of(laser, "digest"))
    one = asked(lambda: as_core.get(of(laser, "digest")))
    for _ in range(2):
        as_core.post(of(laser, "digest_new"), FORM)
    answered(primary, cell_of(laser, "2")).cites.set(DigestTable.objects.all())
    stands(one, asked(lambda: as_core.get(of(laser, "digest"))), MOST)


class TestPictures:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("74%", 74),
            ("1,204", 1204),
            ("-3.5", -3.5),
            ("−3.5", -3.5),
            ("£12", 12),
            ("x", None),
            ("", None),
            ("3 of 4", None),
        ],
    )
    def test_a_number_is_read_with_its_sign_and_unit(self, text, number):
        assert number_in(text) == number

    def test_a_table_without_numbers_has_no_picture(self):
        assert picture_of(Chart.BAR, ["A", "B"], [["x", "y"]]) is None

    def test_a_bar_below_nothing_runs_to_the_left(self):
        picture = picture_of(Chart.BAR, ["A", "Change"], [["x", "4"], ["y", "−4"]])
        up, down = (group.bars[0] for group in picture.groups)
        assert (up.x, down.x + down.width, up.width) == (picture.zero, picture.zero, down.width)

    def test_names_of_columns_that_would_stand_on_each_other_are_left_out(self):
        columns = ["A", *(f"Autumn {year} to summer" for year in range(12))]
        picture = picture_of(Chart.LINE, columns, [["x", *map(str, range(12))]])
        apart = [later[0] - earlier[0] for earlier, later in pairwise(picture.marks)]
        assert (len(picture.marks), min(apart) > 7 * len(columns[1])) == (3, True)

    @pytest.mark.parametrize(
        ("chart", "wide", "said"),
        [
            ("bar", 1, "No chart is drawn: it would have more than 60 bars. Sum the table up first."),
            ("line", 1, "No chart is drawn: it would have more than 60 bars. Sum the table up first."),
            ("line", 2, "The chart shows the first 6 of 61 rows with numbers."),
            ("bar", 0, "No chart is drawn: right of its first column the table holds no numbers."),
            ("none", 2, ""),
        ],
    )
    def test_what_a_chart_does_not_show_is_said(self, chart, wide, said):
        rows = [[str(n), *["1"] * wide] for n in range(61)]
        assert left_out(chart, ["A", *["B"] * wide], rows) == said

    @settings(
        suppress_health_check=[HealthCheck.too_slow]
    )  # a machine that is busy is no fault of the numbers
    @given(
        st.integers(2, 5).flatmap(
            lambda wide: st.lists(st.tuples(*[st.integers(-999, 9999)] * wide), min_size=1, max_size=8)
        ),
        st.sampled_from([Chart.BAR, Chart.LINE]),
    )
    def test_whatever_the_numbers_are_all_of_it_lies_inside_the_picture(self, numbers, chart):
        columns = ["Name", *map(str, range(len(numbers[0])))]
        picture = picture_of(chart, columns, [[f"Row {n}", *map(str, row)] for n, row in enumerate(numbers)])
        assert picture is not None
        bars = [bar for group in picture.groups for bar in group.bars]
        assert all(
            bar.width >= 0 and bar.x + bar.width <= WIDTH and 0 <= bar.y < picture.height for bar in bars
        )
        dots = [dot for line in picture.lines for dot in line.dots]
        assert all(0 <= x <= WIDTH and 0 <= y <= picture.height for x, y in dots)
        assert bool(bars) != bool(dots)
