"""The guide to framework files, as it is written in docs: its chapters as pages show them."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

FILE = settings.BASE_DIR / "docs" / "frameworks.md"
READER = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Chapter:
    anchor: str
    title: str
    text: SafeString


@dataclass(frozen=True)
class Guide:
    title: str
    opening: SafeString
    chapters: tuple[Chapter, ...]


def guide() -> Guide:
    opening, *rest = FILE.read_text(encoding="utf-8").split("\n## ")
    title, _, text = opening.partition("\n")
    return Guide(title.removeprefix("# "), _shown(text), tuple(map(_chapter, rest)))


def _chapter(written: str) -> Chapter:
    title, _, text = written.partition("\n")
    return Chapter(slugify(title), title, _shown(text))


def _shown(text: str) -> SafeString:
    """The text is the product's own, and what looks like HTML in it is shown as text."""
    tokens = READER.parse(text)
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            token.attrSet("class", "lq-table")
        if token.type == "heading_open":
            token.attrSet("class", "lq-h3")
            token.attrSet("id", slugify(tokens[number + 1].content))
        token.children = _without_files(token.children or [])
    return mark_safe(READER.renderer.render(tokens, READER.options, {}))


def _without_files(parts: list[Token]) -> list[Token]:
    """Links stay within the guide: other files of docs have no page."""
    kept, away = [], False
    for part in parts:
        if part.type == "link_open":
            part.attrSet("class", "govuk-link")
            away = not str(part.attrGet("href")).startswith("#")
        if not (away and part.type in {"link_open", "link_close"}):
            kept.append(part)
        away = away and part.type != "link_close"
    return kept
