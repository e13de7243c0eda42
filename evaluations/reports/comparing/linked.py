"""Two rounds on different frameworks beside each other, along the crosswalk that links those.

Nothing went up or down between two scales: what can be said is where two judgements of linked matters contradict.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from django.urls import reverse

from evaluations.engine.contrast import Contrast, Extents, Standing, contrast, contrast_with
from evaluations.models import Round
from evaluations.reports.build import judged_dashboard_of
from evaluations.reports.model import Dashboard, LevelKey, Status
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.reports.selfevaluation.model import Aspect
from evaluations.reports.words import STATUS, levels_by_code
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.elsewhere.judged import advice, extents_words
from standards.content import Content, Element, content_for
from standards.content.crosswalk import Crosswalk, Link
from standards.content.parts import BELOW_GOOD
from standards.enums import LinkKind
from standards.selectors.crosswalks import crosswalk_between


@dataclass(frozen=True, slots=True)
class Judged:
    """Of an element in one phase, by ref and label, "" where there is none; `words` where there is no level.

    `extents` are those of an aspect, which has none.
    """

    phase: str
    label: str
    level: LevelKey | None
    words: str
    href: str
    extents: Extents | None = None

    @property
    def said(self) -> str:
        """What a remark names: a level, or the extents that stand against one."""
        return self.level.label if self.level else extents_words(self.extents) if self.extents else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Two judgements that say different things; `phase` in words, "" where neither side has phases."""

    contrast: Contrast
    phase: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two linked elements, each with what was judged of it; `kind` is what the earlier round's is to the other."""

    before: Element
    judged_before: tuple[Judged, ...]
    now: Element
    judged_now: tuple[Judged, ...]
    kind: LinkKind
    why: str
    remarks: tuple[Remark, ...]

    @property
    def advice(self) -> str:
        return advice(self.kind) if self.remarks else ""

    @property
    def contradicts(self) -> bool:
        return any(one.contrast == Contrast.AGAINST for one in self.remarks)

    @property
    def can_be_compared(self) -> bool:
        return all(any(one.level for one in side) for side in (self.judged_before, self.judged_now))


@dataclass(frozen=True, slots=True)
class LinkedCompared:
    """`said` counts the pairs; `alone` has a sentence for each side on what matches nothing on the other."""

    now: Round
    before: Round
    pairs: tuple[Pair, ...]
    said: str
    alone: tuple[str, ...]
    attribution: str


_Judged = Mapping[str, tuple[Judged, ...]]


def compared_linked(now: Round, before: Round) -> LinkedCompared | None:
    """Both as `rounds_of` gives them; None where no crosswalk links their frameworks.

    One query, and one for a round that is signed off, up to three for one that is open.
    """
    walk = crosswalk_between(content_for(before.framework), content_for(now.framework))
    if walk is None:
        return None
    left, right = _judged_in(before, walk.here), _judged_in(now, walk.there)
    shared = {one.ref for one in walk.here.phases} & {one.ref for one in walk.there.phases}
    pairs = tuple(_pair(link, left, right, shared) for line in walk.lines for link in line.links)
    sources = (content.source.get("attribution", "") for content in (walk.here, walk.there))
    alone = (_alone(walk), _alone(walk.turned))
    return LinkedCompared(now, before, pairs, _said(pairs, walk), alone, " ".join(filter(None, sources)))


def _judged_in(round_: Round, content: Content) -> _Judged:
    """By ref of the element."""
    if content.has_scale:
        return _rated(round_, judged_dashboard_of(round_))
    return {one.ref: (_aspect(round_, one),) for one in self_report_of(round_, told=False).aspects}


def _aspect(round_: Round, aspect: Aspect) -> Judged:
    href = reverse("evaluations:self_aspect", args=[round_.slug, aspect.ref])
    extents = Extents(*(number for _, _, number in aspect.counts))
    return Judged("", "", None, aspect.counted, href, extents)


def _rated(round_: Round, dashboard: Dashboard) -> _Judged:
    levels = levels_by_code(dashboard)
    labels = {phase.ref: phase.label for phase in dashboard.phases}
    found: dict[str, tuple[Judged, ...]] = {}
    for cell in dashboard.cells:
        if cell.status != Status.NOT_THERE:
            level = levels.get(cell.level) if cell.status == Status.RATED else None
            href = reverse("evaluations:rate", args=[round_.slug, cell.phase or NO_PHASE, cell.element])
            words = "" if level else STATUS[cell.status]
            one = Judged(cell.phase, labels.get(cell.phase, ""), level, words, href)
            found[cell.element] = (*found.get(cell.element, ()), one)
    return found


def _pair(link: Link, left: _Judged, right: _Judged, shared: Collection[str]) -> Pair:
    before, now = left.get(link.here.ref, ()), right.get(link.there.ref, ())
    return Pair(link.here, before, link.there, now, link.kind, link.why, tuple(_remarks(before, now, shared)))


def _remarks(
    before: tuple[Judged, ...], now: tuple[Judged, ...], shared: Collection[str]
) -> Iterator[Remark]:
    """What is judged of secondary schools says nothing of primary ones, where both frameworks have both phases."""
    for one, other in product(before, now):
        if one.phase and other.phase and one.phase != other.phase and {one.phase, other.phase} & set(shared):
            continue
        found = _contrast(one, other)
        if found != Contrast.NONE:
            phases = " and ".join(dict.fromkeys(filter(None, (one.label, other.label))))
            yield Remark(found, phases, f"{one.said} against {other.said}")


def _contrast(one: Judged, other: Judged) -> Contrast:
    if one.level and other.level:
        return contrast(_standing(one.level), _standing(other.level))
    level, extents = one.level or other.level, one.extents or other.extents
    return contrast_with(extents, _standing(level)) if level and extents else Contrast.NONE


def _standing(level: LevelKey) -> Standing:
    return Standing(level.step, level.of, good=level.colour not in BELOW_GOOD)


def _said(pairs: tuple[Pair, ...], walk: Crosswalk) -> str:
    links = f"{len(pairs)} pair{'' if len(pairs) == 1 else 's'} of linked elements"
    against = sum(pair.contradicts for pair in pairs)
    unrated = [content.short_title for content in (walk.here, walk.there) if not content.has_scale]
    if unrated:
        gives = "gives" if len(unrated) == 1 else "give"
        contradict = f" In {against} the two contradict each other." if against else ""
        return (
            f"{links}. {' and '.join(unrated)} {gives} no ratings: how many evidence statements are in evidence "
            f"stands in their place.{contradict}"
        )
    apart = sum(bool(pair.remarks) for pair in pairs) - against
    lacking = sum(not pair.can_be_compared for pair in pairs)
    alike = len(pairs) - against - apart - lacking
    parts = [f"in {against or 'none'} the judgements contradict each other"]
    parts += [f"in {apart} they differ by less"] if apart else []
    parts += [f"in {alike} both are good, or both below"] if alike else []
    parts += (
        [f"{lacking} lack{'s' if lacking == 1 else ''} a judgement on one side or both"] if lacking else []
    )
    return f"{links}: {', '.join(parts)}."


def _alone(walk: Crosswalk) -> str:
    here, there = walk.here, walk.there.short_title
    lone = [line.element for line in walk.lines if not line.links]
    if not lone:
        return f"Every {here.element_one} of {here.short_title} has a match in {there}."
    names = ", ".join(f"{element.ref} {element.short_label}" for element in lone)
    has = "has" if len(lone) == 1 else "have"
    many = len(here.elements)
    return (
        f"{len(lone)} of {many} {here.element_many} of {here.short_title} {has} no match in {there}: {names}."
    )
