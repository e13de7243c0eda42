"""Makes the database once and keeps it while what it is made from is the same; each run uses a copy."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.place import BUILT, DATA, EMPTY, PLAN, ROOT, SIZE, USED, python
from bench.say import say
from scripts.set_up.stamps import current, fingerprint, keep

APPS = ("accounts", "standards", "schools", "evaluations")
STAMP = DATA / "made-from"
STATIC_STAMP = DATA / "static-made-from"


def prepare(*, fresh: bool = False) -> dict[str, Any]:
    """The plan of what to measure."""
    made_from = _made_from()
    if fresh or not current(STAMP, made_from):
        _build()
        keep(STAMP, made_from)
    _static()
    copy(BUILT, USED)
    plan: dict[str, Any] = json.loads(PLAN.read_text())
    return plan


def _build() -> None:
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    say("Migrating an empty database")
    python("manage.py", "migrate", "--noinput", "-v0", database=EMPTY)
    _fold(EMPTY)
    copy(EMPTY, BUILT)
    say(f"Building authorities and the rounds of each, {SIZE}")
    python("-m", "bench.database", database=BUILT)
    _fold(BUILT)


def _fold(database: Path) -> None:
    """Brings what is still in SQLite's log into the file, so that the file alone is the database."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _static() -> None:
    made_from = fingerprint(ROOT / "static", ROOT / "requirements" / "run.txt")
    if not current(STATIC_STAMP, made_from):
        say("Collecting static files")
        python("manage.py", "collectstatic", "--noinput", "-v0", database=EMPTY)
        keep(STATIC_STAMP, made_from)


def _made_from() -> str:
    """The recipe, the tables, the frameworks, and how a signed-off report is kept."""
    migrations = [ROOT / app / "migrations" for app in APPS if (ROOT / app / "migrations").is_dir()]
    fixtures = [ROOT / "fixtures" / name for name in ("frameworks", "crosswalks", "indicators")]
    recipe = (ROOT / "bench" / "database", *fixtures)
    kept = [ROOT / "evaluations" / "reports" / name for name in ("model.py", "plain.py")]
    return fingerprint(*recipe, *migrations, *kept)


def copy(database: Path, to: Path) -> None:
    for kind in ("wal", "shm"):
        to.with_name(f"{to.name}-{kind}").unlink(missing_ok=True)
    shutil.copyfile(database, to)
