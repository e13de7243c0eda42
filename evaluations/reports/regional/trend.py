"""How one authority's ratings moved from round to round, with the reasons."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import LocalAuthority
from accounts.posts import Posts
from evaluations.enums import View
from evaluations.reports.regional.marks import NOT_APPLICABLE, Said
from evaluations.selectors.regional.standing import Head
from evaluations.selectors.regional.trend import Judged, judged_over, signed_rounds
from standards.content import Content, Element, Level, Phase


@dataclass(frozen=True, slots=True)
class Step:
    """A round's rating of an aspect, how it moved, and why; `theirs` is the National Strategies view."""

    round_slug: str
    round_name: str
    signed_off_on: dt.date | None
    ours: Said
    moved: str
    why: str
    theirs: Said
    their_why: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    anchor: str
    ref: str
    title: str
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def summary(self) -> str:
        """“1 up, 2 down”; over two rounds and more."""
        ups, downs = (sum(step.moved.startswith(word) for step in self.steps) for word in ("Up", "Down"))
        said = ", ".join(f"{count} {word}" for count, word in ((ups, "up"), (downs, "down")) if count)
        return said or "no change"

    @property
    def two_views(self) -> bool:
        return any(step.theirs.is_said for step in self.steps)


@dataclass(frozen=True, slots=True)
class Trend:
    region: str
    authority: str
    source: str
    attribution: str
    phase: str
    levels: tuple[Level, ...]
    rounds: tuple[str, ...]
    lines: tuple[TrendLine, ...]
    made_on: dt.date

    @property
    def title(self) -> str:
        return f"{self.authority} over its rounds: {self.phase}"

    @property
    def caption(self) -> str:
        many = len(self.rounds)
        return f"{many} signed-off round{'' if many == 1 else 's'}, the oldest first"


def trend_of(posts: Posts, authority: LocalAuthority, content: Content, phase: Phase) -> Trend:
    """Two queries, whatever the number of rounds."""
    rounds = signed_rounds(posts, authority, content)
    given = judged_over(rounds, phase)
    elements = [element for element in content.elements.values() if element.in_phase(phase.ref)]
    return Trend(
        region=authority.region.name,
        authority=authority.name,
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        phase=phase.label,
        levels=content.levels,
        rounds=tuple(one.name for one in rounds),
        lines=tuple(
            TrendLine(
                f"{phase.ref}-{element.ref}",
                element.ref,
                element.short_label,
                tuple(_steps(content, rounds, given, element)),
            )
            for element in elements
        ),
        made_on=timezone.localdate(),
    )


def _steps(
    content: Content, rounds: list[Head], given: Mapping[tuple[int, str, int], Judged], element: Element
) -> Iterator[Step]:
    """Each is compared with the last round before it that rated the aspect."""
    before = Said(None)
    for round_ in rounds:
        ours = given.get((round_.pk, View.AUTHORITY, element.pk))
        theirs = given.get((round_.pk, View.STRATEGIES, element.pk))
        said = _said(content, ours)
        signed = round_.signed_off_at
        yield Step(
            *(round_.slug, round_.name, timezone.localtime(signed).date() if signed else None),
            *(said, _moved(before, said), ours.why if ours else ""),
            *(_said(content, theirs), theirs.why if theirs else ""),
        )
        before = said if said.level else before


def _said(content: Content, judged: Judged | None) -> Said:
    if judged is None:
        return Said(None)
    level = content.level_by_pk.get(judged.level)
    return Said(level, level.label) if level else Said(None, NOT_APPLICABLE)


def _moved(before: Said, now: Said) -> str:
    if not (before.level and now.level) or before.level.rank == now.level.rank:
        return ""
    return f"{'Up' if now.level.rank > before.level.rank else 'Down'} from {before.level.code}"
