"""Builds the report to the department: about nine queries, whatever the number of authorities."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from django.utils import timezone

from accounts.models import Region
from accounts.posts import Posts
from evaluations.enums import View
from evaluations.reports.regional.department_model import (
    DepartmentReport,
    Differing,
    Entry,
    Gap,
    Part,
    Reported,
    Row,
)
from evaluations.reports.regional.marks import NOT_APPLICABLE, Column, Group, Mark, Said
from evaluations.selectors.regional.department import Settled, judged_in, overalls_in, reported, settled_in
from evaluations.selectors.regional.standing import Given, Key, Standing
from standards.content import Area, Content, Phase

NOTHING = Said(None)
OVERALL, ALL_PHASES = "Overall", "All phases"


def department_report(posts: Posts, region: Region, content: Content) -> DepartmentReport:
    found = reported(posts, region, content)
    rounds = [one.round.pk for one in found if one.round]
    overalls, settled = overalls_in(rounds)
    aspects = _Rows(content, found, judged_in(rounds), settled_in(rounds))
    whole = _Rows(content, found, overalls, settled, overall=True)
    parts = (
        *(aspects.part(phase.ref, phase.label, _aspects(content, phase)) for phase in content.phases),
        whole.part("overall", OVERALL, _overalls(content)),
    )
    entries = [entry for part in parts for row in part.rows for entry in row.entries if entry.asked]
    return DepartmentReport(
        region=region.name,
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        made_on=timezone.localdate(),
        levels=content.levels,
        authorities=tuple(map(_reported, found)),
        parts=parts,
        differing=tuple(_differing(parts)),
        gaps=tuple(_gaps(parts)),
        agreed=sum(not entry.missing for entry in entries),
        of=len(entries),
    )


def _aspects(content: Content, phase: Phase) -> tuple[Group, ...]:
    groups = (Group(_title(area), tuple(_aspect_columns(area, phase))) for area in content.areas)
    return tuple(group for group in groups if group.columns)


def _aspect_columns(area: Area, phase: Phase) -> Iterator[Column]:
    for element in area.elements:
        if element.in_phase(phase.ref):
            yield Column((element.pk, phase.pk), element.ref, element.short_label, phase.ref)


def _overalls(content: Content) -> tuple[Group, ...]:
    return tuple(
        Group(
            _title(area),
            (
                *(
                    Column((area.pk, phase.pk), "", phase.label, phase.ref, area.short_label)
                    for phase in content.phases
                ),
                Column((area.pk, None), "", ALL_PHASES, "", area.short_label),
            ),
        )
        for area in content.areas
    )


def _title(area: Area) -> str:
    return area.dashboard_title or area.title


@dataclass(slots=True)
class _Rows:
    content: Content
    found: list[Standing]
    given: Given
    settled: Settled
    overall: bool = False

    def part(self, ref: str, title: str, groups: tuple[Group, ...]) -> Part:
        columns = [column for group in groups for column in group.columns]
        starts = frozenset(accumulate(len(group.columns) for group in groups[:-1]))
        rows = (
            Row(one.authority.name, tuple(self._entry(one.round.pk, column) for column in columns), starts)
            for one in self.found
            if one.round
        )
        return Part(ref, title, groups, tuple(rows))

    def _entry(self, round_: int, column: Column) -> Entry:
        ours, theirs = (self._said(round_, view, column.key) for view in (View.AUTHORITY, View.STRATEGIES))
        mark = Mark(column, ours, theirs, NOTHING, View.STRATEGIES)
        return Entry(mark, self.settled.get((round_, column.key)))

    def _said(self, round_: int, view: str, key: Key) -> Said:
        given = self.given.get((round_, view), {})
        if key not in given:
            return NOTHING
        level = self.content.level_by_pk.get(given[key])
        if level is None:
            return Said(None, NOT_APPLICABLE)
        return Said(level, level.overall if self.overall else level.label)


def _reported(one: Standing) -> Reported:
    authority, round_ = one.authority, one.round
    if round_ is None:
        return Reported(authority.name, authority.slug, away=one.now)
    signed = timezone.localtime(round_.signed_off_at).date() if round_.signed_off_at else None
    return Reported(authority.name, authority.slug, round_.name, signed)


def _differing(parts: tuple[Part, ...]) -> Iterator[Differing]:
    """Authority by authority, as the region reads them."""
    for rows in zip(*(part.rows for part in parts), strict=True):
        for part, row in zip(parts, rows, strict=True):
            for entry in row.entries:
                if entry.mark.differs:
                    yield Differing(row.name, part.title, entry)


def _gaps(parts: tuple[Part, ...]) -> Iterator[Gap]:
    for rows in zip(*(part.rows for part in parts), strict=True):
        for part, row in zip(parts, rows, strict=True):
            asked = [entry for entry in row.entries if entry.asked]
            columns = [entry.mark.column for entry in asked if entry.missing]
            if columns:
                names = tuple(column.ref or column.name for column in columns)
                yield Gap(row.name, part.title, names, whole=len(columns) == len(asked))
