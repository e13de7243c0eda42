"""How tests bring files as an administrator does, and read what the pages say of them."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from standards.models import Framework
from standards.services import drafts as services
from tests.standards.small import SMALL, dumped, part, raw

BROKEN = SMALL.replace("caps_at: G, basis", "caps_at: B, basis").replace(
    "short_label: Area", "short_lable: Area"
)
PAGES = ["preview", "try", "changes"]


def file_of(text: str | bytes, name: str = "small.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def second_version() -> str:
    framework = raw()
    framework |= {"version": "2", "short_title": "Small framework 2"}
    framework["replaces"] = {"version": "1", "criteria": [{"was": "1.1-G-3", "now": "1.1-G-pears"}]}
    part(framework)["criteria"]["G"][1]["items"][1]["ref"] = "1.1-G-pears"
    return dumped(framework)


def bring(desk, text, name="small.yaml"):
    return desk.post(reverse("standards:own_list"), {"file": file_of(text, name)})


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows_of_errors(response) -> list[str]:
    body = (
        response.content.decode().split("What is wrong with", 1)[1].split("<tbody", 1)[1].split("</tbody>")[0]
    )
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", body, re.S)]


def publish(user, text) -> Framework:
    draft = services.bring(user=user, upload=file_of(text))
    return services.publish(user=user, pk=draft.pk, version=draft.version).framework
