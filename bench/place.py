"""Where the bench keeps what it makes, and the environment that its processes run in."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AS_BUDGETED = "152x5"
SIZE = os.environ.get("BENCH_SIZE", AS_BUDGETED)
"""Authorities and the rounds of each; what another size needs is kept beside."""
DATA = ROOT / "var" / ("bench" if SIZE == AS_BUDGETED else f"bench-{SIZE}")
EMPTY = DATA / "empty.sqlite3"
BUILT = DATA / "built.sqlite3"
USED = DATA / "used.sqlite3"
LOADED = DATA / "loaded.sqlite3"
PLAN = DATA / "plan.json"


def environment(database: Path) -> dict[str, str]:
    """Production over plain http on this machine, with a database of its own."""
    own = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATA_DIR": str(DATA),
        "DATABASE_URL": f"sqlite:///{database}",
        "DEBUG": "0",
        "HTTPS": "0",
        "LOG_LEVEL": "ERROR",
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }
    return os.environ | own


def python(*arguments: str, database: Path) -> str:
    """Runs Python in that environment and hands back what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(database),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout
