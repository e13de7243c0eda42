"""Rows, cards and bars of a plan. One looks the same until it changes or the day does, so it is drawn once."""

import datetime as dt
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
def plan_row(
    action: ActionLine, slug: str, today: dt.date, may_manage: bool, back: bool = False
) -> SafeString:
    """A row of the table; with `back`, one that takes the focus where a form stood before."""
    if back:
        return _draw("row", {**_facts(action, slug, today), "may_manage": may_manage, "back": True})
    return _row(action, slug, today, may_manage)


@register.simple_tag
def plan_card(action: ActionLine, slug: str, today: dt.date, movable: frozenset[int]) -> SafeString:
    """A card of the board, with buttons of the form around all cards where it is `movable`."""
    return _card(action, slug, today, action.pk in movable)


@register.simple_tag
def plan_bar(bar: Bar, width: float) -> SafeString:
    """A row of the timeline."""
    return _bar(bar, width)


@lru_cache(maxsize=KEPT)
def _row(action: ActionLine, slug: str, today: dt.date, may_manage: bool) -> SafeString:
    return _draw("row", {**_facts(action, slug, today), "may_manage": may_manage})


@lru_cache(maxsize=KEPT)
def _card(action: ActionLine, slug: str, today: dt.date, may_move: bool) -> SafeString:
    return _draw("card", {**_facts(action, slug, today), "may_move": may_move})


@lru_cache(maxsize=KEPT)
def _bar(bar: Bar, width: float) -> SafeString:
    return _draw("bar", {"bar": bar, "width": width, "action": bar.action})


def _facts(action: ActionLine, slug: str, today: dt.date) -> dict[str, object]:
    return {
        "action": action,
        "url": reverse("evaluations:action", args=[slug, action.number]),
        "overdue": action.days_overdue(today),
        "late": action.late_milestones(today),
    }


def _draw(name: str, context: dict[str, object]) -> SafeString:
    return SafeString(get_template(f"evaluations/plans/{name}.html").render(context))
