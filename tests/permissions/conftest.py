import io
from functools import cache

import pikepdf
import pytest
from django.db import transaction
from django.test import override_settings

from schools import paper
from tests.permissions.world import World, build


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> World:
    """Built once for all tests of the package, in a transaction that never ends well."""
    folder = tmp_path_factory.mktemp("evidence")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@cache
def two_pages() -> bytes:
    """The least that the briefing paper, which counts its pages, takes for a PDF."""
    document, written = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.add_blank_page()
    document.save(written)
    return written.getvalue()


@pytest.fixture(autouse=True)
def nothing_is_drawn(monkeypatch):
    """Who may have a PDF is asked here, hundreds of times; what is in one is tested elsewhere."""
    drawn = two_pages()
    monkeypatch.setattr(paper, "write_pdf", lambda html: drawn)


@pytest.fixture(autouse=True)
def refusals_go_unsaid(caplog):
    """Thousands of them are expected here, and each would be logged with its traceback."""
    caplog.set_level("ERROR", "django.request")
