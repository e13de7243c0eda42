import pytest
from django.db import transaction
from django.test import override_settings

from evaluations.reports.briefing import FITS
from evaluations.reports.briefing_pdf import briefing_html
from evaluations.views.preparing import briefing
from schools import paper
from tests.isolation.planting import PLANTED, plant
from tests.permissions.world import World, build


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> World:
    """Two authorities, with secrets planted in both."""
    folder = tmp_path_factory.mktemp("evidence")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        world = build()
        plant(world)
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def planted(world) -> set[str]:
    return set(PLANTED)


@pytest.fixture
def undrawn(monkeypatch):
    """A PDF comes as the page that it would be drawn from: drawing takes a second each time."""
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())
    monkeypatch.setattr(briefing, "briefing_pdf", lambda paper: briefing_html(paper, FITS[0]).encode())


@pytest.fixture(autouse=True)
def refusals_go_unsaid(caplog):
    caplog.set_level("ERROR", "django.request")
