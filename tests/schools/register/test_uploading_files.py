"""The file of the register: what is refused of it at once, and how long it is kept on the server."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from schools.enums import Stage
from schools.models import RegisterImport, School
from tests.schools.intake.samples import workbook
from tests.schools.register.files import many, rows
from tests.schools.register.uploads import HTMX, NEW, as_lead, brought_in, steps, text, upload

__all__ = ["as_lead"]

pytestmark = pytest.mark.django_db


class TestTheFileOnTheServer:
    def kept(self, media):
        return [path for path in media.rglob("*") if path.is_file()]

    def test_it_holds_no_heads_and_is_deleted_when_all_is_written(
        self, as_lead, media, django_capture_on_commit_callbacks
    ):
        url = upload(as_lead, many(3)).url
        (path,) = self.kept(media)
        assert [word for word in (b"Hilda", b"Headteacher") if word in path.read_bytes()] == []
        assert re.fullmatch(r"imports/[0-9a-f]{32}", path.relative_to(media).as_posix())
        steps(as_lead, url)
        as_lead.post(f"{url}confirm/")
        with django_capture_on_commit_callbacks(execute=True):
            steps(as_lead, url)
        assert self.kept(media) == []

    def test_it_is_deleted_when_it_is_put_aside(self, as_lead, media, django_capture_on_commit_callbacks):
        url = upload(as_lead, many(3)).url
        with django_capture_on_commit_callbacks(execute=True):
            reply = as_lead.post(f"{url}put-aside/", follow=True)
        assert "The file is put aside and deleted from the server." in text(reply)
        assert (self.kept(media), School.objects.count()) == ([], 0)
        assert "Nothing of it was written." in text(as_lead.get(url))

    def test_it_is_deleted_when_nobody_goes_on_for_a_day(
        self, as_lead, media, django_capture_on_commit_callbacks
    ):
        old = upload(as_lead, many(3)).url
        RegisterImport.objects.update(started_at=timezone.now() - dt.timedelta(days=1, minutes=1))
        with django_capture_on_commit_callbacks(execute=True):
            upload(as_lead, many(2))
        assert len(self.kept(media)) == 1
        assert "The file is put aside" in text(as_lead.get(old))

    def test_one_that_has_vanished_is_put_aside(self, as_lead, media):
        url = upload(as_lead, many(3)).url
        self.kept(media)[0].unlink()
        assert as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX)["HX-Redirect"] == url
        assert "“register.csv” is no longer on the server. Nothing of it was written." in text(
            as_lead.get(url)
        )

    def test_what_was_brought_in_is_not_put_aside(self, as_lead):
        url = brought_in(as_lead, many(3))
        as_lead.post(f"{url}put-aside/")
        assert RegisterImport.objects.get().stage == Stage.DONE

    def test_stopping_half_way_says_how_far_it_came(self, as_lead):
        url = upload(as_lead, many(2100)).url
        steps(as_lead, url)
        as_lead.post(f"{url}confirm/")
        as_lead.post(f"{url}step/", {"position": "0"}, headers=HTMX)
        as_lead.post(f"{url}put-aside/")
        assert "It was stopped after 1,000 of 2,100 rows; what was written until then stays." in text(
            as_lead.get(url)
        )


class TestBadFiles:
    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("register.csv", b"", "“register.csv” is empty."),
            ("register.csv", b"School\nElm\n", "lacks these columns: “URN”, “LA (code)”, “EstablishmentName”."),
            ("register.csv", b"URN,LA (code),EstablishmentName\n1,336,A\x8d\n", "holds characters in line 2"),
            ("register.csv", b"URN,LA (code),EstablishmentName\n1,336,A\x00\n", "holds characters in line 2"),
            ("register.xlsx", workbook(("A", [["URN"]])), "is an Excel workbook or an archive, not a CSV file."),
            ("register.csv", b"<!doctype html><script>alert(1)</script>", "is a web page or drawing, not text."),
            ("<b>.csv", b"", "“_b_.csv” is empty."),
            ("register.csv", b'URN,LA (code),EstablishmentName\n"1', "cannot be read from row 2 on"),
        ],
    )  # fmt: skip
    def test_it_is_said_at_the_field_and_nothing_is_kept(self, as_lead, media, name, content, said):
        reply = upload(as_lead, content, name=name)
        page = text(reply)
        assert (reply.status_code, said in page, page.count("There is a problem")) == (422, True, 1)
        assert (RegisterImport.objects.count(), list(media.rglob("*"))) == (0, [])

    def test_no_file_at_all(self, as_lead):
        reply = as_lead.post(NEW, {})
        assert (reply.status_code, "Choose the file of the register." in text(reply)) == (422, True)

    def test_bad_links_are_said_too(self, as_lead):
        reply = upload(as_lead, many(1), linked=b"URN\n1\n")
        assert "“links.csv” lacks these columns: “LinkURN”, “LinkType”." in text(reply)
        assert RegisterImport.objects.count() == 0

    def test_a_hundred_megabytes_are_taken_no_further_than_the_limit(self, as_lead, monkeypatch):
        """The limit is lowered, so that no test sends ninety megabytes."""
        monkeypatch.setattr("schools.views.imports.MOST_BYTES", 1024 * 1024)
        monkeypatch.setattr("schools.gias.source.MOST_BYTES", 1024 * 1024)
        reply = upload(as_lead, many(1) + b"x" * 2 * 1024 * 1024)
        assert "“register.csv” is larger than 1 MB, which is more than such a file holds." in text(reply)

    def test_a_file_of_another_authority_only_is_noticed(self, as_lead):
        url = upload(as_lead, many(3, **{"LA (code)": "888"})).url
        steps(as_lead, url)
        page = text(as_lead.get(url))
        assert "No row of the file is of Wolverhampton. Check that it is the right file." in page
        assert "There is nothing to bring in." in page

    def test_scripts_in_a_file_are_only_text(self, as_lead):
        script = "<script>alert(1)</script>"
        url = upload(as_lead, rows({"EstablishmentName": script, "OpenDate": script})).url
        steps(as_lead, url)
        html = as_lead.get(url).content.decode()
        assert (script in html, html.count("&lt;script&gt;alert(1)&lt;/script&gt;")) == (False, 2)
