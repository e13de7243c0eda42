"""What a machine needs that pip cannot bring. Debian's and Ubuntu's package names."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from scripts.set_up.say import fail, step

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path("/Library/Fonts"),
)
# The first has no window to draw, and is a third quicker for it.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
POSTGRES = Path("/usr/lib/postgresql")

Check = Callable[[], bool]


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font(file: str) -> bool:
    return any(next(folder.rglob(file), None) for folder in FONT_FOLDERS if folder.is_dir())


def _has_program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _has_venv() -> bool:
    return (
        subprocess.run(
            [sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False
        ).returncode
        == 0
    )


PDF: dict[str, Check] = {
    "libpango-1.0-0": partial(_has_library, "libpango-1.0.so.0"),
    "libpangoft2-1.0-0": partial(_has_library, "libpangoft2-1.0.so.0"),
    "libharfbuzz-subset0": partial(_has_library, "libharfbuzz-subset.so.0"),
    "fonts-liberation": partial(_has_font, "LiberationSans-Regular.*"),
}
PYTHON: dict[str, Check] = {"python3-venv": _has_venv}
BROWSER: dict[str, Check] = {
    "chromium-headless-shell": partial(_has_program, *CHROMIUM),
    "libatomic1": partial(_has_library, "libatomic.so.1"),  # for the program that drives it
}
DATABASE: dict[str, Check] = {"postgresql": lambda: next(POSTGRES.glob("*/bin/initdb"), None) is not None}


def ensure(*groups: dict[str, Check]) -> None:
    """Installs what is missing where it may; otherwise says which packages, and stops."""
    missing = [package for group in groups for package, there in group.items() if not there()]
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        step(f"Installing system packages: {', '.join(missing)}")
        _apt(missing)
    left = [package for group in groups for package, there in group.items() if not there()]
    if left:
        fail(
            f"Missing from this machine: {', '.join(left)}",
            f"{_by_hand(left)}\n  Then say the same make command again.",
        )


def _by_hand(packages: Iterable[str]) -> str:
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def _apt(packages: list[str]) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    patient = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    subprocess.run([*patient, "update"], env=quiet, stdin=subprocess.DEVNULL, check=False)
    subprocess.run(
        [*patient, "install", "-y", "--no-install-recommends", *packages],
        env=quiet,
        stdin=subprocess.DEVNULL,
        check=False,
    )
