"""The database: its tables, the published frameworks, the authorities, and the demo in a new one."""

import hashlib
import os
from pathlib import Path

from scripts.set_up.packages import PYTHON
from scripts.set_up.say import ROOT, run, step
from scripts.set_up.stamps import current, fingerprint, keep

APPS = ("accounts", "standards", "schools", "evaluations", "laqs")


def data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR", ROOT / "var"))


def manage(*arguments: str, **env: str) -> None:
    run(
        [PYTHON, "manage.py", *arguments],
        f"manage.py {' '.join(arguments)} failed",
        "see the lines above. Nothing that was saved before is lost.",
        env,
    )


def has(command: str) -> bool:
    return any((ROOT / app / "management" / "commands" / f"{command}.py").exists() for app in APPS)


def prepare(*, demo: bool) -> None:
    """Brings the tables and reference data up to date; the demo goes only into a database made just now.

    `demo` is whether it does so unless `DEMO` says otherwise: never where LAQS is installed to be used.
    """
    stamp, made_from = _stamp("data"), _made_from()
    new = _is_new()
    if current(stamp, made_from) and not new:
        return
    step("Preparing the database" if new else "Bringing the database up to date")
    manage("migrate", "--noinput", "-v0")
    for command in ("load_authorities", "load_frameworks", "load_crosswalks", "load_indicators"):
        if has(command):
            step(f"manage.py {command}")
            manage(command)
    if _wants_demo(new, demo):
        step("Loading the demo (DEMO=0 make run goes without)")
        manage("load_demo", "--no-list", LAQS_DEMO="1")
        keep(_stamp("demo"), "loaded")
    keep(stamp, made_from)


def show_sign_ins() -> None:
    if has("load_demo") and _stamp("demo").exists():
        manage("load_demo", "--show")


def _wants_demo(new: bool, demo: bool) -> bool:
    asked = os.environ.get("DEMO", str(int(demo))) not in {"0", "no", "false"}
    return asked and new and has("load_demo")


def _is_new() -> bool:
    """SQLite's file is gone, or this database was never prepared from here."""
    url = os.environ.get("DATABASE_URL", "")
    if not url and not (data_dir() / "laqs.sqlite3").exists():
        _stamp("demo").unlink(missing_ok=True)
        return True
    return not _stamp("data").exists()


def _stamp(name: str) -> Path:
    database = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode()).hexdigest()[:12]
    return data_dir() / "set-up" / f"{name}-{database}"


def _made_from() -> str:
    migrations = [ROOT / app / "migrations" for app in APPS if (ROOT / app / "migrations").is_dir()]
    return fingerprint(ROOT / "fixtures", ROOT / "requirements" / "run.txt", *migrations)
