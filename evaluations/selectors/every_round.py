"""Rounds of every authority, for the people who run the server: no page may use this."""

from difflib import get_close_matches

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from evaluations.enums import View
from evaluations.models import Cell, Judgement, Round


class UnknownRound(LookupError):
    """No round has the slug; the message names those that come near."""


def every_round() -> QuerySet[Round]:
    """By authority and name, with `rated` of `to_rate`; one query."""
    judged = Judgement.objects.filter(cell__round=OuterRef("pk"), view=View.AUTHORITY)
    cells = Cell.objects.filter(round=OuterRef("pk"))
    left_out = _count(judged.filter(not_applicable=True), "cell__round")
    return (
        Round.objects.select_related("authority", "framework")
        .defer("report")
        .annotate(
            rated=_count(judged.filter(level__isnull=False), "cell__round"),
            to_rate=_count(cells, "round") - left_out,
        )
        .order_by("authority__name", "name")
    )


def any_round(slug: str) -> Round:
    """Raises UnknownRound."""
    found = every_round().filter(slug=slug).first()
    if found is None:
        raise UnknownRound(_unknown(slug))
    return found


def _unknown(slug: str) -> str:
    slugs = list(Round.objects.values_list("slug", flat=True))
    near = get_close_matches(slug, slugs, n=5, cutoff=0.4)
    hint = f"Did you mean {', '.join(near)}?" if near else "manage.py list_rounds prints those there are."
    return f"There is no round {slug!r}. {hint}"


def _count(rows: QuerySet, group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
