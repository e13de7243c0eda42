"""A file is saved by the browser, never shown by it, and only to those who may see its item."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.files import accept
from evaluations.services.evidence import Details, add_item, change_item
from tests.evaluations.evidence.samples import GENUINE
from tests.factories.evidence import EvidenceFactory, link


@pytest.fixture
def add(authority, core_member):
    def make(name="minutes.pdf", content=None, **details):
        upload = accept(SimpleUploadedFile(name, content or GENUINE[name]))
        return add_item(
            authority=authority, user=core_member, details=Details("Minutes", **details), upload=upload
        )

    return make


def fetch(client, item, *version):
    name = "evidence_earlier_file" if version else "evidence_file"
    response = client.get(reverse(f"evaluations:{name}", args=[item.pk, *version]))
    return response, response.getvalue()


def test_a_file_comes_as_it_was_handed_in_and_cannot_do_anything(as_core, add):
    response, content = fetch(as_core, add())
    assert content == GENUINE["minutes.pdf"]
    assert {name: response[name] for name in (
        "Content-Type", "Content-Disposition", "Content-Length", "X-Content-Type-Options",
        "Content-Security-Policy", "Cache-Control", "Cross-Origin-Resource-Policy",
    )} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="minutes.pdf"',
        "Content-Length": str(len(content)),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip


def test_a_name_with_letters_of_any_language_is_kept(as_core, add):
    response, _ = fetch(as_core, add("Cofnodion â thŷ.pdf", GENUINE["minutes.pdf"]))
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Cofnodion%20%C3%A2%20th%C5%B7.pdf"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("table.csv", "text/csv"), ("notes.txt", "text/plain"), ("letter.doc", "application/msword")],
)
def test_the_type_is_from_our_own_table(as_core, add, name, content_type):
    response, _ = fetch(as_core, add(name))
    assert response["Content-Type"] == content_type


def test_an_item_without_a_file_has_none_to_fetch(as_core, authority):
    response, _ = fetch(as_core, EvidenceFactory(authority=authority))
    assert response.status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_said_to_be_missing(as_core, add):
    item = add()
    default_storage.delete(item.file.name)
    response, content = fetch(as_core, item)
    assert response.status_code == 404
    assert "“minutes.pdf” is not on the server, though the library lists it." in content.decode()


def test_a_post_fetches_nothing(as_core, add):
    assert as_core.post(reverse("evaluations:evidence_file", args=[add().pk])).status_code == 405


def test_a_replaced_file_is_fetched_only_where_it_is_kept(
    as_core, add, core_member, cell, round_, django_capture_on_commit_callbacks
):
    item = add()
    link(cell, item)
    round_.state = "signed-off"
    round_.save()
    new = accept(SimpleUploadedFile("notes.txt", GENUINE["notes.txt"]))
    with django_capture_on_commit_callbacks(execute=True):
        change_item(item=item, user=core_member, details=Details("Minutes"), version=1, upload=new)
    assert (
        "The file that it had before"
        in as_core.get(reverse("evaluations:evidence_history", args=[item.pk])).content.decode()
    )
    response, content = fetch(as_core, item, 1)
    assert (content, response["Content-Disposition"]) == (
        GENUINE["minutes.pdf"],
        'attachment; filename="minutes.pdf"',
    )
    assert fetch(as_core, item, 3)[0].status_code == 404


def test_a_replaced_file_is_not_for_those_who_may_not_read_on_individuals(client, guest, add):
    client.force_login(guest)
    assert fetch(client, add(), 1)[0].status_code == 403
