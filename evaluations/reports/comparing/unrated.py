"""Two self-evaluations without levels on one framework, aspect by aspect: statements, texts and key findings."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from evaluations.enums import SelfKind
from evaluations.models import Round
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.reports.selfevaluation.model import PLURALS, Aspect, SelfReport, StatementLine, counts_of
from standards.changing import Moves
from standards.content import content_for
from standards.selectors.changing import moves_from

Findings = list[tuple[str, list[tuple[str, str, str]]]]


@dataclass(frozen=True, slots=True)
class Count:
    """Evidence statements of one extent, then and now."""

    label: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A statement, quoted, whose extent changed. The other round has no such statement where one of both is None."""

    quoted: StatementLine
    before: StatementLine | None
    now: StatementLine | None


@dataclass(frozen=True, slots=True)
class Texts:
    """Strengths, weaknesses or impact that only one of the two has."""

    name: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AspectCompared:
    """`there` is False for an aspect that the later version of the framework no longer has."""

    ref: str
    label: str
    counts: tuple[Count, ...]
    statements: tuple[Turned, ...]
    texts: tuple[Texts, ...]
    there: bool = True

    @property
    def changed(self) -> bool:
        return bool(self.statements or self.texts)


@dataclass(frozen=True, slots=True)
class SelfCompared:
    now: Round
    before: Round
    counts: tuple[Count, ...]
    aspects: tuple[AspectCompared, ...]
    findings_now: Findings
    findings_before: Findings
    attribution: str

    @property
    def said(self) -> str:
        """Such as “the extent of 2 statements changed, 1 text is new, 3 are gone”."""
        turned = sum(len(aspect.statements) for aspect in self.aspects)
        texts = [text for aspect in self.aspects for text in aspect.texts]
        new, gone = sum(len(one.new) for one in texts), sum(len(one.gone) for one in texts)
        parts = [f"the extent of {turned} statement{'' if turned == 1 else 's'} changed"] if turned else []
        parts += [f"{new} text{' is' if new == 1 else 's are'} new"] if new else []
        parts += [f"{gone} text{' is' if gone == 1 else 's are'} gone"] if gone else []
        return ", ".join(parts) or "nothing changed"


def compared_self(now: Round, before: Round) -> SelfCompared:
    """Both as `rounds_of` gives them. One query for a round that is signed off, three for one that is open."""
    later, earlier = (self_report_of(round_, told=False) for round_ in (now, before))
    moves = moves_from(content_for(before.framework), content_for(now.framework))
    aspects = tuple(_aspects(later, earlier, moves, placed=now.framework_id == before.framework_id))
    counts = _counts(tuple(later.aspects), tuple(earlier.aspects))
    return SelfCompared(
        now, before, counts, aspects, later.findings, earlier.findings, later.source.attribution
    )


def _aspects(
    later: SelfReport, earlier: SelfReport, moves: Moves, *, placed: bool
) -> Iterator[AspectCompared]:
    here = {aspect.ref: aspect for aspect in later.aspects}
    old = {aspect.ref: aspect for aspect in earlier.aspects}
    onward = {ref: [here[to] for to in moves.now("elements", ref) if to in here] for ref in old}
    for aspect in here.values():
        came = [old[ref] for ref in old if aspect in onward[ref]]
        heirs = [heir for one in came for heir in onward[one.ref]]
        yield AspectCompared(
            aspect.ref,
            aspect.short_label,
            _counts((aspect,), came),
            tuple(_turned(aspect, came, placed=placed)),
            _texts((aspect,), came, heirs),
        )
    for gone in (aspect for ref, aspect in old.items() if not onward[ref]):
        counts, texts = _counts((), (gone,)), _texts((), (gone,), ())
        yield AspectCompared(gone.ref, gone.short_label, counts, (), texts, there=False)


def _counts(now: Collection[Aspect], before: Collection[Aspect]) -> tuple[Count, ...]:
    numbers = (counts_of(one for aspect in each for one in aspect.statements) for each in (before, now))
    return tuple(Count(label, then, today) for (_, label, then), (_, _, today) in zip(*numbers, strict=True))


def _turned(aspect: Aspect, came: Sequence[Aspect], *, placed: bool) -> Iterator[Turned]:
    """On one version a statement is known by its place, between versions by its words, as it is carried on."""
    old = {_key(one, placed=placed): one for before in came for one in before.statements}
    for now in aspect.statements:
        before = old.pop(_key(now, placed=placed), None)
        if now.extent != (before.extent if before else ""):
            yield Turned(now, before, now)
    yield from (Turned(one, one, None) for one in old.values() if one.extent)


def _key(one: StatementLine, *, placed: bool) -> str:
    return one.place if placed else _plain(one.text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _texts(now: Sequence[Aspect], before: Sequence[Aspect], heirs: Sequence[Aspect]) -> tuple[Texts, ...]:
    """Of an aspect that was split a text is gone when none of its `heirs` has it."""
    found = (Texts(PLURALS[kind], _only(kind, now, before), _only(kind, before, heirs)) for kind in SelfKind)
    return tuple(one for one in found if one.new or one.gone)


def _only(kind: str, ours: Sequence[Aspect], theirs: Sequence[Aspect]) -> tuple[str, ...]:
    """Texts of ours that theirs lack, whoever has confirmed them."""
    there = {_plain(one.text) for aspect in theirs for one in aspect.entries if one.kind == kind}
    mine = (one for aspect in ours for one in aspect.entries if one.kind == kind)
    return tuple(one.said for one in mine if _plain(one.text) not in there)
