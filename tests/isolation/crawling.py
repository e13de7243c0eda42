"""Follows every link that a person is shown, and reads what comes back, files too."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

HREF = re.compile(r'\s(?:href|action|hx-get)="([^"]*)"')
# Published standards, the same for everyone, and lists in another order: a few of them show what is around them.
FEW = re.compile(r"^/frameworks/|^/admin/jsi18n|\?")
ENOUGH = 4
# Every cell is made by the same views: these are where something is planted.
CELLS = re.compile(r"/(early-years|primary|secondary|all)/")
PLANTED_CELLS = ("/primary/2.4/", "/primary/1.1/", "/all/6/", "/all/3/")


class Page(NamedTuple):
    status: int
    text: str


def crawl(client: Client, keep: Callable[[str], bool] = bool) -> dict[str, Page]:
    """What each address that can be reached from home, through those to keep, shows to this person."""
    pages: dict[str, Page] = {}
    waiting = ["/"]
    while waiting:
        url = waiting.pop()
        if url not in pages and keep(url) and not _enough(url, pages):
            response = client.get(url)
            pages[url] = Page(response.status_code, text_of(response))
            waiting += _links(response, pages[url].text, url)
    return pages


def all_text(pages: dict[str, Page]) -> str:
    return "\n".join(page.text for page in pages.values())


def _enough(url: str, pages: dict[str, Page]) -> bool:
    if CELLS.search(url) and not any(cell in f"{url}/" for cell in PLANTED_CELLS):
        return True
    return bool(FEW.search(url)) and sum(bool(FEW.search(page)) for page in pages) >= ENOUGH


def _links(response: HttpResponseBase, text: str, url: str) -> Iterator[str]:
    if "Location" in response:
        yield _plain(response["Location"])
    if response["Content-Type"].startswith("text/html") and "Content-Disposition" not in response:
        links = {_plain(unescape(found) or url) for found in HREF.findall(text)}
        yield from sorted(link for link in links if link.startswith("/") and not link.startswith("/static/"))


def _plain(link: str) -> str:
    parts = urlsplit(link)
    if parts.netloc not in {"", "testserver"}:
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def text_of(response: HttpResponseBase) -> str:
    """All the words in it: of a page, a workbook, a PDF or a plain file."""
    body = b"".join(response) if response.streaming else response.content
    return f"{dict(response.headers)}\n{words_of(body)}"


def words_of(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return body.decode("utf-8", "replace")
