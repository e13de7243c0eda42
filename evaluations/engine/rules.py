"""The kinds of capping rule. Each says, for given answers, where it caps and where it yet might.

A rule's outcome is exact about what it knows: `cap` is what the answers force now, `worst` what the
answers still missing could force. Where the two differ the rule is open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from evaluations.engine.answers import IMPACT, NOT_APPLICABLE, Answers, MeasureValue

Met = Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`cap` and `worst` are level codes or None for no cap; `criteria` those that caused the cap."""

    cap: str | None = None
    worst: str | None = None
    criteria: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    value: MeasureValue | int | None = None


CLEAR = Outcome()


@dataclass(frozen=True, slots=True)
class Necessary:
    """A criterion that must be met: not met caps at the level below its own."""

    kind: ClassVar[str] = "necessary"
    ref: str
    criterion: str
    caps_at: str

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        return _single(self.criterion, self.caps_at, met, capping=False)


@dataclass(frozen=True, slots=True)
class Limiting:
    """A weakness that must not apply: where it applies it caps at its own level."""

    kind: ClassVar[str] = "limiting"
    ref: str
    criterion: str
    caps_at: str

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        return _single(self.criterion, self.caps_at, met, capping=True)


def _single(criterion: str, caps_at: str, met: Met, *, capping: bool) -> Outcome:
    state = met.get(criterion)
    if state is None:
        return Outcome(worst=caps_at, unanswered=(criterion,))
    return Outcome(caps_at, caps_at, (criterion,)) if state is capping else CLEAR


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of `criteria` must be met, worked-out ones included; it decides the line that says so."""

    kind: ClassVar[str] = "all_of"
    ref: str
    criteria: tuple[str, ...]
    caps_at: str
    decides: str | None = None

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        missing = tuple(ref for ref in self.criteria if met.get(ref) is False)
        unanswered = tuple(ref for ref in self.criteria if met.get(ref) is None)
        worst = self.caps_at if missing or unanswered else None
        return Outcome(self.caps_at if missing else None, worst, missing, unanswered, len(missing))

    def decided(self, met: Met, answers: Answers) -> dict[str, bool | None]:
        if self.decides is None:
            return {}
        states = [met.get(ref) for ref in self.criteria]
        return {self.decides: False if False in states else None if None in states else True}


@dataclass(frozen=True, slots=True)
class CountBand:
    """From `least` to `most` (None: any number more) missing."""

    least: int
    most: int | None
    caps_at: str | None
    decides: tuple[str, ...] = ()

    def holds(self, missing: int) -> bool:
        return self.least <= missing and (self.most is None or missing <= self.most)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a group are not met decides the cap. Bands may leave numbers out: no cap there."""

    kind: ClassVar[str] = "count"
    ref: str
    criteria: tuple[str, ...]
    bands: tuple[CountBand, ...]

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        missing = tuple(ref for ref in self.criteria if met.get(ref) is False)
        unanswered = tuple(ref for ref in self.criteria if met.get(ref) is None)
        worst = self.cap_for(len(missing) + len(unanswered))
        return Outcome(self.cap_for(len(missing)), worst, missing, unanswered, len(missing))

    def cap_for(self, missing: int) -> str | None:
        return next((band.caps_at for band in self.bands if band.holds(missing)), None)

    def decided(self, met: Met, answers: Answers) -> dict[str, bool | None]:
        missing = sum(met.get(ref) is False for ref in self.criteria)
        still = sum(met.get(ref) is None for ref in self.criteria)
        return {ref: self._state(band, missing, still) for band in self.bands for ref in band.decides}

    @staticmethod
    def _state(band: CountBand, missing: int, still: int) -> bool | None:
        could = {band.holds(number) for number in range(missing, missing + still + 1)}
        return could.pop() if len(could) == 1 else None


@dataclass(frozen=True, slots=True)
class MeasureBand:
    """Numbers from `at_least` up to but not including `below`, or one option of a choice."""

    at_least: Decimal | None = None
    below: Decimal | None = None
    choice: str | None = None
    caps_at: str | None = None
    decides: tuple[str, ...] = ()

    def holds(self, value: MeasureValue) -> bool:
        if self.choice is not None:
            return value == self.choice
        if not isinstance(value, Decimal):
            return False
        return (self.at_least is None or value >= self.at_least) and (
            self.below is None or value < self.below
        )


@dataclass(frozen=True, slots=True)
class Band:
    """A measure falls in a band. Not applicable caps nothing and meets what an uncapped band decides."""

    kind: ClassVar[str] = "band"
    ref: str
    measure: str
    bands: tuple[MeasureBand, ...]
    lowest: str

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        value = answers.measures.get(self.measure)
        if value is None:
            return Outcome(worst=self.lowest, unanswered=(self.measure,))
        band = self.band_for(value)
        return Outcome(band.caps_at, band.caps_at, band.decides, (), value) if band else Outcome(value=value)

    def band_for(self, value: MeasureValue) -> MeasureBand | None:
        return next((band for band in self.bands if band.holds(value)), None)

    def decided(self, met: Met, answers: Answers) -> dict[str, bool | None]:
        value = answers.measures.get(self.measure)
        states: dict[str, bool | None] = {}
        for band in self.bands:
            for ref in band.decides:
                states[ref] = self._state(band, value) or states.get(ref, None if value is None else False)
        return states

    @staticmethod
    def _state(band: MeasureBand, value: MeasureValue | None) -> bool | None:
        if value is None:
            return None
        return band.caps_at is None if value == NOT_APPLICABLE else band.holds(value)


@dataclass(frozen=True, slots=True)
class Evidence:
    """`level` needs evidence of impact of at least `needs`; less caps at `caps_at`."""

    kind: ClassVar[str] = "evidence"
    ref: str
    level: str
    needs: str
    caps_at: str

    def outcome(self, met: Met, answers: Answers) -> Outcome:
        if answers.impact_evidence is None:
            return Outcome(worst=self.caps_at, unanswered=("impact_evidence",))
        if IMPACT.index(answers.impact_evidence) >= IMPACT.index(self.needs):
            return CLEAR
        return Outcome(self.caps_at, self.caps_at, (), (), answers.impact_evidence)


Rule = Necessary | Limiting | AllOf | Count | Band | Evidence
Deciding = (AllOf, Count, Band)
