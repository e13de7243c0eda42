"""The style sheets and fonts in static/dist, and all static files under their hashed names for serving."""

from pathlib import Path

from scripts.set_up.data import data_dir, manage
from scripts.set_up.packages import PYTHON
from scripts.set_up.say import ROOT, run, step
from scripts.set_up.stamps import current, fingerprint, keep

STATIC = ROOT / "static"
DIST = STATIC / "dist"


def build() -> None:
    made_from = fingerprint(STATIC / "css", ROOT / "package-lock.json", ROOT / "scripts" / "build_static.py")
    stamp = DIST / ".made-from"
    if current(stamp, made_from) and (DIST / "css" / "laqs.css").exists():
        return
    step("Compiling the style sheets")
    run([PYTHON, "scripts/build_static.py"], "The style sheets were not made", "see the line above.")
    keep(stamp, made_from)


def collect() -> None:
    stamp: Path = data_dir() / "static" / ".made-from"
    made_from = fingerprint(STATIC, ROOT / "requirements" / "run.txt")
    if current(stamp, made_from):
        return
    step("Collecting static files")
    manage("collectstatic", "--noinput", "-v0")
    keep(stamp, made_from)
