"""What scripts/build_static.py made, and how it is served."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

DIST = settings.BASE_DIR / "static" / "dist"
SHEETS = ["laqs", "paper"]
HASHED = re.compile(r"^/static/(css/laqs|js/laqs|images/mark|django_htmx/htmx-2\.min)\.[0-9a-f]{12}\.\w+$")


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_sheets_name_no_font_crown_or_crest_that_a_council_may_not_use(sheet):
    css = (DIST / "css" / f"{sheet}.css").read_text()
    assert [word for word in ("GDS Transport", "crest", "crown") if word in css] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_sheets_load_only_fonts_of_ours(sheet):
    css = (DIST / "css" / f"{sheet}.css").read_text()
    addresses = {found for found in re.findall(r'url\("?([^")]+)"?\)', css) if not found.startswith("data:")}
    files = {f"../fonts/{path.name}" for path in (DIST / "fonts").glob("*.woff2")}
    assert (addresses, len(files)) == (files, 4)


@pytest.fixture
def collected(tmp_path):
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", "--noinput", ignore_patterns=["admin", "ext"], verbosity=0)
        yield tmp_path


def test_in_production_addresses_of_static_files_name_their_content(client, collected):
    page = client.get("/help/").content.decode()
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert ([address for address in addresses if not HASHED.match(address)], len(addresses)) == ([], 4)


def test_in_production_a_style_sheet_is_kept_compressed(collected):
    name = staticfiles_storage.stored_name("css/laqs.css")
    assert [(collected / f"{name}{ending}").exists() for ending in ("", ".gz", ".br")] == [True, True, True]
