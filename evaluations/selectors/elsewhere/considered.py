"""How far the statements of a matching aspect are in evidence: a self-evaluation judges nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count

from evaluations.engine.contrast import Extents
from evaluations.enums import Extent
from evaluations.models import StatementRecord
from evaluations.selectors.elsewhere.places import Place
from evaluations.selectors.selfevaluation.extents import counts_by
from evaluations.selectors.selfevaluation.statements import statements_of


def extents_of(places: Iterable[Place]) -> Mapping[int, Extents]:
    """By the pk of the cell, of those where a statement is considered; one query, none without an aspect."""
    aspects = [place for place in places if not place.content.has_scale]
    if not aspects:
        return {}
    considered = StatementRecord.objects.filter(cell__in=[place.pk for place in aspects]).exclude(extent="")
    numbers: dict[int, Counter[str]] = defaultdict(Counter)
    rows = considered.order_by().values_list("cell_id", "extent").annotate(number=Count("pk"))
    for cell, extent, number in rows:
        numbers[cell][extent] = number
    return {place.pk: _extents(place, numbers[place.pk]) for place in aspects if place.pk in numbers}


def _extents(place: Place, numbers: Counter[str]) -> Extents:
    left = len(statements_of(place.link.there)) - numbers.total()
    return Extents(numbers[Extent.FULLY], numbers[Extent.PARTLY], numbers[Extent.NOT_YET], left)


def counts_of(extents: Extents) -> list[tuple[str, str, int]]:
    """As the self-evaluation itself shows them."""
    numbers: dict[str, int] = {
        Extent.FULLY: extents.fully,
        Extent.PARTLY: extents.partly,
        Extent.NOT_YET: extents.not_yet,
        "": extents.unconsidered,
    }
    return counts_by(numbers)
