"""An Overview with its addresses: the switches, what a list can be sorted by, where each cell leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Region
from evaluations.reports.regional.choice import BELOW, NAME, VIEWS
from evaluations.reports.regional.downloads import downloads
from evaluations.reports.regional.marks import Column
from evaluations.reports.regional.model import Line, Overview
from evaluations.reports.regional.overview import sort_name


@dataclass(frozen=True, slots=True)
class Switch:
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """`href` is the authority's page, `round_href` its dashboard, `view_href` both views of the round."""

    line: Line
    href: str
    round_href: str
    view_href: str

    def at(self, column: Column) -> str:
        """Where a cell leads: both views of it with what holds it down; an overall rating, to the dashboard."""
        if column.area:
            return f"{self.round_href}#phase-{column.phase}" if column.phase else self.round_href
        return f"{self.view_href}{column.phase}/{column.ref}/"


@dataclass(frozen=True, slots=True)
class Page:
    overview: Overview
    phases: tuple[Switch, ...]
    views: tuple[Switch, ...]
    sorts: tuple[tuple[str, str, bool], ...]
    rows: tuple[Row, ...]
    files: tuple[tuple[str, str], ...]

    @property
    def columns_in_all(self) -> int:
        return self.overview.span + 2


def page_of(overview: Overview, region: Region, bys: tuple[tuple[str, str], ...]) -> Page:
    choice = overview.choice
    return Page(
        overview=overview,
        phases=tuple(Switch(label, f"?{choice.at(by=ref)}", ref == choice.by) for ref, label in bys),
        views=tuple(
            Switch(label, f"?{choice.at(view=ref)}", ref == choice.view) for ref, label in VIEWS.items()
        ),
        sorts=tuple(_sorts(overview)),
        rows=tuple(_row(region.slug, line) for line in overview.lines),
        files=downloads("region_ratings", [region.slug], choice.query),
    )


def _sorts(overview: Overview) -> Iterator[tuple[str, str, bool]]:
    chosen = overview.choice.sort
    many = "How many differ" if overview.is_difference else "How many below Good"
    yield NAME, "Name", chosen == NAME
    yield BELOW, many, chosen == BELOW
    for group in overview.groups:
        for column in group.columns:
            yield sort_name(column), f"{column.name}, lowest first", chosen == sort_name(column)


def _row(region: str, line: Line) -> Row:
    href = reverse("evaluations:region_authority", args=[region, line.slug])
    if not line.round_slug:
        return Row(line, href, "", "")
    round_href, view_href = (
        reverse(f"evaluations:{name}", args=[line.round_slug]) for name in ("region_round", "region_view")
    )
    return Row(line, href, round_href, view_href)
