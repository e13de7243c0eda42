"""What a page says when a submission could not be saved whole; what was typed stays where it was."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evaluations.models import Answer, Cell, Rating
from evaluations.models.cells import Key
from evaluations.selectors.rate_lines import WORDS
from evaluations.selectors.rate_page import RatePage
from evaluations.services.answers import Change, Clash
from standards.content import Content

if TYPE_CHECKING:
    from evaluations.views.rate import Outcome


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A line that two people changed: what each said, and which version is saved."""

    field: str
    about: str
    who: str
    theirs: Answer | Rating
    their_answer: str
    their_note: str
    my_answer: str
    my_note: str

    @property
    def both_notes(self) -> bool:
        return bool(self.their_note and self.my_note and self.their_note != self.my_note)


@dataclass(slots=True)
class Problems:
    """`entries` are the links of the error summary: (target id, message)."""

    entries: list[tuple[str, str]] = field(default_factory=list)
    clashes: list[TwoTexts] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, outcome: "Outcome", cell: Cell, content: Content) -> "Problems":
        problems = cls()
        for clash in outcome.recorded.clashes:
            problems.add_clash(_texts(clash, content, cell))
        if outcome.overtaken is not None and outcome.entry is not None:
            problems.add_clash(_rating_texts(outcome, content))
        for change, message in outcome.submission.faults:
            target = change.field
            problems.faults[target] = message
            problems.entries.append((f"value-{target}", message))
        problems.entries += [("main", message) for message in outcome.refused]
        return problems

    def add_clash(self, texts: TwoTexts) -> None:
        self.clashes.append(texts)
        message = f"Choose which to keep for “{texts.about}”: {texts.who} saved while you were typing"
        self.entries.append((f"keep-{texts.field}-mine", message))


def show_problems(page: RatePage, outcome: "Outcome") -> Problems:
    """Puts what was typed back on the page, and says what to do about it."""
    problems = Problems.of(outcome, page.cell, page.content)
    typed = {clash.mine.key: clash.mine for clash in outcome.recorded.clashes}
    typed |= {change.key: change for change, _ in outcome.submission.faults}
    if outcome.refused:
        typed |= {change.key: change for change in outcome.submission.changes}
    _put_back(page, typed, problems)
    if outcome.entry is not None and (outcome.overtaken is not None or outcome.refused):
        page.mine.level_id, page.mine.comment = outcome.entry.level_id, outcome.entry.comment
        page.mine.version = outcome.entry.version
    return problems


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
    kind, pk = clash.mine.key
    element = content.element(cell.element.ref)
    if kind == "criterion":
        criterion = next(one for one in element.criteria if one.pk == pk)
        about, words = (
            criterion.text,
            dict((v, w + r) for v, w, r in WORDS[content.level(criterion.level).asks]),
        )
    else:
        about, words = element.measure_by_pk[pk].label, dict(element.measure_by_pk[pk].choices)
    return TwoTexts(
        field=clash.mine.field,
        about=about if len(about) < 90 else f"{about[:87]}…",
        who=str(clash.theirs.updated_by),
        theirs=clash.theirs,
        their_answer=words.get(clash.theirs.value, clash.theirs.value),
        their_note=clash.theirs.note,
        my_answer=words.get(clash.mine.value, clash.mine.value),
        my_note=clash.mine.note,
    )


def _rating_texts(outcome: "Outcome", content: Content) -> TwoTexts:
    theirs, mine = outcome.overtaken, outcome.entry
    assert theirs is not None and mine is not None
    return TwoTexts(
        field="rating",
        about="your rating",
        who="another window of yours",
        theirs=theirs,
        their_answer=str(theirs.level or "No rating"),
        their_note=theirs.comment,
        my_answer=str(content.level_by_pk[mine.level_id].label if mine.level_id else "No rating"),
        my_note=mine.comment,
    )
