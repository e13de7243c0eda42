"""Cells of the dashboard as HTML. A page draws sixty and few differ, so each kind is drawn once."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from evaluations.reports.grid import Box, OverallBox
from evaluations.reports.model import LevelKey, Status
from evaluations.reports.words import steps_css

register = template.Library()

BLANK = SafeString("")
LONG_WORD = 9


@register.filter
def wide_cell(box: Box) -> SafeString:
    return _linked(box, _wide(box.letters, box.steps, box.word, box.more))


@register.filter
def narrow_cell(box: Box) -> SafeString:
    """Letters only, for there is no room for words: those stand hidden beside them."""
    short = (
        f"{box.cell.considered}/{box.cell.of}" if box.cell.status == Status.NOT_RATED and box.cell.of else ""
    )
    return _linked(box, _narrow(box.letters, box.steps, box.word, box.more, short))


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
def in_overall(level: LevelKey) -> SafeString:
    """With the word that the publication has for overall ratings, and no letters: they are not printed there."""
    return _in_line(level.colour, "", steps_css(level.of), level.overall)


@register.filter
def in_short(level: LevelKey) -> SafeString:
    """Letters alone, where words stand close by."""
    return _in_short(level.colour, level.short)


@register.filter
def paper_cell(box: Box) -> SafeString:
    """Inside a table cell of the PDF, which carries the colours itself."""
    return _paper_cell(box.letters, box.steps, box.word, box.notes)


@register.filter
def paper_overall(box: OverallBox) -> SafeString:
    return _paper_overall(box.steps, box.word, box.note)


@register.filter
def paper_mark(box: Box) -> SafeString:
    """Letters and words in a line of the PDF."""
    return _paper_mark(box.colour, box.letters, box.word)


@register.filter
def paper_key(level: LevelKey) -> SafeString:
    return _paper_mark(level.colour, level.letters, level.label)


@register.filter
def paper_overall_mark(level: LevelKey) -> SafeString:
    return _paper_mark(level.colour, level.letters, level.overall)


@register.filter
def paper_short(level: LevelKey) -> SafeString:
    return _paper_mark(level.colour, level.short, "")


@register.filter
def soft(label: str) -> str:
    """A place to break long words of narrow column heads; browsers know too few languages to find it."""
    return " ".join(
        f"{word[:6]}\u00ad{word[6:]}" if len(word) >= LONG_WORD else word for word in label.split()
    )


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
def _narrow(letters: str, steps: str, word: str, more: str, short: str) -> SafeString:
    hidden = _hidden(more)
    if not letters:
        seen = (
            format_html('<span class="lq-cell__word" aria-hidden="true">{}</span>', short) if short else BLANK
        )
        return format_html('<span class="lq-cell__word">{}</span>{}{}', word, seen, hidden)
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


@lru_cache(maxsize=1024)
def _paper_cell(letters: str, steps: str, word: str, notes: tuple[str, ...]) -> SafeString:
    top = format_html('<span class="lqp-l">{}{}</span> ', letters, _steps(steps)) if letters else BLANK
    under = format_html_join("", ' <span class="lqp-m">{}</span>', ((note,) for note in notes))
    return format_html('{}<span class="lqp-w">{}</span>{}', top, word, under)


@lru_cache(maxsize=256)
def _paper_overall(steps: str, word: str, note: str) -> SafeString:
    beside = format_html(' <span class="lqp-over__note">{}</span>', note) if note else BLANK
    return format_html("{} {}{}", _steps(steps), word, beside)


@lru_cache(maxsize=64)
def _paper_mark(colour: str, letters: str, word: str) -> SafeString:
    inside = letters or word
    code = format_html('<span class="lqp-code lq-r lq-r--{}">{}</span>', colour, inside)
    return format_html("{}\u00a0{}", code, word) if letters and word else code


def _hidden(text: str) -> SafeString:
    return format_html('<span class="govuk-visually-hidden">, {}</span>', text) if text else BLANK


def _steps(css: str) -> SafeString:
    return format_html(' <span class="{}" aria-hidden="true"></span>', css) if css else BLANK
