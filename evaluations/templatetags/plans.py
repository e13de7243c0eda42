"""Rows, cards and bars of a plan. One looks the same until it changes or the day does, so it is drawn once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString

from evaluations.selectors.plans.lines import ActionLine
from evaluations.selectors.plans.timeline import Bar

register = template.Library()
KEPT = 2048


@register.simple_tag
def plan_rows(actions: Iterable[ActionLine], slug: str, today: dt.date, may_manage: bool) -> SafeString:
    """Rows of the table."""
    return SafeString("".join(_row(action, slug, today, may_manage) for action in actions))


@register.simple_tag
def plan_row(action: ActionLine, slug: str, today: dt.date) -> SafeString:
    """A row that takes the focus, where the form stood in which it was edited."""
    return _draw("row", {**_facts(action, slug, today), "may_manage": True, "back": True})


@register.simple_tag
def plan_cards(
    actions: Iterable[ActionLine],
    slug: str,
    today: dt.date,
    movable: frozenset[int],
    names: Mapping[int | None, str],
) -> SafeString:
    """Cards of the board; the buttons of those that are `movable` belong to the form around them all.

    `names` are what ratings are called, by cell pk.
    """
    drawn = (_card(one, slug, today, one.pk in movable, names.get(one.cell_id, "")) for one in actions)
    return SafeString("".join(drawn))


@register.simple_tag
def plan_bars(bars: Iterable[Bar], width: float) -> SafeString:
    """Rows of the timeline."""
    return SafeString("".join(_bar(bar, width) for bar in bars))


@register.simple_tag
def plan_times(bars: Iterable[Bar], slug: str) -> SafeString:
    """The same in words."""
    return SafeString("".join(_time(bar, slug) for bar in bars))


@lru_cache(maxsize=KEPT)
def _row(action: ActionLine, slug: str, today: dt.date, may_manage: bool) -> SafeString:
    return _draw("row", {**_facts(action, slug, today), "may_manage": may_manage})


@lru_cache(maxsize=KEPT)
def _card(action: ActionLine, slug: str, today: dt.date, may_move: bool, about: str) -> SafeString:
    return _draw("card", {**_facts(action, slug, today), "may_move": may_move, "about": about})


@lru_cache(maxsize=KEPT)
def _bar(bar: Bar, width: float) -> SafeString:
    return _draw("bar", {"bar": bar, "width": width, "action": bar.action})


@lru_cache(maxsize=KEPT)
def _time(bar: Bar, slug: str) -> SafeString:
    return _draw("time", {"bar": bar, "action": bar.action, "url": _url(bar.action, slug)})


def _facts(action: ActionLine, slug: str, today: dt.date) -> dict[str, object]:
    return {
        "action": action,
        "url": _url(action, slug),
        "overdue": action.days_overdue(today),
        "late": action.late_milestones(today),
    }


def _url(action: ActionLine, slug: str) -> str:
    return reverse("evaluations:action", args=[slug, action.number])


def _draw(name: str, context: dict[str, object]) -> SafeString:
    return SafeString(get_template(f"evaluations/plans/{name}.html").render(context))
