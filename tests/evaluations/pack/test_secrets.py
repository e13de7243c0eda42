"""What must not leave the authority is in no part of a pack: a word of its own stands in every text near it."""

import dataclasses
import io
import zipfile

import pikepdf
import pytest
from django.apps import apps
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment

from evaluations.models import Plan
from evaluations.reports.pack import model
from schools import paper
from tests.evaluations.pack import planting
from tests.evaluations.pack.planting import IN_A_PACK, plant
from tests.evaluations.reports.deep import words_in

KINDS = ("pack_pdf", "pack_zip")
NOT_WRITTEN_HERE = {"StatementRecord", "School"}  # published, and of the register


@pytest.fixture(autouse=True)
def stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def planted(schedule, lead, core_member):
    return plant(schedule, lead, core_member)


@pytest.fixture
def signed(planted, schedule, sign_the_plan, sign):
    """The plan first, as after a round was reopened once; then the round."""
    plan = Plan.objects.get(round=schedule)
    planting.sign_the_plan(planted, plan, sign_the_plan(plan))
    sign(schedule)
    return planted


def all_of(response) -> str:
    return (words_in(response.content) + str(dict(response.headers))).lower()


def found(words: set[str], text: str) -> set[str]:
    return {word for word in words if word in text}


@pytest.mark.parametrize("kind", KINDS)
def test_of_an_open_round_all_that_may_be_there_is_and_nothing_else(as_lead, at, planted, kind):
    text = all_of(as_lead.get(at(kind)))
    assert (found(planted.secret, text), planted.there - found(planted.there, text)) == (set(), set())


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_signed_off_round_with_a_signed_plan_too(as_lead, at, signed, kind):
    text = all_of(as_lead.get(at(kind)))
    assert (found(signed.secret, text), signed.there - found(signed.there, text)) == (set(), set())


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_was_written_no_way_to_reach_somebody_is_there(as_lead, at, planted, kind):
    for name, texts in IN_A_PACK.items():
        if name not in NOT_WRITTEN_HERE:
            with_contacts(apps.get_model("evaluations", name).objects.all(), texts)
    text = all_of(as_lead.get(at(kind)))
    assert planted.there - found(planted.there, text) == set()
    assert found({"zqreach", "01632960123"}, text) == set()


def with_contacts(rows, texts: set[str]) -> None:
    for row in rows:
        for text in texts:
            setattr(row, text, f"{getattr(row, text)} zqreach@example.org 01632 960123")
        row.save()


def test_its_page_says_nothing_of_them_either(as_core, at, planted, lead):
    text = all_of(as_core.get(at("pack")))
    whoever_reads = {"zqnamecore"}
    assert found(planted.secret - whoever_reads, text) == set()


def test_what_is_frozen_holds_none_of_them(signed, schedule):
    schedule.refresh_from_db()
    assert found(signed.secret, str(schedule.report["pack"]).lower()) == set()


def test_every_text_that_may_be_there_is_planted(planted):
    names = {
        f"zq{kind}{name}".replace("_", "").lower() for kind, texts in IN_A_PACK.items() for name in texts
    }
    assert {name for name in names if not any(word.startswith(name) for word in planted.there)} == set()


def test_no_class_of_a_pack_has_a_field_for_what_must_not_be_there():
    kinds = [one for one in vars(model).values() if dataclasses.is_dataclass(one)]
    names = {field.name for kind in kinds for field in dataclasses.fields(kind)}
    assert (
        names
        & {
            *(
                "note",
                "notes",
                "comment",
                "dissent",
                "name",
                "email",
                "telephone",
                "availability",
                "file_name",
            ),
            *(
                "url",
                "summary",
                "by",
                "signed_by",
                "updated_by",
                "added_by",
                "history",
                "raised_by",
                "answer",
            ),
        }
        == set()
    )


class TestThatALeakWouldBeSeen:
    """Each place in which a word could hide, with a word in it."""

    def test_in_what_a_pdf_says_of_itself(self):
        body = paper.write_pdf('<html lang="en"><title>Pack</title><body class="lqp"><p>Zqseen')
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(body)) as pdf:
            with pdf.open_metadata() as metadata:
                metadata["dc:rights"] = "zqxmp"
            pdf.docinfo["/Keywords"] = "zqinfo"
            pdf.attachments["zqname.txt"] = b"zqattached"
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        text = words_in(out.getvalue()).lower()
        words = {"zqseen", "zqinfo", "zqxmp", "zqname", "zqattached"}
        assert found(words, text) == words

    def test_in_a_workbook(self):
        book = Workbook()
        book.active["A1"] = "zqcell"
        book.active["A1"].comment = Comment("zqcomment", "zqauthor")
        book.create_sheet("zqhidden").sheet_state = "veryHidden"
        book.properties.lastModifiedBy = "zqproperty"
        words = {"zqcell", "zqcomment", "zqauthor", "zqhidden", "zqproperty"}
        assert found(words, words_in(saved(book))) == words

    def test_in_a_document_within_a_zip(self):
        document = Document()
        document.add_paragraph("zqparagraph")
        document.core_properties.author = "zqauthor"
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as folder:
            folder.comment = b"zqcomment"
            folder.writestr("zqname.docx", saved(document))
        words = {"zqparagraph", "zqauthor", "zqcomment", "zqname"}
        assert found(words, words_in(out.getvalue())) == words


def saved(thing) -> bytes:
    out = io.BytesIO()
    thing.save(out)
    return out.getvalue()
