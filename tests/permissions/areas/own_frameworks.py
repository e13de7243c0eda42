"""Frameworks that administrators bring: theirs alone until published. What versions change, everyone may read."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from standards.models import Framework, FrameworkDraft
from standards.services.drafts import bring, publish
from tests.standards.small import SMALL

TABLE = """
standards:
  changes                      versions   -    GET          in   200  200  200  200  200  200  200  200  200
  own_list                     -          -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_list                     -          -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  own_example                  -          -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_guide                    -          -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_file                     brought    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_replace                  brought    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_replace                  brought    -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  own_publish                  brought    -    GET          in   405  405  405  405  405  405  405  405  405
  own_publish                  brought    -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  own_discard                  brought    -    GET          in   405  405  405  405  405  405  405  405  405
  own_discard                  brought    -    POST         in   403  403  403  403  403  403  403  403  403 adm=done
  own_preview                  brought    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_preview_element          part       -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_preview_section          chapter    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_try                      brought    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
  own_changes                  brought    -    GET          in   403  403  403  403  403  403  403  403  403 adm=200
"""

OLD = SMALL.replace('version: "1"', 'version: "0"')


def _draft() -> int:
    return FrameworkDraft.objects.get(file_name="small.yaml").pk


ARGUMENTS = {
    "versions": lambda house, place: ["small", "0", "0"],
    "brought": lambda house, place: [_draft()],
    "part": lambda house, place: [_draft(), "1.1"],
    "chapter": lambda house, place: [_draft(), "intro"],
}
PUBLIC = {"versions", "brought", "part", "chapter"}


def _upload(text: str, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def _version(*args: Any) -> dict[str, Any]:
    return {"version": "1"}


FORMS = {
    ("standards:own_list", "POST"): lambda *args: {"file": _upload(SMALL, "another.yaml")},
    ("standards:own_replace", "POST"): lambda *args: {
        "file": _upload(OLD, "small.yaml"),
        **_version(),
    },
    ("standards:own_publish", "POST"): _version,
    ("standards:own_discard", "POST"): _version,
}


def furnish(house: Any, people: Any) -> None:
    admin = people.get("admin")
    if not admin or Framework.objects.filter(slug="small").exists():
        return
    old = bring(user=admin, upload=_upload(OLD, "old.yaml"))
    publish(user=admin, pk=old.pk, version=old.version)
    bring(user=admin, upload=_upload(SMALL, "small.yaml"))
