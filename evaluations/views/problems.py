"""What a page says when a submission could not be saved whole; what was typed stays where it was."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.text import Truncator

from evaluations.engine import NOT_APPLICABLE
from evaluations.forms.ratings import RatingEntry
from evaluations.models import (
    Answer,
    Cell,
    Rating,
    SelfEntry,
    StatementRecord,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.models.cells import Key
from evaluations.selectors.rate_lines import WORDS
from evaluations.selectors.rate_page import RatePage, answers_of
from evaluations.services.answers import Change, Clash
from standards.content import Content, Element

if TYPE_CHECKING:
    from evaluations.views.rate import Outcome


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A line that two people changed: what each said, and which version is saved."""

    field: str
    about: str
    who: str
    theirs: Answer | Rating | TeamAnswer | TeamPriority | Variation | StatementRecord | SelfEntry
    their_answer: str
    their_note: str
    my_answer: str
    my_note: str

    @property
    def own(self) -> bool:
        """Whether it was the same person, in another window."""
        return isinstance(self.theirs, Rating)

    @property
    def both_notes(self) -> bool:
        return bool(self.their_note and self.my_note and self.their_note != self.my_note)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What someone typed into a page that was closed meanwhile: there is no field to put it back into."""

    about: str
    answer: str
    note: str


@dataclass(slots=True)
class Problems:
    """`entries` are the links of the error summary: (target id, message)."""

    entries: list[tuple[str, str]] = field(default_factory=list)
    clashes: list[TwoTexts] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    unsaved: list[Unsaved] = field(default_factory=list)
    form_id: str = "rate-form"

    @classmethod
    def of(cls, outcome: "Outcome", cell: Cell, content: Content) -> "Problems":
        problems = cls()
        for clash in outcome.recorded.clashes:
            problems.add_clash(_texts(clash, content, cell))
        if outcome.overtaken is not None and outcome.entry is not None:
            problems.add_clash(_rating_texts(outcome, content))
        if not outcome.answers_refused:
            problems.add_faults(outcome.submission.faults)
        if outcome.entry is not None and outcome.entry.fault and not outcome.refused:
            problems.entries.append(("comment", outcome.entry.fault))
        problems.entries += [("main", message) for message in outcome.refused]
        return problems

    @classmethod
    def of_parts(
        cls,
        form_id: str,
        clashes: Iterable[TwoTexts],
        faults: Mapping[str, str],
        refused: Iterable[str],
        unsaved: Iterator[Unsaved],
    ) -> "Problems | None":
        """Of a page that is saved part by part; None where everything is saved. `unsaved` is read if refused."""
        problems = cls(form_id=form_id, faults=dict(faults))
        for texts in clashes:
            problems.add_clash(texts)
        problems.entries += faults.items()
        refusals = [("main", message) for message in refused]
        problems.entries += refusals
        if refusals:
            problems.unsaved += unsaved
        return problems if problems.entries else None

    def add_faults(self, faults: Iterable[tuple[Change, str]]) -> None:
        for change, message in faults:
            self.faults[change.field] = message
            self.entries.append((f"value-{change.field}", message))

    def add_clash(self, texts: TwoTexts) -> None:
        self.clashes.append(texts)
        message = f"Choose which to keep for “{texts.about}”: {texts.who} saved while you were typing"
        self.entries.append((f"keep-{texts.field}-mine", message))


def rows_as_typed(
    kept: Sequence[Any],
    typed: Sequence[Any],
    saved: Mapping[str, Any],
    clashing: Container[str],
    make: Callable[[Any, int, int], Any],
) -> list[Any]:
    """Rows that can be added to, as someone typed them; behind them what others added meanwhile.

    A row that was saved has its new version; one that was not keeps the one that it was typed over. `make` takes
    a part, the pk and the version of its row. Slots are letters and a number.
    """
    rows = []
    for part in typed:
        row = saved.get(part.slot) if part.slot not in clashing else None
        pk, version = (row.pk or 0, row.version) if row else (part.pk, part.version)
        rows.append(make(part, pk, version))
    there = {row.pk for row in rows if row.pk}
    others = [row for row in kept if row.pk and row.pk not in there]
    for number, row in enumerate(others, start=len(rows) + 1):
        row.slot = f"{row.slot.rstrip('0123456789')}{number}"
    return [*rows, *others]


def show_problems(page: RatePage, outcome: "Outcome") -> Problems:
    """Puts what was typed back on the page, or beside it where it is closed, and says what to do about it."""
    problems = Problems.of(outcome, page.cell, page.content)
    if outcome.answers_refused:
        problems.unsaved += _unsaved_lines(page, outcome)
    else:
        typed = {clash.mine.key: clash.mine for clash in outcome.recorded.clashes}
        typed |= {change.key: change for change, _ in outcome.submission.faults}
        _put_back(page, typed, problems)
    entry = outcome.entry
    if entry is not None and outcome.rating_refused:
        problems.unsaved.append(Unsaved("Your rating", _level_words(entry, page.content), entry.comment))
    elif entry is not None and (outcome.overtaken is not None or entry.fault):
        page.mine.level_id, page.mine.comment = entry.level_id, entry.comment
        page.mine.version = entry.version
    return problems


def _unsaved_lines(page: RatePage, outcome: "Outcome") -> Iterator[Unsaved]:
    """Of all that the page sent, only what differs from what is recorded."""
    recorded = {key: (answer.value, answer.note) for key, answer in answers_of(page.cell).items()}
    faulty = (change for change, _ in outcome.submission.faults)
    for change in (*outcome.submission.changes, *faulty):
        if (change.value, change.note) != recorded.get(change.key, ("", "")):
            about, words = _about(change.key, page.content, page.element)
            yield Unsaved(about, words.get(change.value, change.value), change.note)


def _put_back(page: RatePage, typed: dict[Key, Change], problems: Problems) -> None:
    for column in page.lines.columns:
        for line in column.lines:
            if line.options and (change := typed.get(line.fixed.key or ("", 0))):
                line.value, line.note, line.version = change.value, change.note, change.version
                line.error = problems.faults.get(change.field, "")
    for measure in page.lines.measures:
        if change := typed.get(("measure", measure.measure.pk)):
            measure.value, measure.note, measure.version = change.value, change.note, change.version
            measure.error = problems.faults.get(change.field, "")


def _texts(clash: Clash, content: Content, cell: Cell) -> TwoTexts:
    about, words = _about(clash.mine.key, content, content.element(cell.element.ref))
    return TwoTexts(
        field=clash.mine.field,
        about=about,
        who=str(clash.theirs.updated_by),
        theirs=clash.theirs,
        their_answer=words.get(clash.theirs.value, clash.theirs.value),
        their_note=clash.theirs.note,
        my_answer=words.get(clash.mine.value, clash.mine.value),
        my_note=clash.mine.note,
    )


def _about(key: Key, content: Content, element: Element) -> tuple[str, dict[str, str]]:
    """What a line is about, in brief, and its answers in words."""
    kind, pk = key
    if kind == "measure":
        measure = element.measure_by_pk[pk]
        return measure.label, {**dict(measure.choices), NOT_APPLICABLE: measure.not_applicable}
    criterion = element.criterion_by_pk[pk]
    asks = content.level(criterion.level).asks
    return Truncator(criterion.text).chars(90), {value: word + rest for value, word, rest in WORDS[asks]}


def _level_words(entry: RatingEntry, content: Content) -> str:
    return content.level_by_pk[entry.level_id].label if entry.level_id else "No rating"


def _rating_texts(outcome: "Outcome", content: Content) -> TwoTexts:
    theirs, mine = outcome.overtaken, outcome.entry
    assert theirs is not None
    assert mine is not None
    return TwoTexts(
        field="rating",
        about="your rating",
        who="another window of yours",
        theirs=theirs,
        their_answer=str(theirs.level or "No rating"),
        their_note=theirs.comment,
        my_answer=_level_words(mine, content),
        my_note=mine.comment,
    )
