"""The press: a page of ours as a PDF/UA-1 file, tagged, titled, with bookmarks; the same bytes for the same page."""

import atexit
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings

STYLES = Path(settings.BASE_DIR) / "static" / "dist"
SHEET = STYLES / "css" / "paper.css"

# Fonts and layout share one configuration in a process, which two threads must not draw with at once.
_drawing = Lock()


class NotBuilt(RuntimeError):
    """The style sheet of the PDFs has not been compiled."""


def write_pdf(html: str) -> bytes:
    with _drawing:
        press = _press()
        document = press.html(string=html, url_fetcher=press.fetcher)
        written: bytes = document.write_pdf(
            stylesheets=[press.sheet],
            font_config=press.fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=True,
            finisher=_say_what_headers_head,
        )
        return written


class Press(NamedTuple):
    html: Any
    sheet: Any
    fonts: Any
    fetcher: Any


@cache
def _press() -> Press:
    """Loaded when the first PDF is asked for: commands and pages start a second sooner without it."""
    for talkative in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(talkative).setLevel(logging.ERROR)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    if not SHEET.exists():
        raise NotBuilt("static/dist/css/paper.css is missing: run scripts/build_static.py and try again.")

    class OwnFiles(URLFetcher):
        """Reads our own style sheets, fonts and pictures, and nothing else: no network, no other file."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if not url.startswith("data:") and not is_own_file(url):
                raise ValueError(f"A report may not read {url}")
            return super().fetch(url, headers)

    atexit.register(_press.cache_clear)  # fonts are given back while there is still something to give them to
    fonts, fetcher = FontConfiguration(), OwnFiles()
    return Press(HTML, CSS(filename=str(SHEET), font_config=fonts, url_fetcher=fetcher), fonts, fetcher)


def is_own_file(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "file" and Path(unquote(parts.path)).resolve().is_relative_to(STYLES.resolve())


def _say_what_headers_head(document: Any, pdf: Any) -> None:
    """PDF/UA wants the scope of each header cell; WeasyPrint leaves it out."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/TH" and "A" in element:
            section = _parent(pdf, _parent(pdf, element))
            element["A"]["Scope"] = "/Column" if section.get("S") == "/THead" else "/Row"


def _parent(pdf: Any, element: Any) -> Any:
    return pdf.objects[int(element["P"].split()[0])]
