"""What the library takes as a file, and what it refuses and why."""

import hashlib
import io
import struct
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from evaluations.files import KINDS, LIMIT, BadFile, accept
from evaluations.files.kinds import ending_of
from schools.intake.handlers import LimitHandler
from schools.intake.names import clean_name
from tests.evaluations.evidence import samples
from tests.evaluations.evidence.samples import GENUINE, ole2, ooxml, zipped


def refusal(name, content):
    with pytest.raises(BadFile) as refused:
        accept(SimpleUploadedFile(name, content))
    return str(refused.value)


def test_there_is_a_genuine_sample_of_every_kind():
    assert {ending_of(name) for name in GENUINE} == set(KINDS)


@pytest.mark.parametrize("name", GENUINE)
def test_a_genuine_file_is_accepted(name):
    accepted = accept(SimpleUploadedFile(name, GENUINE[name], content_type="text/html"))
    assert (accepted.name, accepted.content_type, accepted.size, accepted.sha256) == (
        name,
        KINDS[ending_of(name)].content_type,
        len(GENUINE[name]),
        hashlib.sha256(GENUINE[name]).hexdigest(),
    )


def test_a_file_that_was_too_large_for_memory_is_accepted_too():
    upload = TemporaryUploadedFile("figures.xlsx", "", 0, None)
    upload.write(GENUINE["figures.xlsx"])
    assert accept(upload).sha256 == hashlib.sha256(GENUINE["figures.xlsx"]).hexdigest()
    upload.close()


def test_an_ending_in_capitals_is_the_same_kind():
    assert accept(SimpleUploadedFile("MINUTES.PDF", GENUINE["minutes.pdf"])).content_type == "application/pdf"


@pytest.mark.parametrize("name", sorted(set(GENUINE)))
@pytest.mark.parametrize("pretended", ["report.pdf", "report.docx", "report.odt", "report.xls", "report.png"])
def test_a_file_of_one_kind_under_the_name_of_another_is_refused(name, pretended):
    if KINDS[ending_of(name)] == KINDS[ending_of(pretended)]:
        assert accept(SimpleUploadedFile(pretended, GENUINE[name])).name == pretended
    else:
        wanted = KINDS[ending_of(pretended)].with_article
        assert f"is not {wanted} inside, whatever its name says" in refusal(pretended, GENUINE[name])


EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
ODD = "put together in a way that no office program does"
VBA = "<Override ContentType='application/vnd.ms-office.vbaProject'/>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.pdf", EXE, "is not a PDF inside"),
        ("report.pdf", EXE[:20] + GENUINE["minutes.pdf"], "is not a PDF inside"),
        ("report.pdf", HTML + GENUINE["minutes.pdf"], "is not a PDF inside"),
        ("report.pdf", bytes(2000) + GENUINE["minutes.pdf"], "is not a PDF inside"),
        ("report.pdf", GENUINE["minutes.pdf"] + zipped({"a.txt": "a"}), "with an archive attached"),
        ("chart.png", HTML, "is not a PNG picture inside"),
        ("chart.png", GENUINE["display.jpg"], "is not a PNG picture inside"),
        ("chart.png", GENUINE["chart.png"][:-4], "does not end where its picture ends"),
        ("chart.png", GENUINE["chart.png"] + HTML, "does not end where its picture ends"),
        ("display.jpg", GENUINE["display.jpg"] + zipped({"a": "a"}), "with an archive attached"),
        ("display.jpg", SVG, "is not a JPEG picture inside"),
        ("notes.txt", EXE, "is not a text file inside"),
        ("notes.txt", b"one\x00two", "is not a text file inside"),
        ("notes.txt", b"\xff\xfe\x00", "is not a text file inside"),
        ("notes.txt", b"caf\x8d", "is not a text file inside"),
        ("notes.txt", b"\xef\xbb\xbf  " + HTML, "is a web page or drawing, not text"),
        ("table.csv", SVG, "is a web page or drawing, not text"),
        ("letter.doc", ole2("Setup"), "is not a Word document inside"),
        ("letter.doc", ole2("Workbook"), "is not a Word document inside"),
        ("letter.doc", ole2("WordDocument", "Macros", "_VBA_PROJECT"), "holds macros"),
        ("letter.doc", b"{\\rtf1 hello}", "is not a Word document inside"),
        ("letter.docx", zipped({"a.txt": "a"}), "is not a Word document inside"),
        ("letter.docx", ooxml("xlsx"), "is not a Word document inside"),
        ("letter.docx", ooxml("docx", {"word/vbaProject.bin": b"x"}), "holds macros"),
        ("figures.xlsx", ooxml("xlsx", {"xl/other.bin": b"x"}, types=VBA), "holds macros"),
        ("figures.xlsx", ooxml("xlsx", {"xl/macrosheets/sheet1.xml": "<x/>"}), "holds macros"),
        ("letter.docx", ole2("EncryptedPackage", "EncryptionInfo"), "is protected with a password"),
        ("letter.docx", ooxml("docx", {"../../etc/passwd": "x"}), ODD),
        ("letter.docx", b"PK\x03\x04 and then nothing of an archive", "is not a Word document inside"),
        ("letter.docx", EXE + ooxml("docx"), "is not a Word document inside"),
        ("letter.docx", zipped({"a.txt": "a"}) + ooxml("docx"), ODD),
        ("letter.odt", samples.odf("ods"), "is not an OpenDocument text inside"),
        ("letter.odt", samples.odf("odt", {"Basic/Standard/Module1.xml": "<x/>"}), "holds macros"),
        ("letter.odt", samples.odf("odt", {"Scripts/python/run.py": "x"}), "holds macros"),
        ("letter.odt", samples.odf("odt", manifest="<encryption-data/>"), "with a password"),
        ("letter.odt", ooxml("docx"), "is not an OpenDocument text inside"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says_is_refused(name, content, said):
    assert said in refusal(name, content)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("setup.exe", "is not a kind of file that the library takes"),
        ("letter.docm", "Open it, save it as .docx without macros"),
        ("figures.xlsm", "Open it, save it as .xlsx without macros"),
        ("slides.pptm", "Open it, save it as .pptx without macros"),
        ("drawing.svg", "can run scripts"),
        ("page.html", "can run scripts"),
        ("report.pdf.exe", "is not a kind of file that the library takes"),
        ("report", "is not a kind of file that the library takes"),
        ("archive.zip", "is not a kind of file that the library takes"),
        ("report.pdf\u202exslx.exe", "“report.pdfxslx.exe” is not a kind of file"),
    ],
)
def test_a_kind_that_is_not_taken_is_refused_whatever_is_inside(name, said):
    assert said in refusal(name, GENUINE["minutes.pdf"])


def test_an_empty_file_is_refused():
    assert refusal("minutes.pdf", b"") == (
        "“minutes.pdf” is empty. Check that it opens on your computer, and choose it again."
    )


def test_twenty_megabytes_are_taken_and_one_byte_more_is_refused():
    whole = GENUINE["minutes.pdf"].ljust(LIMIT, b"\n")
    assert accept(SimpleUploadedFile("minutes.pdf", whole)).size == 20 * 1024 * 1024
    assert "is larger than 20 MB" in refusal("minutes.pdf", whole + b"\n")


def test_a_size_that_the_browser_made_up_counts_for_nothing():
    upload = SimpleUploadedFile("minutes.pdf", GENUINE["minutes.pdf"].ljust(LIMIT + 1, b"\n"))
    upload.size = 10
    with pytest.raises(BadFile, match="is larger than 20 MB"):
        accept(upload)


def test_reading_stops_one_byte_after_the_limit():
    handler = LimitHandler()
    assert handler.receive_data_chunk(b"abcd", LIMIT - 2) == b"abc"
    assert handler.receive_data_chunk(b"abcd", LIMIT + 1) is None
    assert handler.receive_data_chunk(b"abcd", LIMIT + 500) is None


class TestBombs:
    def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_refused(self):
        bomb = ooxml("docx", {"word/media/image1.bmp": bytes(30 * 1024 * 1024)})
        assert "unpacks to far more than a document holds" in refusal("letter.docx", bomb)

    def test_a_large_but_ordinary_document_is_taken(self):
        large = ooxml("xlsx", {"xl/worksheets/sheet1.xml": "<c><v>12</v></c>" * 200_000})
        assert accept(SimpleUploadedFile("figures.xlsx", large)).size == len(large)

    def test_too_many_members_are_refused(self):
        bomb = ooxml("docx", {f"word/{n}.xml": "" for n in range(10_001)})
        assert "unpacks to far more than a document holds" in refusal("letter.docx", bomb)

    def test_a_directory_larger_than_any_document_needs_is_refused_before_it_is_read(self, monkeypatch):
        bomb = bytearray(ooxml("docx"))
        monkeypatch.setattr(zipfile, "ZipFile", None)
        struct.pack_into("<L", bomb, len(bomb) - 22 + 12, 500_000_000)
        assert "unpacks to far more than a document holds" in refusal("letter.docx", bytes(bomb))

    def test_a_large_directory_in_the_larger_format_is_refused_before_it_is_read(self, monkeypatch):
        plain = ooxml("docx")
        monkeypatch.setattr(zipfile, "ZipFile", None)
        end64 = b"PK\x06\x06" + bytes(36) + struct.pack("<QQ", 500_000_000, 0)
        locator = b"PK\x06\x07" + bytes(16)
        assert "unpacks to far more" in refusal("letter.docx", plain[:-22] + end64 + locator + plain[-22:])

    def test_members_that_lie_over_each_other_are_refused(self):
        bomb = bytearray(ooxml("docx", {"word/media/a.bin": bytes(range(256)) * 40}))
        at = bomb.rfind(b"PK\x01\x02")
        struct.pack_into("<L", bomb, at + 20, len(bomb))
        assert "unpacks to far more than a document holds" in refusal("letter.docx", bytes(bomb))

    def test_a_member_that_lies_about_its_size_is_read_no_further_than_a_genuine_one(self):
        types = samples.CONTENT_TYPES + " " * (2 * 1024 * 1024)
        assert "unpacks to far more than a document holds" in refusal(
            "letter.docx", ooxml("docx", types=types)
        )

    def test_a_member_under_a_password_is_refused(self):
        locked = bytearray(ooxml("docx"))
        at = locked.find(b"PK\x01\x02")
        struct.pack_into("<H", locked, at + 8, 1)
        assert "is protected with a password" in refusal("letter.docx", bytes(locked))

    def test_a_packing_that_documents_do_not_use_is_refused(self):
        odd = io.BytesIO()
        with zipfile.ZipFile(odd, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("[Content_Types].xml", samples.CONTENT_TYPES)
            archive.writestr("word/document.xml", "<x/>")
        assert ODD in refusal("letter.docx", odd.getvalue())

    def test_two_members_of_one_name_are_refused(self):
        odd = io.BytesIO(ooxml("docx"))
        with zipfile.ZipFile(odd, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", "<other/>")
        assert ODD in refusal("letter.docx", odd.getvalue())

    def test_a_damaged_member_is_refused(self):
        damaged = bytearray(
            zipped({"[Content_Types].xml": samples.CONTENT_TYPES, "word/document.xml": "<x/>"})
        )
        damaged[60:70] = bytes(10)
        assert "is damaged" in refusal("letter.docx", bytes(damaged))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\someone\\minutes.pdf", "minutes.pdf"),
        ("annual\u202efdp.exe", "annualfdp.exe"),
        ("min\x00ut\r\nes\x7f.pdf", "minutes.pdf"),
        ("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf"),
        ("  two   words .pdf ", "two words.pdf"),
        ('a"b<c>d|e?f*g:h.pdf', "a_b_c_d_e_f_g_h.pdf"),
        ("Blwyddyn â thŷ.pdf", "Blwyddyn â thŷ.pdf"),
        ("e\u0301cole.pdf", "école.pdf"),
        ("...", "file"),
        ("", "file"),
        (f"{'a' * 300}.pdf", f"{'a' * 146}.pdf"),
        (f"a.{'b' * 300}", f"a.{'b' * 148}"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(given, kept):
    assert clean_name(given) == kept
