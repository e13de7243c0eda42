"""What an inspection pack is made from, beside the self-evaluation."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q, QuerySet

from evaluations.enums import RevisionState
from evaluations.models import (
    AcademyConcern,
    Action,
    EvidenceItem,
    EvidenceLink,
    Plan,
    PlanRevision,
    Round,
    SelfEntry,
)


class LinkRow(NamedTuple):
    """One link of an aspect to an item of evidence; `element` is a pk, `file` the path of what is stored."""

    element: int
    item: int
    individual: bool
    title: str
    source_type: str
    dated: dt.date | None
    url: str
    file: str
    sha256: str
    impact: str


COLUMNS = ("title", "source_type", "dated", "url", "file", "sha256", "impact")


def links_in(round_: Round) -> list[LinkRow]:
    """Every link of the round; one query."""
    links = EvidenceLink.objects.filter(cell__round=round_).order_by("pk")
    columns = ("item_id", "item__individual", *(f"item__{name}" for name in COLUMNS))
    return [LinkRow(*row) for row in links.values_list("cell__element_id", *columns)]


def revision_on(round_: Round, moment: dt.datetime) -> PlanRevision | None:
    """The newest revision of the plan that was signed by then and not sent back by then; one query."""
    back = Q(state=RevisionState.RETURNED, approved_at__lte=moment)
    rows = PlanRevision.objects.filter(plan__round=round_, signed_at__lte=moment).exclude(back)
    return rows.order_by("-number").first()


def posts_of(plan: Plan) -> dict[str, str]:
    """Of those who lead an action, by its reference, where they have given one; one query."""
    leads = Action.objects.filter(plan=plan).exclude(lead=None).order_by("number")
    return {f"A{number}": post for number, post in leads.values_list("number", "lead__job_title") if post}


def entries_in(round_: Round) -> list[tuple[int, str, bool]]:
    """Element, kind and whether it is a key finding, of all that is written; one query."""
    entries = SelfEntry.objects.filter(cell__round=round_).order_by()
    return list(entries.values_list("cell__element_id", "kind", "key"))


def actions_in(round_: Round) -> int:
    """One query."""
    return Action.objects.filter(plan__round=round_).count()


ReadyRows = tuple[list[tuple[str, bool]], list[str], list[tuple[dt.date | None, bool]]]


def ready_rows(round_: Round) -> ReadyRows:
    """How far documents are and whether each is kept back, how far people are, when concerns were answered and
    whether each is kept back. Three queries.
    """
    documents = round_.documents.values_list("state", "in_confidence", "item__individual")
    concerns = AcademyConcern.objects.filter(authority=round_.authority_id)
    return (
        [(state, confided or bool(individual)) for state, confided, individual in documents],
        list(round_.people.values_list("state", flat=True)),
        list(concerns.values_list("answered_on", "in_confidence")),
    )


def marked_since(keys: tuple[int, ...]) -> int:
    """How many of these items are marked now as concerning an individual; one query."""
    return _individuals().filter(pk__in=keys).count() if keys else 0


def _individuals() -> QuerySet[EvidenceItem]:
    return EvidenceItem.objects.filter(individual=True)
