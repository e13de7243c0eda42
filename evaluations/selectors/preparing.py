"""What a round's preparation consists of, how far it is, and where each point is done."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from evaluations.enums import Preparation
from evaluations.models import Prepared, Round

# Where each point is done: the name of the page and what its link says. A page that only a lead opens is marked.
WHERE: Mapping[str, tuple[str, str, bool]] = {
    Preparation.TEAM: ("contributors", "Who might help", False),
    Preparation.BRIEFING: ("briefing", "Briefing paper (PDF)", False),
    Preparation.MEETING: ("meetings", "Meeting records", False),
    Preparation.TRAINING: ("meetings", "Meeting records", False),
    Preparation.FOCUS: ("focus", "Priority areas", True),
    Preparation.EVIDENCE: ("evidence", "Evidence library", False),
    Preparation.RATING: ("state", "Who has rated", True),
}
OF_THE_AUTHORITY = {"evidence"}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the checklist; `done_on` is None while it is not done."""

    item: Preparation
    done_on: dt.date | None
    by: str
    href: str
    link: str


def checklist_of(round_: Round, *, manages: bool) -> list[Point]:
    """One query."""
    rows = Prepared.objects.filter(round=round_).values_list("item", "done_on", "by__name", "by__email")
    done = {item: (on, name or email) for item, on, name, email in rows}
    points = []
    for item in Preparation:
        (on, by), (href, link) = done.get(item.value, (None, "")), _way(round_, item, manages)
        points.append(Point(item, on, by, href, link))
    return points


def _way(round_: Round, item: Preparation, manages: bool) -> tuple[str, str]:
    name, words, leads_only = WHERE[item]
    if leads_only and not manages:
        return "", words
    return address_of(name, *([] if name in OF_THE_AUTHORITY else [round_.slug])), words


def address_of(name: str, *args: object) -> str:
    """Of a page of the product; nothing where there is none of that name."""
    try:
        return reverse(name if ":" in name else f"evaluations:{name}", args=args)
    except NoReverseMatch:
        return ""
