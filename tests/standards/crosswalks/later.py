"""Later versions of the G&T standards as an authority might bring them, and what a crosswalk of the versions says."""

from pathlib import Path

import yaml
from django.conf import settings

from standards.models import Framework
from standards.selectors import content_at
from standards.selectors.crosswalks import crosswalk_between
from tests.evaluations.services.following import published
from tests.standards.small import dumped

LAQS_FILE = Path(settings.FRAMEWORKS_DIR) / "laqs-2009.yaml"
NS_FILE = Path(settings.FRAMEWORKS_DIR) / "ns-quality-standards-2009.yaml"


def text_of(version="2012", before="2009", *, file=LAQS_FILE, elements=(), refs=None) -> str:
    """`refs` gives for a ref those under which its element stands in this version."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    raw |= {"version": version, "short_title": f"{raw['slug']} {version}"}
    if before:
        raw["replaces"] = {"version": before, **({"elements": list(elements)} if elements else {})}
    for area in raw["areas"]:
        area["elements"] = [
            one | {"ref": ref}
            for one in area["elements"]
            for ref in (refs or {}).get(one["ref"], [one["ref"]])
        ]
    return dumped(raw)


def later(*version, **how) -> Framework:
    """Published, as `text_of`."""
    return published(text_of(*version, **how))


def between(here: str, there: str):
    contents = [content_at(*key.split("@")) for key in (here, there)]
    return crosswalk_between(*contents)


def links(walk, ref):
    return [(link.kind.value, link.there.ref) for link in walk.links_of(ref)]
