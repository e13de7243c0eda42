import csv
import io
import zipfile
from dataclasses import fields, replace

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from evaluations.reports.plans.files import Format, file_of
from evaluations.reports.plans.model import ActionLine
from tests.evaluations.plan_files import sample
from tests.evaluations.plan_files.sample import drawn
from tests.evaluations.reports.reading import csv_rows

TEXTS = [field.name for field in fields(ActionLine) if field.type in ("str", str)]


def word(body: bytes):
    return Document(io.BytesIO(body))


def test_the_document_has_headings_in_order():
    document = word(file_of(drawn(), Format.DOCX).body)
    found = [
        (part.style.name, part.text)
        for part in document.paragraphs
        if part.style.name != "Normal" and part.text
    ]
    assert found == [
        ("Title", "Any Borough"),
        ("Heading 1", "Introduction"),
        ("Heading 1", "Ratings and what is done about them"),
        ("Heading 1", "Actions"),
        (
            "Heading 2",
            "2.5 Effective use of data to promote progress, Early Years (Needs significant improvement)",
        ),
        ("Heading 2", "1.1 Delivery of quality programmes, Primary (Needs improvement)"),
        ("Heading 2", "Other actions"),
        ("Heading 1", "Progress and impact"),
        ("Heading 1", "Follow-up activities and next steps"),
        ("Heading 1", "Sign-off"),
    ]


def test_the_document_s_tables_mark_their_header_row_and_the_page_lies_across():
    document = word(file_of(drawn(), Format.DOCX).body)
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    heads = [table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in document.tables]
    assert heads == [False, True, True, True, True, True, True, True, True]
    action = document.tables[2].rows[1].cells
    assert [cell.text for cell in action][:3] == [
        "A1",
        "Better data\nGather Foundation Stage Profile data from every setting each term and check it before use",
        "Early Years quality manager\nwith Settings’ leaders",
    ]


def test_the_document_says_what_it_is_in_british_english():
    body = file_of(drawn(standing=sample.SIGNED), Format.DOCX).body
    about = word(body).core_properties
    assert (about.title, about.author, about.language) == (
        "Any Borough: action plan, Autumn 2009",
        "Any Borough",
        "en-GB",
    )
    assert about.created.isoformat() == sample.SIGNED_AT.isoformat()
    styles = zipfile.ZipFile(io.BytesIO(body)).read("word/styles.xml").decode()
    assert ('w:lang w:val="en-GB"' in styles, "en-US" in styles.split("w:eastAsia")[0]) == (True, False)


def test_the_document_takes_any_text_there_is():
    hostile = "<w:p>a\x00\x0b & </w:t> \ufffe"
    action = replace(sample.ACTION, **dict.fromkeys(TEXTS, hostile), milestones=())
    document = word(file_of(drawn(replace(sample.REPORT, actions=(action,))), Format.DOCX).body)
    assert document.tables[2].rows[1].cells[5].text.startswith("<w:p>a & </w:t>")


def test_csv_is_a_line_an_action_with_its_milestones():
    rows = csv_rows(file_of(drawn(), Format.CSV).body)
    assert [
        (row["Authority"], row["Revision"], row["Reference"], row["Due"], row["Cost, £"]) for row in rows
    ] == [
        ("Any Borough", "Draft", "A1", "2010-03-26", "4200.0"),
        ("Any Borough", "Draft", "A2", "2010-02-26", "1800.5"),
        ("Any Borough", "Draft", "A3", "", ""),
    ]
    assert rows[0]["Milestones"].splitlines()[1] == "12 February 2010: autumn data loaded and checked (late)"


def test_csv_guards_every_cell_that_a_spreadsheet_would_run():
    for start in "=+-@\t\r":
        action = replace(sample.ACTION, **dict.fromkeys(TEXTS, f"{start}1+1"))
        body = file_of(drawn(replace(sample.REPORT, actions=(action,))), Format.CSV).body
        row = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))[1]
        assert [cell for cell in row if cell.startswith(start)] == []
