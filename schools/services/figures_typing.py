"""Figures that an authority types in: series of appendix 1 that nobody publishes any more, its own alone."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import LocalAuthority
from schools.enums import Place
from schools.figures.values import Period
from schools.models import Figure, Indicator


@dataclass(frozen=True, slots=True)
class Typed:
    """`before` is what stood there, None where nothing did or nothing else."""

    figure: Figure
    before: Figure | None


@transaction.atomic
def type_figure(
    *, authority: LocalAuthority, indicator: Indicator, period: Period, value: Decimal | None
) -> Typed:
    """One a series and year; a second takes the place of the first. No spread: it is not all authorities'."""
    fields: dict[str, Any] = {"period": period.label, "provisional": period.provisional, "value": value}
    key: dict[str, Any] = {
        "indicator": indicator,
        "place": Place.AUTHORITY,
        "authority": authority,
        "year": period.year,
    }
    before = Figure.objects.filter(**key).first()
    figure, _ = Figure.objects.update_or_create(**key, defaults=fields)
    changed = before is not None and (before.period, before.value) != (figure.period, figure.value)
    return Typed(figure, before if changed else None)


@transaction.atomic
def remove_figure(*, figure: Figure) -> Figure:
    """As it was."""
    Figure.objects.filter(pk=figure.pk).delete()
    return figure
