"""What is read of a CSV file, and what is said of one that cannot be."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from schools.intake import Fault, Unreadable, open_csv, read_csv
from tests.evaluations.evidence.samples import ole2
from tests.schools.intake.samples import workbook

MEGABYTE = 1024 * 1024


def read(content, name="returns.csv", header=("School", "Pupils"), most_rows=100, most_bytes=MEGABYTE):
    upload = SimpleUploadedFile(name, content)
    return read_csv(upload, header=header, most_rows=most_rows, most_bytes=most_bytes)


def refusal(content, **options):
    with pytest.raises(Unreadable) as refused:
        read(content, **options)
    return str(refused.value)


def contents(sheet):
    return [(row.number, *(row.values[title].content for title in sheet.header)) for row in sheet.rows]


ROWS = [(2, "St Mary’s", "210"), (3, "Elm Park", None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_every_way_in_which_programs_write_csv_reads_the_same(encoding, end, mark):
    lines = ["School,Pupils", '"St Mary’s", 210 ', "Elm Park"]
    content = end.join(lines).replace(",", mark).encode(encoding)
    assert contents(read(content)) == ROWS


def test_a_cell_knows_its_place():
    sheet = read(b"School,Pupils\nElm Park,210\n")
    assert [value.place for value in sheet.rows[0].values.values()] == ["row 2, column A", "row 2, column B"]


def test_titles_are_found_in_any_case_order_and_spacing_and_others_are_kept():
    sheet = read("  PUPILS , Notes,,\u00a0school\n210,none,x,Elm Park\n".encode())
    assert (sheet.header, contents(sheet)) == (
        ("Pupils", "Notes", "School"),
        [(2, "210", "none", "Elm Park")],
    )


def test_empty_rows_are_left_out_and_the_numbers_of_the_others_stay():
    sheet = read(b'School,Pupils\n\n , \n"Elm\nPark",1\n,\nOak,2\n')
    assert contents(sheet) == [(4, "Elm\nPark", "1"), (6, "Oak", "2")]


def test_a_cell_with_characters_that_cannot_be_shown_is_refused_with_its_place():
    sheet = read(b"School,Pupils\nElm\x07 Park,210\n")
    assert (contents(sheet), sheet.faults) == (
        [(2, None, "210")],
        (Fault("row 2, column A", "It holds characters that cannot be shown."),),
    )


def test_an_upload_too_large_for_memory_and_a_plain_open_file_read_the_same():
    upload = TemporaryUploadedFile("returns.csv", "text/csv", 0, None)
    upload.write(b"School,Pupils\nElm Park,210\n")
    plain = io.BytesIO(b"School,Pupils\nElm Park,210\n")
    read_both = [
        contents(read_csv(file, header=["School"], most_rows=9, most_bytes=MEGABYTE))
        for file in (upload, plain)
    ]
    assert read_both == [[(2, "Elm Park", "210")]] * 2
    upload.close()


def test_a_large_file_is_read_row_by_row():
    with open_csv(io.BytesIO(b"School\nElm\nOak\n"), header=["School"], most_bytes=MEGABYTE) as table:
        assert next(table.rows) == (2, ["Elm"])


UNCLOSED = (
    "“returns.csv” cannot be read from row 3 on: a quotation mark there is opened and not closed as it should be, or a "
    "cell is longer than any may be. Mend that row and choose the file again."
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“returns.csv” is empty. Check that it opens on your computer, and choose it again."),
        (
            b"\n\n",
            "Row 1 of “returns.csv” lacks these columns: “School”, “Pupils”. "
            "Put the titles back as they were, or start from a new copy.",
        ),
        (
            b"School\nElm Park\n",
            "Row 1 of “returns.csv” lacks this column: “Pupils”. "
            "Put the titles back as they were, or start from a new copy.",
        ),
        (
            b"School,Pupils,Notes,school \n",
            "Row 1 of “returns.csv” has the title “School” in columns A and D, so it is not clear which is "
            "meant. Remove one of them.",
        ),
        (
            b"School,Pupils\nElm,1\nOak\x8d,2\n",
            "“returns.csv” holds characters in line 3 that are neither UTF-8 nor Windows-1252, so it is damaged "
            "or not text. Open it in Excel, save it as “CSV UTF-8”, and choose that file.",
        ),
        (
            b"School,Pupils\nElm\x00,1\n",
            "“returns.csv” holds characters in line 2 that are neither UTF-8 nor Windows-1252, so it is damaged "
            "or not text. Open it in Excel, save it as “CSV UTF-8”, and choose that file.",
        ),
        (
            b'School,Pupils\nElm,1\n"Oak,2\n' + b"x" * 200_000,
            UNCLOSED,
        ),
        (b'School,Pupils\nElm,1\n"Oak,2\n', UNCLOSED),
        (b'School,Pupils\nElm,1\n"St Mary"s",2\n', UNCLOSED),
        (
            b"<!DOCTYPE html><html>",
            "“returns.csv” is a web page or drawing, not text. Save it as PDF and choose that file.",
        ),
        (
            ole2("Workbook"),
            "“returns.csv” is an Excel workbook or an archive, not a CSV file. Open it in Excel, save it as "
            "“CSV UTF-8”, and choose that file.",
        ),
        (
            workbook(("Sheet1", [["School", "Pupils"]])),
            "“returns.csv” is an Excel workbook or an archive, not a CSV file. Open it in Excel, save it as "
            "“CSV UTF-8”, and choose that file.",
        ),
        (
            b"School,Pupils\n" + b"Elm,1\n" * 101,
            "“returns.csv” has more than 100 rows. Check that it is the right one.",
        ),
        (
            b"School,Pupils" + b"," * 500,
            "Row 1 of “returns.csv” has more than 500 columns. Check that it is the right file.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(content, said):
    assert refusal(content) == said


def test_a_hundred_megabytes_are_refused_by_what_is_there_before_they_are_read(tmp_path):
    path = tmp_path / "returns.csv"
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)
    with path.open("rb") as file, pytest.raises(Unreadable) as refused:
        read_csv(file, header=["School"], most_rows=10, most_bytes=10 * MEGABYTE)
    assert str(refused.value) == (
        "“returns.csv” is larger than 10 MB, which is more than such a file holds. "
        "Check that it is the right one."
    )


def test_a_name_that_would_mislead_is_cleaned_in_what_is_said():
    assert refusal(b"", name="annual\u202efdp.csv").startswith("“annualfdp.csv” is empty.")
