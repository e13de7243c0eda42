"""Published words: **bold** and *italic* are the only marks, and an asterisk as in A*–C is just itself."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")


def html_of(text: str) -> SafeString:
    marked = BOLD.sub(r"<b>\1</b>", escape(text))
    return mark_safe(ITALIC.sub(r"<i>\1</i>", marked))


def plain_of(text: str) -> str:
    return ITALIC.sub(r"\1", BOLD.sub(r"\1", text))


def has_bold(text: str) -> bool:
    return BOLD.search(text) is not None


def marks_are_paired(text: str) -> bool:
    return "**" not in BOLD.sub(r"\1", text)
