"""Builds the ratings of a region from the rows: about ten queries, whatever the number of authorities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Region
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import RoundState, View
from evaluations.reports.regional.choice import (
    BELOW,
    DIFFERENCE,
    NAME,
    OVERALL,
    VIEWS,
    Choice,
    choice_from,
)
from evaluations.reports.regional.marks import NOT_APPLICABLE, Column, Group, Mark, Said
from evaluations.reports.regional.model import Differing, Line, Overview
from evaluations.selectors.regional.standing import (
    Given,
    Key,
    Standing,
    judged,
    overall,
    phases_within,
    reasons_for_cells,
    reasons_for_overalls,
    standings,
)
from standards.content import Content, Phase

NOTHING = Said(None)


def bys_of(posts: Posts, region: Region, content: Content) -> tuple[tuple[str, str], ...]:
    """What a person can look by: the phases of their posts, then overall."""
    phases = phases_within(content, posts.phases(region.pk, RegionalPermission.VIEW))
    return (*((phase.ref, phase.label) for phase in phases), (OVERALL, "Overall"))


def overview_of(posts: Posts, region: Region, content: Content, data: Mapping[str, str]) -> Overview:
    return overview_from(posts, region, content, data, standings(posts, region, content))


def overview_from(
    posts: Posts, region: Region, content: Content, data: Mapping[str, str], found: list[Standing]
) -> Overview:
    """Of these authorities of the region. Two queries."""
    bys = bys_of(posts, region, content)
    choice = choice_from(data, tuple(ref for ref, _ in bys))
    mine = phases_within(content, posts.phases(region.pk, RegionalPermission.VIEW))
    phase = next((phase for phase in mine if phase.ref == choice.by), None)
    groups = _aspects(content, phase) if phase else _overalls(content, mine)
    table = _Table(content, choice, groups, *_rows(found, phase, mine, content))
    return table.overview(region, dict(bys)[choice.by], found)


def _aspects(content: Content, phase: Phase) -> tuple[Group, ...]:
    groups = (
        Group(
            area.dashboard_title or area.title,
            tuple(
                Column((element.pk, phase.pk), element.ref, element.short_label, phase.ref)
                for element in area.elements
                if element.in_phase(phase.ref)
            ),
        )
        for area in content.areas
    )
    return tuple(group for group in groups if group.columns)


def _overalls(content: Content, phases: tuple[Phase, ...]) -> tuple[Group, ...]:
    """A column a phase, and one over all of them for a person who sees them all."""
    over_all = len(phases) == len(content.phases)
    return tuple(
        Group(
            area.dashboard_title or area.title,
            tuple(
                [
                    Column((area.pk, phase.pk), "", phase.label, phase.ref, area.short_label)
                    for phase in phases
                ]
                + [Column((area.pk, None), "", "All phases", "", area.short_label)] * over_all
            ),
        )
        for area in content.areas
    )


def _rows(
    found: list[Standing], phase: Phase | None, mine: tuple[Phase, ...], content: Content
) -> tuple[Given, Mapping[tuple[int, Key], str]]:
    latest = [one.round.pk for one in found if one.round]
    every = [*latest, *(one.before.pk for one in found if one.before)]
    if phase:
        return judged(every, phase), reasons_for_cells(latest, phase)
    whole = len(mine) == len(content.phases)
    return overall(every, mine, over_all=whole), reasons_for_overalls(latest, View.STRATEGIES)


@dataclass(slots=True)
class _Table:
    content: Content
    choice: Choice
    groups: tuple[Group, ...]
    given: Given
    reasons: Mapping[tuple[int, Key], str]

    def overview(self, region: Region, by: str, found: list[Standing]) -> Overview:
        lines = [self._line(one) for one in found]
        shown = sorted(filter(self._kept, lines), key=self._order)
        pks = {one.authority.slug: one.round.pk for one in found if one.round}
        return Overview(
            region=region.name,
            source=self.content.short_title,
            attribution=self.content.source.get("attribution", ""),
            by=by,
            view=VIEWS[self.choice.view],
            sorted_by=self._sorted_by(),
            filtered=self._filtered(),
            made_on=timezone.localdate(),
            choice=self.choice,
            levels=self.content.levels,
            groups=self.groups,
            lines=tuple(shown),
            differing=tuple(self._differing(shown, pks)),
            waiting=tuple((line.name, line.state) for line in lines if line.signed_off_on is None),
            of=len(lines),
            signed_off=sum(line.signed_off_on is not None for line in lines),
            readable=sum(not line.away for line in lines),
            rated=sum(line.rated for line in lines),
            below=sum(line.below for line in lines),
            up=sum(line.up for line in lines),
            down=sum(line.down for line in lines),
            compared=sum(bool(line.compared_with) for line in lines),
        )

    def _line(self, one: Standing) -> Line:
        authority, round_ = one.authority, one.round
        if round_ is None:
            return Line(authority.name, authority.slug, away=one.now)
        signed = round_.state == RoundState.SIGNED_OFF and round_.signed_off_at
        return Line(
            authority.name,
            authority.slug,
            round_.slug,
            round_.name,
            timezone.localtime(round_.signed_off_at).date() if signed and round_.signed_off_at else None,
            one.before.name if one.before else "",
            tuple(self._marks(round_.pk, one.before.pk if one.before else 0)),
        )

    def _marks(self, round_: int, before: int) -> Iterator[Mark]:
        view = self.choice.view
        ours, theirs = (self.given.get((round_, which), {}) for which in View.values)
        was = self.given.get((before, view), {})
        for group in self.groups:
            for column in group.columns:
                key = column.key
                yield Mark(column, self._said(ours, key), self._said(theirs, key), self._said(was, key), view)

    def _said(self, given: Mapping[Key, int | None], key: Key) -> Said:
        if key not in given:
            return NOTHING
        level = self.content.level_by_pk.get(given[key])
        return Said(level, level.label) if level else Said(None, NOT_APPLICABLE)

    def _kept(self, line: Line) -> bool:
        wanted = line.differing if self.choice.view == DIFFERENCE else line.below
        return (
            (not self.choice.below_only or bool(wanted))
            and (not self.choice.changed_only or bool(line.up or line.down))
            and (not self.choice.signed_only or line.signed_off_on is not None)
        )

    def _order(self, line: Line) -> tuple[bool, int, str]:
        """Those with nothing to show come last, but not by name."""
        if self.choice.sort == BELOW:
            worst = line.differing if self.choice.view == DIFFERENCE else line.below
            return bool(line.away), -worst, line.name
        if column := self._sort_column():
            return bool(line.away), _rank(line, column), line.name
        return False, 0, line.name

    def _sort_column(self) -> Column | None:
        columns = (column for group in self.groups for column in group.columns)
        return next((column for column in columns if sort_name(column) == self.choice.sort), None)

    def _sorted_by(self) -> str:
        if self.choice.sort == BELOW:
            return "how many differ" if self.choice.view == DIFFERENCE else "how many are below Good"
        column = self._sort_column()
        return f"{column.name}, the lowest first" if column else NAME

    def _filtered(self) -> str:
        below = "a difference" if self.choice.view == DIFFERENCE else "a rating below Good"
        parts = [f"with {below}"] * self.choice.below_only
        parts += ["with a change since the round before"] * self.choice.changed_only
        parts += ["signed off"] * self.choice.signed_only
        return f"only those {' and '.join(parts)}" if parts else ""

    def _differing(self, lines: list[Line], pks: Mapping[str, int]) -> Iterator[Differing]:
        for line in lines:
            for mark in line.marks:
                if mark.differs:
                    yield Differing(line, mark, self.reasons.get((pks[line.slug], mark.column.key), ""))


NEVER = 99


def sort_name(column: Column) -> str:
    """What the address calls it: the ref of an aspect, or of an overall rating its area and phase."""
    return column.ref or f"{column.key[0]}-{column.phase or 'all'}"


def _rank(line: Line, column: Column) -> int:
    """Lowest rating first; what is not rated comes after every rating."""
    for mark in line.marks:
        if mark.column.key == column.key and mark.shown.level:
            return mark.shown.level.rank
    return NEVER
