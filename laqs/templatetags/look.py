"""The look in tags: main navigation, rating marks, error summaries. A page draws hundreds of marks."""

from dataclasses import dataclass
from functools import cache

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from accounts.roles import Permission

register = template.Library()

SECTIONS = (
    ("Home", "home", None),
    ("Rounds", "evaluations:rounds", None),
    ("Evidence", "evaluations:evidence", Permission.VIEW_EVIDENCE),
    ("Frameworks", "standards:frameworks", None),
    ("People", "accounts:people", Permission.MANAGE_PEOPLE),
)


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: str = ""


@cache
def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("components/nav.html", takes_context=True)
def main_nav(context: dict, section: str = "") -> dict[str, object]:
    """`section` names the current one; without it, the one whose address the page's begins with."""
    request: HttpRequest | None = context.get("request")
    here = context.get("here")
    path = getattr(request, "path", "")
    links = [
        Link(label, url, _current(label, url, section, path))
        for label, name, permission in SECTIONS
        if (url := _address(name)) and here and (permission is None or here.may(permission))
    ]
    return {"links": links if here and here.user.is_authenticated else []}


def _current(label: str, url: str, section: str, path: str) -> str:
    if path == url:
        return "page"
    inside = label.lower() == section if section else url != "/" and path.startswith(url)
    return "true" if inside else ""
