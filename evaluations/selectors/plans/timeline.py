"""Where everything stands on the picture of a plan: pure geometry, no queries."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from evaluations.selectors.plans.lines import ActionLine, MilestoneLine
from evaluations.selectors.plans.terms import Term, terms_between

LEFT, HEAD, ROW = 64, 50, 30
"""In units of the picture: the column of references, the head, and a row."""
WIDE, NARROWEST, WIDEST = 1080, 150, 360
"""What all terms share, and the least and the most that one of them takes."""
MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """`x` is where the term begins."""

    term: Term
    x: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def end(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on the line of its action."""

    x: float
    kind: str  # done, late or open


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` to `x + width` is the time of the action; a width of 0 is a single day. `y` is the middle of its row."""

    action: ActionLine
    y: float
    x: float
    width: float
    marks: tuple[Mark, ...]
    late: bool
    late_steps: tuple[MilestoneLine, ...]

    @property
    def kind(self) -> str:
        """What the bar is drawn as."""
        return "late" if self.late else self.action.status

    @property
    def drawn(self) -> float:
        """Wide enough to be seen."""
        return max(self.width, 4)

    @property
    def top(self) -> float:
        return self.y - 5

    @property
    def up(self) -> float:
        """Where the diamond of a late milestone begins."""
        return self.y - 6

    @property
    def text_y(self) -> float:
        return self.y + 5

    @property
    def foot(self) -> float:
        return self.y + ROW / 2

    @property
    def when(self) -> str:
        """Its time in words."""
        start, due = self.action.start, self.action.due
        if start and due:
            return f"{_day(start)} to {_day(due)}"
        return f"Due {_day(due)}" if due else f"From {_day(start)}" if start else "Milestones only"


@dataclass(frozen=True, slots=True)
class Timeline:
    """`undated` have no day on the picture; `today` is None where it lies outside."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    undated: tuple[ActionLine, ...]
    today: float | None

    @property
    def first_term(self) -> str:
        return self.columns[0].term.name

    @property
    def last_term(self) -> str:
        return self.columns[-1].term.name

    @property
    def width(self) -> float:
        return self.columns[-1].end if self.columns else LEFT

    @property
    def height(self) -> float:
        return HEAD + ROW * len(self.bars) + 10


def timeline_of(actions: Sequence[ActionLine], today: dt.date) -> Timeline:
    """Whole terms from the first day of any action to the last, twelve at most: later ones reach the edge."""
    dated = [(action, days) for action in actions if (days := days_of(action))]
    if not dated:
        return Timeline((), (), tuple(actions), None)
    first = min(days[0] for _, days in dated)
    last = max(days[-1] for _, days in dated)
    terms = tuple(islice(terms_between(first, last), MOST_TERMS))
    width = min(max(WIDE // len(terms), NARROWEST), WIDEST)
    columns = tuple(Column(term, LEFT + width * at, width) for at, term in enumerate(terms))
    shown = {id(action) for action, _ in dated}
    return Timeline(
        columns,
        tuple(_bar(action, days, columns, row, today) for row, (action, days) in enumerate(dated)),
        tuple(action for action in actions if id(action) not in shown),
        place(columns, today) if terms[0].first <= today <= terms[-1].last else None,
    )


def days_of(action: ActionLine) -> list[dt.date]:
    """Every day that an action names, in order."""
    own = (action.start, action.due, *(step.due for step in action.milestones))
    return sorted(day for day in own if day)


def place(columns: Sequence[Column], day: dt.date) -> float:
    """The x of the middle of a day; days outside stand at the edge that they lie beyond."""
    if day < columns[0].term.first:
        return columns[0].x
    for column in columns:
        term = column.term
        if day <= term.last:
            length = (term.last - term.first).days + 1
            return round(column.x + column.width * ((day - term.first).days + 0.5) / length, 1)
    return columns[-1].end


def _bar(
    action: ActionLine, days: Sequence[dt.date], columns: Sequence[Column], row: int, today: dt.date
) -> Bar:
    begins = place(columns, action.start or days[0])
    ends = place(columns, action.due or days[-1])
    return Bar(
        action,
        HEAD + ROW * row + ROW / 2,
        begins,
        round(max(ends - begins, 0), 1),
        tuple(_marks(action, columns, today)),
        bool(action.days_overdue(today)),
        action.late_milestones(today),
    )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _marks(action: ActionLine, columns: Sequence[Column], today: dt.date) -> Iterable[Mark]:
    for step in action.milestones:
        late = step.is_late(today) and action.is_open
        yield Mark(place(columns, step.due), "done" if step.done_on else "late" if late else "open")
