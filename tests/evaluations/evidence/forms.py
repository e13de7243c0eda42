"""What the pages that add and change an item are sent, and what they say is wrong with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.models import EvidenceItem
from evaluations.services.evidence import Details, add_item, details_of
from tests.evaluations.evidence.samples import GENUINE


def file(name="minutes.pdf", content=None):
    return SimpleUploadedFile(name, GENUINE[name] if content is None else content)


def errors(response):
    return {name: list(said) for name, said in response.context["form"].errors.items()}


class Sent:
    @pytest.fixture
    def item(self, authority, core_member):
        return add_item(
            authority=authority, user=core_member, details=Details("Plan", "Reports", summary="On the shelf.")
        )

    def send(self, client, item, upload=None, **changes):
        details = details_of(item)
        data = {
            "title": details.title,
            "source_type": details.source_type,
            "dated": "",
            "summary": details.summary,
            "url": details.url,
            "impact": details.impact,
            "version": item.version,
            **changes,
        }
        return client.post(f"/evidence/{item.pk}/edit/", {**data, "file": upload} if upload else data)

    def now(self, item):
        return EvidenceItem.objects.get(pk=item.pk)
