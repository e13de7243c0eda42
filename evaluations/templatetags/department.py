"""Cells of the report to the department; few differ, so each kind is drawn once."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evaluations.reports.regional.department_model import Entry
from evaluations.reports.regional.marks import Said

register = template.Library()

BLANK = SafeString("")
STEPS = SafeString(' <span class="lq-steps" aria-hidden="true"></span>')


@register.filter
def report_cell(entry: Entry) -> SafeString:
    """The inside of a cell on the page."""
    return _cell(*_parts(entry))


@register.filter
def report_paper(entry: Entry) -> SafeString:
    """On paper, whose own class carries the colour."""
    letters, word, _, other, _ = _parts(entry)
    return _paper(letters, word, other)


@register.filter
def report_colour(entry: Entry) -> str:
    return entry.mark.theirs.colour


def _parts(entry: Entry) -> tuple[str, str, str, str, str]:
    """Letters, words, colour, and where the authority sees it otherwise, its letters and words."""
    theirs, ours = entry.mark.theirs, entry.mark.ours
    other = (ours.letters, ours.word) if entry.mark.differs else ("", "")
    word = entry.words if entry.asked or not entry.missing else "–"
    return theirs.letters, word, _colour(theirs), *other


def _colour(said: Said) -> str:
    return said.colour if said.is_said else "none"


@lru_cache(maxsize=256)
def _cell(letters: str, word: str, colour: str, other: str, other_word: str) -> SafeString:
    kinds = (
        f"lq-hc lq-r lq-r--{colour}{' lq-hc--differs' if other else ''}{'' if letters else ' lq-hc--none'}"
    )
    steps = STEPS if letters and colour != "na" else BLANK
    hidden = format_html('<span class="govuk-visually-hidden">, {}</span>', word) if letters else BLANK
    authority = (
        format_html(
            ' <small><span aria-hidden="true">LA: {}</span><span class="govuk-visually-hidden">, authority’s view: '
            "{}</span></small>",
            *(other, other_word),
        )
        if other
        else BLANK
    )
    return format_html(
        '<span class="{}"><span>{}{}</span>{}{}</span>', kinds, letters or word, hidden, steps, authority
    )


@lru_cache(maxsize=256)
def _paper(letters: str, word: str, other: str) -> SafeString:
    first = (
        format_html("<b>{}</b>", letters) if letters else format_html('<span class="lqp-w">{}</span>', word)
    )
    return format_html('{} <span class="lqp-w">LA: {}</span>', first, other) if other else first
