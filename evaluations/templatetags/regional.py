"""Tables over many authorities. A region draws a thousand cells and few differ, so each kind is drawn once."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from evaluations.reports.regional.choice import DIFFERENCE
from evaluations.reports.regional.marks import Mark, Said
from evaluations.reports.regional.multiples import BAR, WIDTH, Bar, Multiple, Segment
from evaluations.reports.regional.nation_model import Spread, Tally
from evaluations.reports.regional.overview_page import Row

register = template.Library()

GAP = '<td class="lq-heat__gap"></td>'
BLANK = SafeString("")


@register.simple_tag
def heat_cells(row: Row, sizes: tuple[int, ...]) -> SafeString:
    """The cells of an authority, with a gap after each area; `sizes` are how many columns the areas have."""
    ends, parts, at = set(), [], 0
    for size in sizes[:-1]:
        at += size
        ends.add(at)
    for number, mark in enumerate(row.line.marks, 1):
        start, end = _drawn(mark)
        parts.append(f"{start}{row.at(mark.column)}{end}{GAP if number in ends else ''}")
    # Addresses are made of slugs by `reverse`, which quotes whatever could end the attribute.
    return mark_safe("".join(parts))


@register.filter
def said(one: Said) -> SafeString:
    """What a view says, in a line: letters, steps and words."""
    return _said(one.colour, one.letters, one.word)


@register.filter
def paper_mark_of(mark: Mark) -> SafeString:
    """The inside of a cell on paper, whose own class carries the colour."""
    if mark.view == DIFFERENCE:
        return format_html('<span class="lqp-w">{}</span>{}', mark.difference, _both(mark))
    note = format_html(' <span class="lqp-w">{}</span>', mark.moved) if mark.moved else BLANK
    other = format_html(' <span class="lqp-w">NS: {}</span>', mark.theirs.letters) if _other(mark) else BLANK
    return format_html("<b>{}</b>{}{}", mark.shown.letters or mark.shown.word, note, other)


@register.filter
def colour_of(mark: Mark) -> str:
    if mark.view == DIFFERENCE:
        return mark.theirs.colour if mark.differs else "none"
    return mark.shown.colour


def _other(mark: Mark) -> bool:
    return mark.differs and mark.view != DIFFERENCE


def _both(mark: Mark) -> SafeString:
    if not mark.differs:
        return BLANK
    return format_html(' <span class="lqp-w">{} → {}</span>', mark.ours.letters, mark.theirs.letters)


def _drawn(mark: Mark) -> tuple[str, str]:
    if mark.view == DIFFERENCE:
        letters = f"{mark.ours.letters} → {mark.theirs.letters}" if mark.differs else ""
        return _difference(mark.difference, letters, mark.words, colour_of(mark))
    others = ""
    if mark.differs:
        shown_ours = mark.shown is mark.ours
        whose, said_ = ("National Strategies", mark.theirs) if shown_ours else ("Authority", mark.ours)
        others = f"{whose} view: {said_.word}"
    return _cell(mark.shown.colour, mark.shown.letters, mark.shown.word, mark.moved, others)


@lru_cache(maxsize=512)
def _cell(colour: str, letters: str, word: str, moved: str, others: str) -> tuple[str, str]:
    """All before the address, and all after it."""
    kinds = f"lq-hc lq-r lq-r--{colour}{' lq-hc--differs' if others else ''}"
    if not letters:
        kinds += " lq-hc--none"
    seen = format_html("<span>{}{}</span>", letters or word, _hidden(f", {word}") if letters else BLANK)
    steps = SafeString(' <span class="lq-steps" aria-hidden="true"></span>') if colour not in PLAIN else BLANK
    more = format_html(" <small>{}</small>", moved) if moved else BLANK
    other = _hidden(f", {others}") if others else BLANK
    start = format_html('<td><a class="{}" href="', kinds)
    return start, format_html('">{}{}{}{}</a></td>', seen, steps, more, other)


PLAIN = {"na", "none"}


@lru_cache(maxsize=512)
def _difference(difference: str, letters: str, words: str, colour: str) -> tuple[str, str]:
    if not letters:
        inside = format_html("<span>{}</span>", SHORT.get(difference, difference))
        hidden = _hidden(f": {difference}") if difference in SHORT else BLANK
        start = '<td><a class="lq-hc lq-r lq-r--none lq-hc--none" href="'
        return start, format_html('">{}{}</a></td>', inside, hidden)
    seen = format_html(
        '<span><span aria-hidden="true">{} <small>{}</small></span>{}</span>',
        letters,
        difference,
        _hidden(words),
    )
    start = format_html('<td><a class="lq-hc lq-r lq-r--{} lq-hc--differs" href="', colour)
    return start, format_html('">{}</a></td>', seen)


SHORT = {"No National Strategies view": "None", "Not rated by the authority": "Not rated"}


@lru_cache(maxsize=64)
def _said(colour: str, letters: str, word: str) -> SafeString:
    first = format_html("<b>{}</b>", letters) if letters else BLANK
    steps = SafeString('<span class="lq-steps" aria-hidden="true"></span>') if colour not in PLAIN else BLANK
    return format_html('<span class="lq-tag lq-r lq-r--{}">{}{}{}</span>', colour, first, steps, word)


def _hidden(text: str) -> SafeString:
    return format_html('<span class="govuk-visually-hidden">{}</span>', text) if text else BLANK


@register.simple_tag
def tally_cells(tally: Tally, spread: Spread | str | None = "") -> SafeString:
    """A row of counts after its name, built as text of numbers; "" is a table without spreads."""
    counts = "".join(_count(f"{count}", share) for count, share in tally.shares)
    below = _count(f"{tally.below} of {tally.rated}", tally.share_below)
    words = "" if spread == "" else _number(spread.words if isinstance(spread, Spread) else "–")
    moved = (tally.up, tally.same, tally.down) if tally.compared else ("–",) * 3
    return mark_safe(f"{counts}{below}{words}{''.join(map(_number, moved))}")


def _count(number: str, share: str) -> str:
    return f'<td class="lq-num">{number} <span class="lq-soft">{share}</span></td>'


def _number(said: int | str) -> str:
    return f'<td class="lq-num">{said}</td>'


@register.simple_tag
def multiple(picture: Multiple) -> SafeString:
    """Built as text: a page has nine pictures of forty parts each. Numbers, colours and refs are our own."""
    key, bars = picture.key, "".join(map(_bar, picture.bars))
    head = format_html(
        '<figure class="lq-bars lq-multiple"><figcaption>{}</figcaption>'
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="title-{} desc-{}">'
        '<title id="title-{}">{}</title><desc id="desc-{}">{}</desc>',
        *(picture.title, WIDTH, picture.height, key, key, key, picture.title, key, picture.description),
    )
    return mark_safe(f"{head}{PATTERNS.format(key=key)}{bars.replace('KEY', key)}</svg></figure>")


PATTERNS = (
    '<defs><pattern id="ni-{key}" width="10" height="10" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="lq-bars__ni" width="4" height="10"/></pattern>'
    '<pattern id="si-{key}" width="10" height="10" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(-45)"><rect class="lq-bars__si" width="4" height="10"/></pattern></defs>'
)


def _bar(bar: Bar) -> str:
    label = format_html('<text class="lq-bars__name" x="0" y="{}">{}</text>', bar.text_y, bar.label)
    return label + "".join(_part(bar.y, part) for part in bar.segments)


def _part(y: int, part: Segment) -> str:
    place = f'x="{part.x}" y="{y}" width="{part.width}" height="{BAR}"'
    colour = part.level.colour
    stripes = f'<rect {place} fill="url(#{colour}-KEY)"/>' if part.level.below_good else ""
    frame = f'<rect class="lq-bars__frame" {place}/>'
    return f'<g class="lq-r--{colour}"><rect class="lq-bars__part" {place}/>{stripes}{frame}</g>'
