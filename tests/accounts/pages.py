"""What a page says, read as people read it."""

import re
from html import unescape

from django.http import HttpResponse


def heading(response: HttpResponse) -> str:
    return _text(_all(response, r"<h1[^>]*>(.*?)</h1>")[0])


def errors(response: HttpResponse) -> list[str]:
    """The lines of the error summary."""
    summary = _all(response, r'<ul class="[^"]*govuk-error-summary__list[^"]*">(.*?)</ul>')
    return [_text(line) for part in summary for line in re.findall(r"<li>(.*?)</li>", part, re.S)]


def notices(response: HttpResponse) -> list[str]:
    """What the messages say, without the word that says of what kind they are."""
    found = _all(response, r'<div class="lq-notice [^"]*"[^>]*>(.*?)</div>')
    return [_text(re.findall(r"<p[^>]*>(.*?)</p>", notice, re.S)[-1]) for notice in found]


def main_text(response: HttpResponse) -> str:
    return _text(_all(response, r"<main[^>]*>(.*?)</main>")[0])


def rows(response: HttpResponse) -> list[list[str]]:
    bodies = " ".join(_all(response, r"<tbody[^>]*>(.*?)</tbody>"))
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", bodies, re.S)
    return [[_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.S)] for line in lines]


def _all(response: HttpResponse, pattern: str) -> list[str]:
    return re.findall(pattern, response.content.decode(), re.S)


def _text(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())
