"""One cell of a table of many authorities: what each view says of it, and what it said in the round before."""

from dataclasses import dataclass

from evaluations.enums import View
from evaluations.reports.regional.choice import DIFFERENCE
from evaluations.selectors.regional.standing import Key
from standards.content import Level

NOT_RATED = "Not rated"
NOT_APPLICABLE = "Not applicable"


@dataclass(frozen=True, slots=True)
class Said:
    """What a view says of a cell: a level, or without one why there is none."""

    level: Level | None
    word: str = NOT_RATED

    @property
    def letters(self) -> str:
        if self.level:
            return self.level.code
        return "N/A" if self.word == NOT_APPLICABLE else ""

    @property
    def colour(self) -> str:
        if self.level:
            return self.level.colour
        return "na" if self.word == NOT_APPLICABLE else "none"

    @property
    def is_said(self) -> bool:
        return self.word != NOT_RATED

    @property
    def below_good(self) -> bool:
        return self.level is not None and self.level.below_good


@dataclass(frozen=True, slots=True)
class Column:
    """`phase` is a ref, "" over all phases; `area` is named where a column is an overall rating."""

    key: Key
    ref: str
    title: str
    phase: str
    area: str = ""

    @property
    def name(self) -> str:
        """“2.4 Use of intelligence”, or “Impact, Primary”."""
        return f"{self.area}, {self.title}" if self.area else f"{self.ref} {self.title}"


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: what each view says, and what the chosen view said in the round before."""

    column: Column
    ours: Said
    theirs: Said
    was: Said
    view: str

    @property
    def shown(self) -> Said:
        return self.theirs if self.view == View.STRATEGIES else self.ours

    @property
    def differs(self) -> bool:
        """Both have spoken, and not said the same."""
        return self.ours.is_said and self.theirs.is_said and self.ours.word != self.theirs.word

    @property
    def step(self) -> int:
        """How many levels up, or below nought down, against the round before."""
        if self.view == DIFFERENCE or not (self.was.level and self.shown.level):
            return 0
        return self.shown.level.rank - self.was.level.rank

    @property
    def moved(self) -> str:
        """“Up from NI”, against the round before."""
        step = self.step
        return f"{'Up' if step > 0 else 'Down'} from {self.was.letters}" if step else ""

    @property
    def difference(self) -> str:
        """“1 lower”: how the National Strategies view stands to the authority’s."""
        if not self.theirs.is_said:
            return "No National Strategies view"
        if not self.ours.is_said:
            return "Not rated by the authority"
        if not self.differs:
            return "Same"
        if not (self.ours.level and self.theirs.level):
            return f"{self.ours.letters} and {self.theirs.letters}"
        steps = self.theirs.level.rank - self.ours.level.rank
        return f"{abs(steps)} {'higher' if steps > 0 else 'lower'}"

    @property
    def words(self) -> str:
        """The whole in words, for a spreadsheet and for whoever listens."""
        if self.view == DIFFERENCE:
            both = f": authority {self.ours.word}, National Strategies {self.theirs.word}"
            return f"{self.difference}{both if self.differs else ''}"
        return ", ".join(part for part in (self.shown.word, self.moved) if part)
