"""HTML files that stand alone: style and fonts inside, nothing to fetch."""

import base64
import datetime as dt
from functools import cache

from django.template.loader import render_to_string

from evaluations.reports.model import Report
from evaluations.reports.pdf import STYLES, NotBuilt, paper_html
from evaluations.reports.screen import still_of

WEIGHTS = (400, 600)


def standalone_html(report: Report, *, whole: bool, large: bool, today: dt.date) -> bytes:
    """The dashboard as on the page; the whole round as on paper."""
    if whole:
        return _with_style(paper_html(report, whole=True, large=large, today=today), "paper")
    page = render_to_string("pdf/page.html", {"page": still_of(report.dashboard, today)})
    return _with_style(page, "file")


def _with_style(page: str, sheet: str) -> bytes:
    return page.replace("</head>", f"<style>{_style(sheet)}</style></head>", 1).encode()


@cache
def _style(name: str) -> str:
    sheet = STYLES / "css" / f"{name}.css"
    if not sheet.exists():
        raise NotBuilt(f"static/dist/css/{name}.css is missing: run scripts/build_static.py and try again.")
    rules = sheet.read_text(encoding="utf-8").removeprefix("\ufeff")
    return "".join(_face(weight) for weight in WEIGHTS) + _without_faces(rules)


def _face(weight: int) -> str:
    font = (STYLES / "fonts" / f"source-sans-3-latin-{weight}-normal.woff2").read_bytes()
    data = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face{{font-family:"Source Sans 3";font-weight:{weight};font-style:normal;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
    )


def _without_faces(rules: str) -> str:
    """A rule that names a file beside the sheet finds none."""
    first, *rest = rules.split("@font-face")
    return first + "".join(part.split("}", 1)[1] for part in rest)
