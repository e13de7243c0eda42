"""The ceiling panel: at most what, because of what, and what would lift it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluations.engine import Verdict
from standards import wording
from standards.content import Content, Element, Level


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: our sentence, the publication's words and their place; `note` is the reading taken of a gap."""

    text: str
    quote: str
    place: str
    anchor: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`level` is the highest allowed; `blocked` are the open points that stand before it or a lower one."""

    level: Level
    capped: bool
    reasons: tuple[Why, ...]
    lifts: tuple[WayOut, ...]
    lifted_to: Level | None
    open: tuple[WayOut, ...]
    agreeable: Level | None


def ceiling_of(content: Content, element: Element, verdict: Verdict) -> Ceiling | None:
    """None where the framework has no scale."""
    if verdict.ceiling is None:
        return None
    level = content.level(verdict.ceiling)
    return Ceiling(
        level,
        verdict.capped,
        tuple(_reasons(content, element, verdict)),
        tuple(_lifts(content, element, verdict)),
        content.level(verdict.lifted_to) if verdict.lifted_to else None,
        tuple(_open(content, element, verdict, level)),
        _agreeable(content, verdict, level),
    )


def _reasons(content: Content, element: Element, verdict: Verdict) -> Iterator[Why]:
    for reason in verdict.reasons:
        cited = wording.citation(content, element, reason)
        # One criterion alone is quoted below the sentence, so not in it as well.
        alone = bool(cited.quote) and reason.kind in {"necessary", "limiting"}
        text = wording.reason_text(content, element, reason, verdict, quoted=not alone)
        yield Why(text, cited.quote, cited.place, cited.anchor, cited.note)


def _lifts(content: Content, element: Element, verdict: Verdict) -> Iterator[WayOut]:
    """One line a change; a criterion that two rules ask for is asked for once."""
    seen: set[str] = set()
    for lift in sorted(verdict.lifts, key=lambda lift: lift.kind != "count"):
        text = wording.lift_text(content, element, lift)
        wanted = set(lift.criteria)
        if wanted and wanted <= seen:
            continue
        seen |= wanted if len(wanted) <= lift.need else set()
        yield WayOut(text, wording.anchor_of(content, element, lift))


def _open(content: Content, element: Element, verdict: Verdict, level: Level) -> Iterator[WayOut]:
    for point in verdict.open:
        if content.level(point.level).rank <= level.rank:
            yield WayOut(
                wording.open_text(content, element, point), wording.anchor_of(content, element, point)
            )


def _agreeable(content: Content, verdict: Verdict, ceiling: Level) -> Level | None:
    """The highest level that could be agreed as the answers stand; None where even the lowest is open."""
    open_ranks = [content.level(point.level).rank for point in verdict.open]
    limit = min([ceiling.rank, *(rank - 1 for rank in open_ranks)])
    return next((level for level in content.levels if level.rank <= limit), None)
