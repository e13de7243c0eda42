"""Figures brought in by the browser: seen before anything is written, hostile files refused, administrators alone."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.services.authorities import load_authorities, read_authorities
from schools.figures.catalogue import load_indicators
from schools.models import Figure, FiguresImport
from tests.accounts.pages import errors, heading, main_text
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
CUT = Path(__file__).with_name("lait_cut.csv")
NEW = "/figures/import/"
HEAD = "indicator_code,period,geographic_level,area_code,gss_code,area_name,region,value"
ROWS = (
    "TotAbs,2018,National,970,,England,,4.7",
    "TotAbs,2018,Local authority,888,,Lancashire,,-",
    "TotAbs,2018,Local authority,XAB,,Any,,4.5",
    "NotKept,2018,Local authority,888,,Lancashire,,4.5",
)


@pytest.fixture(autouse=True)
def places(db):
    load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    load_indicators()


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_staff=True))
    return client


def lait(*rows: str) -> bytes:
    return "\r\n".join([HEAD, *rows]).encode()


def send(client, content: bytes, name="figures.csv"):
    return client.post(NEW, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_is_seen_before_anything_is_written_and_then_brought_in(admin):
    response = send(admin, lait(*ROWS))
    text = main_text(response)
    assert heading(response) == "What this file would change"
    assert "Added 2 Changed 0 As held already 0 Missing in the source 1 Refused 1" in text
    assert "No authority has the code XAB." in text
    assert "Not kept here: 1 series, 1 row" in text
    assert "NotKept" in text
    assert Figure.objects.count() == 0
    row = FiguresImport.objects.get()

    done = admin.post(f"{NEW}{row.pk}/confirm/", follow=True)
    assert heading(done) == "The figures are brought in"
    assert Figure.objects.count() == 2
    row.refresh_from_db()
    assert (row.file.name, row.counts["added"]) == ("", 2)
    assert row.by.is_staff is True
    assert "figures.csv" in main_text(admin.get(NEW))


def test_the_file_is_deleted_when_it_is_brought_in(admin, django_capture_on_commit_callbacks):
    send(admin, lait(*ROWS))
    row = FiguresImport.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"{NEW}{row.pk}/confirm/")
    assert default_storage.exists(row.file.name) is False


def test_confirming_twice_brings_in_once(admin):
    send(admin, lait(*ROWS))
    at = f"{NEW}{FiguresImport.objects.get().pk}/confirm/"
    admin.post(at)
    Figure.objects.all().delete()
    admin.post(at)
    assert Figure.objects.count() == 0


def test_a_real_file_a_second_time_has_nothing_to_bring_in(admin):
    send(admin, CUT.read_bytes())
    admin.post(f"{NEW}{FiguresImport.objects.get().pk}/confirm/")
    text = main_text(send(admin, CUT.read_bytes()))
    lines = len(CUT.read_text().splitlines()) - 1
    assert f"Added 0 Changed 0 As held already {lines}" in text
    assert "There is nothing to bring in" in text


def test_a_file_too_large_for_memory_comes_in_from_the_disk(admin):
    rows = [f"TotAbs,2018,Local authority,888,,{'Lancashire' * 10},,4.5"] * 30_000
    content = lait(*rows)
    assert len(content) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    text = main_text(send(admin, content))
    assert "Added 1" in text
    assert "Refused: 500 of 29,999 lines" in text
    admin.post(f"{NEW}{FiguresImport.objects.get().pk}/confirm/")
    assert Figure.objects.count() == 1


def test_a_file_put_aside_writes_nothing_and_is_gone(admin, django_capture_on_commit_callbacks):
    send(admin, lait(*ROWS))
    row = FiguresImport.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(f"{NEW}{row.pk}/put-aside/")
    assert (FiguresImport.objects.count(), Figure.objects.count()) == (0, 0)
    assert default_storage.exists(row.file.name) is False


def test_what_nobody_confirms_for_a_day_is_put_aside_with_the_next_upload(admin):
    send(admin, lait(*ROWS))
    old = FiguresImport.objects.get()
    FiguresImport.objects.filter(pk=old.pk).update(at=timezone.now() - dt.timedelta(days=2))
    send(admin, lait(*ROWS))
    assert FiguresImport.objects.filter(pk=old.pk).count() == 0


def test_a_file_that_is_gone_from_the_disk_is_said_to_be(admin):
    send(admin, lait(*ROWS))
    row = FiguresImport.objects.get()
    default_storage.delete(row.file.name)
    text = main_text(admin.post(f"{NEW}{row.pk}/confirm/", follow=True))
    assert (FiguresImport.objects.count(), Figure.objects.count()) == (0, 0)
    assert "Bring in published figures" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“figures.csv” is empty. Check that it opens on your computer, and choose it again."),
        (b"PK\x03\x04" + b"x" * 50, "“figures.csv” is an Excel workbook or an archive, not a CSV file."),
        (b"%PDF-1.7\n%", "This is not a CSV file. Save it as CSV (comma delimited), and choose that."),
        (b"a,b\0c\n1,2\n", "This is not a CSV file. Save it as CSV (comma delimited), and choose that."),
        (b"name,value\nx,1\n", "This file is neither of the two kinds that can be read."),
        (b"a,a\n1,2\n", "The first line must name each column once."),
        (
            HEAD.encode() + b'\nTotAbs,2018,"' + b"x" * 200_000,
            "The file cannot be read after line",
        ),
        (b"x" * (20 * 1024 * 1024 + 1), "“figures.csv” is larger than 20 MB"),
    ],
    ids=["empty", "workbook", "pdf", "nul", "other", "twice", "broken", "large"],
)
def test_a_hostile_file_is_refused_with_words_and_nothing_is_kept(admin, content, said):
    response = send(admin, content)
    assert response.status_code == 422
    assert [line[: len(said)] for line in errors(response)] == [said]
    assert FiguresImport.objects.count() == 0


def test_what_a_file_says_is_shown_as_text(admin):
    response = send(
        admin, lait("TotAbs,2018,<b>level</b>,888,,,,1", "<script>x</script>,2018,National,970,,,,1")
    )
    assert b"<script>x" not in response.content
    assert b"<b>level" not in response.content
    assert "“<b>level</b>” is not a level that is kept" in main_text(response).replace("&lt;", "<").replace(
        "&gt;", ">"
    )


def test_anothers_file_is_not_there(admin, client):
    send(admin, lait(*ROWS))
    row = FiguresImport.objects.get()
    client.force_login(UserFactory(is_staff=True))
    found = [
        client.get(f"{NEW}{row.pk}/").status_code,
        client.post(f"{NEW}{row.pk}/confirm/").status_code,
        client.post(f"{NEW}{row.pk}/put-aside/").status_code,
    ]
    assert (found, Figure.objects.count()) == ([404, 404, 404], 0)


def test_who_is_no_administrator_is_told_who_may(client):
    client.force_login(UserFactory())
    response = client.get(NEW)
    assert response.status_code == 403
    assert "Only an administrator of this service" in response.content.decode()
