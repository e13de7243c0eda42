"""Cells of the dashboard page as HTML. A page draws sixty of them and few differ, so each kind is drawn once."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from evaluations.reports.grid import Box, OverallBox
from evaluations.reports.model import LevelKey
from evaluations.reports.words import steps_css

register = template.Library()

BLANK = SafeString("")


@register.filter
def wide_cell(box: Box) -> SafeString:
    return _linked(box, _wide(box.letters, box.steps, box.word, box.more))


@register.filter
def narrow_cell(box: Box) -> SafeString:
    """Letters only, for there is no room for words: those stand hidden beside them."""
    return _linked(box, _narrow(box.letters, box.steps, box.word, box.more))


@register.filter
def overall_cell(box: OverallBox) -> SafeString:
    return _linked(box, _overall(box.steps, box.word, box.note)) if box.line else BLANK


@register.filter
def in_line(box: Box) -> SafeString:
    """A rating in a line of text or of a list."""
    return _in_line(box.colour, box.letters, box.steps, box.word)


@register.filter
def in_key(level: LevelKey) -> SafeString:
    return _in_line(level.colour, level.letters, steps_css(level.of), level.label)


@register.filter
def in_short(level: LevelKey) -> SafeString:
    """Letters alone, where words stand close by."""
    return _in_short(level.colour, level.short)


def _linked(box: Box | OverallBox, inside: SafeString) -> SafeString:
    start, end = _frame(box.frame, bool(box.href))
    # The address is made of slugs and refs by `reverse`, which quotes whatever could end the attribute.
    return mark_safe(f"{start}{box.href}{end[0]}{inside}{end[1]}")


@lru_cache(maxsize=256)
def _frame(css: str, linked: bool) -> tuple[str, tuple[str, str]]:
    if linked:
        return format_html('<a class="{}" href="', css), ('">', "</a>")
    return format_html('<span class="{}"', css), (">", "</span>")


@lru_cache(maxsize=1024)
def _wide(letters: str, steps: str, word: str, more: str) -> SafeString:
    top = format_html('<span class="lq-cell__top">{}{}</span> ', letters, _steps(steps)) if letters else BLANK
    under = format_html(' <span class="lq-cell__more">{}</span>', more) if more else BLANK
    return format_html('{}<span class="lq-cell__word">{}</span>{}', top, word, under)


@lru_cache(maxsize=1024)
def _narrow(letters: str, steps: str, word: str, more: str) -> SafeString:
    hidden = _hidden(more)
    if not letters:
        return format_html('<span class="lq-cell__word">{}</span>{}', word, hidden)
    top = format_html('<span class="lq-cell__top">{}{}</span>', letters, _steps(steps))
    return format_html("{}{}{}", top, _hidden(word), hidden)


@lru_cache(maxsize=256)
def _overall(steps: str, word: str, note: str) -> SafeString:
    small = format_html(" <small>{}</small>", note) if note else BLANK
    return format_html("{}{}{}", _steps(steps), word, small)


@lru_cache(maxsize=64)
def _in_line(colour: str, letters: str, steps: str, word: str) -> SafeString:
    first = format_html("<b>{}</b>", letters) if letters else BLANK
    return format_html('<span class="lq-tag lq-r lq-r--{}">{}{}{}</span>', colour, first, _steps(steps), word)


@lru_cache(maxsize=64)
def _in_short(colour: str, short: str) -> SafeString:
    return format_html('<span class="lq-code lq-r lq-r--{}">{}</span>', colour, short)


def _hidden(text: str) -> SafeString:
    return format_html('<span class="govuk-visually-hidden">, {}</span>', text) if text else BLANK


def _steps(css: str) -> SafeString:
    return format_html(' <span class="{}" aria-hidden="true"></span>', css) if css else BLANK
