"""All that any format shows of a self-evaluation without levels: quoted lines, the team's words, no grade."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluations.enums import UNCONSIDERED, Extent, SelfKind
from evaluations.reports.model import RoundHead, Source
from evaluations.selectors.selfevaluation.extents import counts_by

PLURALS = {
    SelfKind.STRENGTH: "Strengths",
    SelfKind.WEAKNESS: "Weaknesses",
    SelfKind.IMPACT: "Impact",
}


class Said:
    """How far a statement is in evidence, in words."""

    __slots__ = ()
    extent: str

    @property
    def said(self) -> str:
        return str(Extent(self.extent).label) if self.extent else UNCONSIDERED


@dataclass(frozen=True, slots=True)
class StatementLine(Said):
    """`text` is quoted; `evidence` are titles, without what concerns an individual: `left_out` counts those.

    `items` are the pks of the same items, in their order.
    """

    place: str
    lead: str
    text: str
    extent: str
    note: str
    evidence: tuple[str, ...]
    left_out: int = 0
    items: tuple[int, ...] = ()


def counts_of(statements: Iterable[Said]) -> list[tuple[str, str, int]]:
    return counts_by(Counter(one.extent for one in statements))


@dataclass(frozen=True, slots=True)
class Entry:
    """`carried` names the round that it came from, while nobody has confirmed it."""

    kind: str
    text: str
    key: bool
    carried: str = ""

    @property
    def said(self) -> str:
        return f"{self.text} [From {self.carried}, not confirmed yet]" if self.carried else self.text


class Considered:
    """What is counted and grouped of an aspect, whoever reads it."""

    __slots__ = ()
    ref: str
    title: str
    short_label: str
    place: str
    statements: tuple[Said, ...]
    entries: tuple[Entry, ...]

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Strengths, weaknesses, impact: those that have any."""
        found = [(PLURALS[kind], self.texts(kind)) for kind in SelfKind]
        return [(name, texts) for name, texts in found if texts]

    def texts(self, kind: str) -> list[str]:
        return [entry.said for entry in self.entries if entry.kind == kind]

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        return counts_of(self.statements)

    @property
    def counted(self) -> str:
        """Such as “Of 5 statements 3 are fully in evidence, 1 partly, 1 not yet”."""
        numbers = {code: number for code, _, number in self.counts}
        words = (("fully", "fully in evidence"), ("partly", "partly"), ("not-yet", "not yet"))
        said = [f"{numbers[code]} {word}" for code, word in words if numbers[code]]
        said += [f"{numbers['none']} not considered"] if numbers["none"] else []
        statements = len(self.statements)
        return f"Of {statements} evidence statement{'' if statements == 1 else 's'}: {', '.join(said)}."

    @property
    def considered(self) -> int:
        return sum(bool(one.extent) for one in self.statements)

    @property
    def unconfirmed(self) -> int:
        return sum(bool(entry.carried) for entry in self.entries)

    @property
    def is_written(self) -> bool:
        return bool(self.texts(SelfKind.STRENGTH) or self.texts(SelfKind.WEAKNESS))


@dataclass(frozen=True, slots=True)
class Aspect(Considered):
    ref: str
    title: str
    short_label: str
    place: str
    statements: tuple[StatementLine, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Area:
    ref: str
    title: str
    place: str
    aspects: tuple[Aspect, ...]


def findings_in(aspects: Iterable[Considered]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Key findings by kind: (heading, [(ref, short label of the aspect, text)])."""
    keys = [(aspect, entry) for aspect in aspects for entry in aspect.entries if entry.key]
    groups = [
        (PLURALS[kind], [(a.ref, a.short_label, e.said) for a, e in keys if e.kind == kind])
        for kind in SelfKind
    ]
    return [(name, lines) for name, lines in groups if lines]


@dataclass(frozen=True, slots=True)
class SelfReport:
    authority: str
    source: Source
    round: RoundHead
    opening: str
    context: str
    areas: tuple[Area, ...]

    @property
    def title(self) -> str:
        return "Summary of self-evaluation and contextual background"

    @property
    def aspects(self) -> Iterator[Aspect]:
        for area in self.areas:
            yield from area.aspects

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Of all aspects together."""
        return counts_of(one for aspect in self.aspects for one in aspect.statements)

    def aspect(self, ref: str) -> Aspect:
        return next(aspect for aspect in self.aspects if aspect.ref == ref)

    @property
    def findings(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        return findings_in(self.aspects)

    @property
    def stamp(self) -> str:
        """What it is not yet, once it is signed off nothing."""
        return "" if self.round.signed_off_at else "Draft: the round is not signed off"

    @property
    def facts(self) -> list[tuple[str, str]]:
        signed = self.round.signed_off_on
        stands = (
            f"Signed off on {signed.day} {signed:%B %Y} by {self.round.signed_off_by}"
            if signed
            else self.stamp
        )
        return [
            ("Authority", self.authority),
            ("Round", self.round.name),
            ("Period", self.round.period),
            ("Framework", self.source.short_title),
            ("Where it stands", stands),
        ]
