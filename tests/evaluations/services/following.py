"""Starting a round from another, as a person who reached it, and the versions of a framework that it goes on to."""

from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.selectors.access import round_for
from evaluations.services.carrying import start_from
from standards.models import Framework
from standards.services import drafts
from tests.factories.accounts import UserFactory


def start(source, lead, framework=None, **more):
    reached = round_for(lead, source.slug)
    details = {"framework": framework or source.framework, "user": lead, "name": "Second", "period": "2010"}
    return start_from(source=reached, **(details | more))


def published(text: str) -> Framework:
    """As an administrator brings it."""
    admin = UserFactory(is_staff=True)
    draft = drafts.bring(user=admin, upload=SimpleUploadedFile("framework.yaml", text.encode()))
    return drafts.publish(user=admin, pk=draft.pk, version=draft.version).framework
