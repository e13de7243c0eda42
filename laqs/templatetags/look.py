"""The look in tags: rating marks, the main navigation, page numbers. A page draws hundreds of marks."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.roles import Permission
from laqs.templatetags.govuk import error_summary

register = template.Library()
register.inclusion_tag("components/error_summary.html")(error_summary)

NOT_RATED = format_html('<span class="lq-tag lq-r lq-r--none">{}</span>', "Not rated")
NOT_APPLICABLE = format_html('<span class="lq-code lq-r lq-r--na">{}</span> {}', "N/A", "Not applicable")
LONGEST = 3
COLOURS = ("g", "ni", "si")
WORDS = ("label", "column", "overall")


class Level(Protocol):
    """A level as standards.content has it; `steps` is its place and how many there are."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def column(self) -> str: ...
    @property
    def overall(self) -> str: ...
    @property
    def colour(self) -> str: ...
    @property
    def steps(self) -> tuple[int, int]: ...


@register.simple_tag
def rating(level: Level | None, *options: str) -> SafeString:
    """A rating in a line: letters, steps, words. Options: column or overall (for other words), big, wrap."""
    if level is None:
        return NOT_RATED
    words, style = _options(options)
    return _rating(*_drawn(level), getattr(level, words), style)


@register.simple_tag
def code(level: Level | None) -> SafeString:
    """Letters alone, where the words stand close by; a red, amber or green scale has words instead."""
    return NOT_RATED if level is None else _code(*_drawn(level), level.label)


@register.simple_tag
def steps(level: Level | None) -> SafeString:
    """Only the steps; never without letters or words beside them."""
    return SafeString("") if level is None else _steps(level.steps[1])


@register.simple_tag
def not_applicable() -> SafeString:
    return NOT_APPLICABLE


@register.simple_tag
def chip(text: str, kind: str = "") -> SafeString:
    """A short remark in a frame. `kind`: critical, late or lid (a cap)."""
    return format_html('<span class="lq-chip{}">{}</span>', f" lq-chip--{kind}" if kind else "", text)


@register.simple_tag
def key(levels: tuple[Level, ...], words: str = "label") -> SafeString:
    """The key of a scale, highest first, with what is not a level: not applicable, not rated, capped."""
    marks = [(rating(level, words),) for level in levels]
    marks += [(NOT_APPLICABLE,), (NOT_RATED,), (CAPPED,)]
    return format_html('<ul class="lq-key">{}</ul>', format_html_join("", "<li>{}</li>", marks))


CAPPED = format_html("{} {}", chip("Capped", "lid"), "a critical or stated criterion holds the rating here")


def _drawn(level: Level) -> tuple[str, str, int]:
    return level.code, level.colour, level.steps[1]


@cache
def _options(options: tuple[str, ...]) -> tuple[str, str]:
    """Which words, and the classes of the tag."""
    names = [name.removeprefix("lq-tag--") for name in " ".join(options).split()]
    words = next((name for name in names if name in WORDS), "label")
    return words, "".join(f" lq-tag--{name}" for name in names if name not in WORDS)


def _letters(code: str, colour: str, total: int) -> str:
    """None on a red, amber and green scale: the letter G already means Good; and none of a whole word."""
    return "" if len(code) > LONGEST or (total == 3 and colour in COLOURS) else code


@lru_cache(maxsize=256)
def _rating(code: str, colour: str, total: int, words: str, style: str) -> SafeString:
    letters = _letters(code, colour, total)
    return format_html(
        '<span class="lq-tag lq-r lq-r--{}{}">{}{}{}</span>',
        colour,
        style,
        format_html("<b>{}</b>", letters) if letters else "",
        _steps(total),
        words if letters else format_html("<b>{}</b>", words),
    )


@lru_cache(maxsize=256)
def _code(code: str, colour: str, total: int, label: str) -> SafeString:
    return format_html(
        '<span class="lq-code lq-r lq-r--{}">{}</span>', colour, _letters(code, colour, total) or label
    )


@cache
def _steps(total: int) -> SafeString:
    return format_html(
        '<span class="lq-steps{}" aria-hidden="true"></span>', " lq-steps--3" if total == 3 else ""
    )


SECTIONS = (
    ("Home", "home", None),
    ("Rounds", "evaluations:rounds", Permission.VIEW_ROUNDS),
    ("Evidence", "evaluations:evidence", Permission.VIEW_EVIDENCE),
    ("Plans", "evaluations:plans", Permission.VIEW_PLANS),
    ("Schools", "schools:list", Permission.VIEW_SCHOOLS),
    ("Frameworks", "standards:framework_list", None),
    ("People", "accounts:people", Permission.MANAGE_PEOPLE),
    ("Search", "evaluations:search", Permission.VIEW_ROUNDS),
)

# For people with a post in a region and no authority of their own.
REGIONAL: tuple[tuple[str, str, Permission | None], ...] = (
    ("Home", "home", None),
    ("Region", "evaluations:regions", None),
    ("Frameworks", "standards:framework_list", None),
)


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: str = ""


@register.inclusion_tag("components/nav.html", takes_context=True)
def main_nav(context: Context, section: str = "") -> dict[str, object]:
    """`section` names the current one; without it, the one whose address the page's begins with."""
    request: HttpRequest | None = context.get("request")
    here = context.get("here")
    if request is None or not here or not here.user.is_authenticated:
        return {"links": []}
    sections = REGIONAL if here.membership is None and here.posts else SECTIONS
    return {
        "links": [
            Link(label, reverse(name), _current(label, reverse(name), section, request.path))
            for label, name, permission in sections
            if permission is None or here.may(permission)
        ]
    }


def _current(label: str, url: str, section: str, path: str) -> str:
    if path == url:
        return "page"
    inside = label.lower() == section if section else url != "/" and path.startswith(url)
    return "true" if inside else ""


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, object]:
    """Links to a list's pages; the other filters in the address stay."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers)}
