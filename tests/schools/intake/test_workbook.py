"""What is read of an Excel workbook, and what is said of one that cannot be."""

import datetime as dt
import io
import tracemalloc

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schools.intake import Fault, Unreadable, parts, read_xlsx
from tests.evaluations.evidence.samples import GENUINE, ole2, zipped
from tests.schools.intake.samples import XML, sheet_xml, with_parts, workbook

MEGABYTE = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HEADER = ("School", "Pupils")
TITLE = '<row r="1"><c r="A1" t="inlineStr"><is><t>School</t></is></c></row>'
GOOD = workbook(("Returns", [["School", "Pupils"], ["Elm Park", 210], ["Oak", 98.5]]))


def read(content, name="returns.xlsx", sheet="Returns", header=HEADER, most_rows=100, **options):
    upload = SimpleUploadedFile(name, content)
    return read_xlsx(upload, sheet=sheet, header=header, most_rows=most_rows, most_bytes=MEGABYTE, **options)


def refusal(content, **options):
    with pytest.raises(Unreadable) as refused:
        read(content, **options)
    return str(refused.value)


def contents(sheet):
    return [(row.number, *(row.values[title].content for title in sheet.header)) for row in sheet.rows]


def test_text_numbers_dates_and_truth_come_as_what_they_are():
    row = ["=not a formula", 3, 2.5, True, dt.date(2010, 3, 26), None, "  "]
    book = workbook(("Returns", [list("ABCDEFG")]), touch=lambda book: _write_typed(book, row))
    sheet = read(book, header=list("ABCDEFG"))
    assert contents(sheet) == [(2, "=not a formula", 3, 2.5, True, dt.date(2010, 3, 26), None, None)]
    assert [type(value.content) for value in sheet.rows[0].values.values()] == [
        *(str, int, float, bool, dt.date, type(None), type(None)),
    ]


def _write_typed(book, row):
    sheet = book.get_worksheet_by_name("Returns")
    for column, value in enumerate(row):
        (sheet.write_string if isinstance(value, str) else sheet.write)(1, column, value)


def test_what_openpyxl_writes_reads_the_same():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Returns"
    for row in (["School", "Pupils"], ["Elm Park", 210], [None, None], ["Oak", 98.5]):
        book.active.append(row)
    book.save(out)
    assert contents(read(out.getvalue())) == [(2, "Elm Park", 210), (4, "Oak", 98.5)]


def test_titles_are_found_in_any_case_order_and_spacing():
    book = workbook(("Returns", [["Notes", " pupils ", "SCHOOL\n"], ["none", 210, "Elm Park"]]))
    sheet = read(book)
    assert (sheet.header, contents(sheet)) == (("Notes", "Pupils", "School"), [(2, "none", 210, "Elm Park")])


def test_the_header_may_stand_lower():
    book = workbook(("Returns", [["Returns of 2010"], [], ["School", "Pupils"], ["Elm Park", 210]]))
    assert contents(read(book, header_row=3)) == [(4, "Elm Park", 210)]


def test_the_sheet_is_found_by_name_among_others_and_the_first_without_one():
    book = workbook(
        ("About", [["School", "Pupils"], ["None", 0]]), ("RETURNS ", [["School", "Pupils"], ["Elm", 2]])
    )
    assert [contents(read(book, sheet=name)) for name in ("Returns", None)] == [
        [(2, "Elm", 2)],
        [(2, "None", 0)],
    ]


def test_formulas_and_merged_cells_are_marked_with_their_places():
    def touch(book):
        sheet = book.get_worksheet_by_name("Returns")
        sheet.write_formula("B2", "=1+1", None, 2)
        sheet.merge_range("A3:B4", "Both")

    sheet = read(workbook(("Returns", [["School", "Pupils"], ["Elm"]]), touch=touch))
    found = [
        (value.place, value.content, value.formula, value.merged)
        for row in sheet.rows
        for value in row.values.values()
    ]
    assert found == [
        ("row 2, column A", "Elm", False, False),
        ("row 2, column B", 2, True, False),
        ("row 3, column A", "Both", False, True),
        ("row 3, column B", None, False, True),
    ]


def test_a_formula_that_came_to_nothing_is_still_seen():
    book = with_parts(
        GOOD,
        {
            SHEET: sheet_xml(
                '<row r="1"><c r="A1" t="inlineStr"><is><t>School</t></is></c></row><row r="2"><c><f>1/0</f></c></row>'
            )
        },
    )
    value = read(book, header=["School"]).rows[0].values["School"]
    assert (value.place, value.content, value.formula) == ("row 2, column A", None, True)


def test_cells_that_hold_no_value_are_refused_with_their_places():
    data = (
        f'{TITLE}<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Elm_x0007_</t></is></c></row>'
        f'<row r="4"><c r="A4" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>'
        '<row r="5"><c r="A5" t="inlineStr"><is><t>Oak</t></is></c></row>'
    )
    sheet = read(with_parts(GOOD, {SHEET: sheet_xml(data)}), header=["School"])
    assert (contents(sheet), sheet.faults) == (
        [(5, "Oak")],
        (
            Fault("row 2, column A", "It shows an error (#REF!) in place of a value."),
            Fault("row 3, column A", "It holds characters that cannot be shown."),
            Fault("row 4, column A", "It holds more than 32,767 characters."),
        ),
    )


def test_text_that_excel_has_to_write_in_code_comes_back_as_it_was():
    said = "First\r\nSecond"
    assert contents(read(workbook(("Returns", [["School"], [said]])), header=["School"])) == [(2, said)]


def test_a_time_of_day_is_refused_and_a_date_with_a_time_is_its_date():
    def touch(book):
        sheet = book.get_worksheet_by_name("Returns")
        sheet.write_datetime("A2", dt.datetime(2010, 3, 26, 13, 30))
        sheet.write_datetime("B2", dt.time(13, 30), book.add_format({"num_format": "hh:mm"}))

    sheet = read(workbook(("Returns", [["School", "Pupils"]]), touch=touch))
    assert (contents(sheet), sheet.faults) == (
        [(2, dt.date(2010, 3, 26), None)],
        (Fault("row 2, column B", "It holds a time of day or a length of time."),),
    )


AGAIN = "Open it in Excel, save it again, and choose that file."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“returns.xlsx” is empty. Check that it opens on your computer, and choose it again."),
        (
            workbook(("About", []), ("Notes", [])),
            "“returns.xlsx” has no sheet named “Returns”. It has “About”, “Notes”. "
            "Name the sheet as it was, or choose another file.",
        ),
        (
            workbook(("Returns", [["School", "Roll"]])),
            "Row 1 of the sheet “Returns” in “returns.xlsx” lacks this column: “Pupils”. "
            "Put the titles back as they were, or start from a new copy.",
        ),
        (
            workbook(("Returns", [])),
            "Row 1 of the sheet “Returns” in “returns.xlsx” lacks these columns: “School”, “Pupils”. "
            "Put the titles back as they were, or start from a new copy.",
        ),
        (
            workbook(("Returns", [["School", "Pupils", "Pupils"]])),
            "Row 1 of the sheet “Returns” in “returns.xlsx” has the title “Pupils” in columns B and C, "
            "so it is not clear which is meant. Remove one of them.",
        ),
        (
            workbook(("Returns", [["School", "Pupils"]] + [["Elm", 1]] * 101)),
            "“returns.xlsx” has more than 100 rows. Check that it is the right one.",
        ),
        (
            ole2("Workbook"),
            "“returns.xlsx” is in the format that Excel used until 2007 (.xls). Open it, save it as "
            "“Excel Workbook (.xlsx)”, and choose that file.",
        ),
        (
            ole2("EncryptedPackage"),
            "“returns.xlsx” is protected with a password, so nobody else could read it. Take the password off "
            "in the program that made it, and choose the file again.",
        ),
        (
            b"School,Pupils\nElm,1\n",
            "“returns.xlsx” is not an Excel workbook inside, whatever its name says. Open it in the program "
            "that made it, save it as an Excel workbook, and choose that file.",
        ),
        (
            GENUINE["letter.docx"],
            "“returns.xlsx” is not an Excel workbook inside, whatever its name says. Open it in the program "
            "that made it, save it as an Excel workbook, and choose that file.",
        ),
        (
            with_parts(GOOD, {"xl/vbaProject.bin": b"x"}),
            "“returns.xlsx” holds macros, which are programs. Open it, save it without macros, and choose that "
            "file.",
        ),
        (with_parts(GOOD, {"xl/workbook.xml": "<workbook"}), f"“returns.xlsx” is damaged. {AGAIN}"),
        (with_parts(GOOD, {SHEET: sheet_xml("<row>")}), f"“returns.xlsx” is damaged. {AGAIN}"),
        (with_parts(GOOD, {STRINGS: f"{XML}<sst/>"}), f"“returns.xlsx” is damaged. {AGAIN}"),
        (GOOD[: len(GOOD) // 2], "“returns.xlsx” is not an Excel workbook inside, whatever its name says. "
            "Open it in the program that made it, save it as an Excel workbook, and choose that file."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(content, said):
    assert refusal(content) == said


def test_a_hundred_megabytes_are_refused_by_what_is_there_before_they_are_read(tmp_path):
    path = tmp_path / "returns.xlsx"
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)
    with (
        path.open("rb") as file,
        pytest.raises(Unreadable, match=r"“returns.xlsx” is larger than 10 MB, which"),
    ):
        read_xlsx(file, sheet=None, header=["School"], most_rows=10, most_bytes=10 * MEGABYTE)


TOO_MUCH = f"“returns.xlsx” unpacks to far more than a spreadsheet holds, so it is not opened. {AGAIN}"
ROW = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'


def test_empty_rows_that_are_only_formatted_are_no_rows():
    data = f'{TITLE}<row r="2"><c r="A2" t="inlineStr"><is><t>Elm</t></is></c></row>'
    book = with_parts(GOOD, {SHEET: sheet_xml(data + '<row ht="15"><c s="0"/></row>' * 70_000)})
    assert contents(read(book, header=["School"])) == [(2, "Elm")]


class TestBombs:
    def test_a_workbook_that_unpacks_to_a_thousand_times_its_size(self):
        bomb = with_parts(GOOD, {"xl/media/image1.bmp": bytes(30 * MEGABYTE)})
        assert refusal(bomb) == (
            "“returns.xlsx” unpacks to far more than a document holds, so it is not opened. "
            "Open it in the program that made it, save it again, and choose that file."
        )

    @pytest.mark.parametrize("name", [SHEET, STRINGS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
    def test_entities_that_grow_when_they_are_read(self, name):
        laughs = f'{XML}<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
        assert refusal(with_parts(GOOD, {name: laughs})) == (
            f"“returns.xlsx” is put together in a way that no office program does. {AGAIN}"
        )

    @pytest.mark.parametrize(
        "part",
        [
            sheet_xml(f"<row>{'<c/>' * 20_001}</row>"),
            sheet_xml(ROW, after="<x/>" * 50_001),
            sheet_xml("<row/>" * 200_001),
            sheet_xml(f"<row><c><v>{'1' * 100_001}</v></c></row>"),
            sheet_xml(ROW * 700, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            sheet_xml(("<row>" + "<c><f/></c>" * 9_000 + "</row>") * 34),
        ],
        ids=["cells in a row", "elements after the rows", "rows", "text", "merged cells", "formulas"],
    )
    def test_more_of_one_thing_than_any_sheet_holds(self, part):
        assert refusal(with_parts(GOOD, {SHEET: part})) == TOO_MUCH

    def test_more_strings_than_any_workbook_holds(self):
        strings = f"{XML}<sst>{'<si/>' * 600_001}</sst>"
        assert refusal(with_parts(GOOD, {STRINGS: strings})) == TOO_MUCH

    def test_a_part_larger_than_any_sheet(self, monkeypatch):
        monkeypatch.setattr(parts, "MOST_PART", 100_000)
        assert refusal(with_parts(GOOD, {SHEET: sheet_xml(ROW * 3_000)})) == TOO_MUCH

    def test_a_row_that_claims_to_be_the_last_there_is(self):
        data = f'{TITLE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        assert contents(read(with_parts(GOOD, {SHEET: sheet_xml(data)}), header=["School"])) == []


def test_twenty_thousand_rows_stay_far_under_three_hundred_megabytes():
    header = [f"Column {n}" for n in range(2)]
    rows = [header, *([f"School {n}", "Some words of a school"] for n in range(20_000))]
    upload = io.BytesIO(workbook(("Returns", rows)))
    del rows
    tracemalloc.start()
    sheet = read_xlsx(upload, sheet="Returns", header=header, most_rows=20_000, most_bytes=10 * MEGABYTE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(sheet.rows), peak < 100 * MEGABYTE) == (20_000, True)


def test_what_is_no_workbook_but_a_zip_is_refused():
    assert refusal(zipped({"a.txt": "a"})).startswith("“returns.xlsx” is not an Excel workbook inside")
