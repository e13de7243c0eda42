"""The ratings of an authority as a strip of letters; few differ, so each kind is drawn once."""

from collections.abc import Iterator
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from evaluations.reports.regional.marks import Group, Mark
from evaluations.reports.regional.support.model import SupportLine

register = template.Library()


@register.simple_tag
def strip(one: SupportLine, groups: tuple[Group, ...]) -> SafeString:
    """A row an area, named where its columns do not say which it is."""
    parts: list[str] = []
    marks = iter(one.line.marks)
    for group in groups:
        if not group.columns[0].ref:
            parts.append(
                format_html(
                    '<span class="lq-strip__area" aria-hidden="true">{}</span>', group.columns[0].area
                )
            )
        title = format_html('<ul class="lq-strip" aria-label="{}">', group.title)
        parts += [title, *_cells(marks, len(group.columns)), "</ul>"]
    return mark_safe("".join(parts))


def _cells(marks: Iterator[Mark], count: int) -> Iterator[str]:
    for _ in range(count):
        mark = next(marks)
        column, shown = mark.column, mark.shown
        named = column.title if column.ref else ""
        yield _cell(shown.colour, column.ref or column.title, named, shown.letters or "–", mark.words)


@lru_cache(maxsize=1024)
def _cell(colour: str, ref: str, title: str, letters: str, words: str) -> SafeString:
    return format_html(
        '<li class="lq-strip__cell lq-r lq-r--{}"><span class="lq-strip__of">{}</span>'
        '<span class="govuk-visually-hidden"> {}: {}</span><b aria-hidden="true">{}</b></li>',
        *(colour, ref, title, words, letters),
    )


@register.filter
def letters_of(mark: Mark) -> str:
    """In a cell on paper, whose own class carries the colour."""
    return mark.shown.letters or "–"
