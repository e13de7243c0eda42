"""What an answer page says when it could not be saved whole; what was typed stays in its fields."""

from collections.abc import Iterator
from typing import Any

from evaluations.enums import Progress, Trend, VariationKind
from evaluations.forms.answering.answer import ANSWER, Submission
from evaluations.models import TeamAnswer, TeamPriority, Variation
from evaluations.selectors.answering.answer import AnswerPage, PriorityRow, VariationRow
from evaluations.services.answering.answers import Clash, Part, Saved, Values
from evaluations.views.problems import Problems, TwoTexts, Unsaved, rows_as_typed
from standards.content import Content

FORM = "answer-form"
Row = TeamAnswer | Variation | TeamPriority


def problems_of(
    page: AnswerPage, sent: Submission, saved: Saved, refused: tuple[str, ...]
) -> Problems | None:
    """None where everything is saved."""
    return Problems.of_parts(
        FORM,
        [_two(clash, page.content) for clash in saved.clashes],
        sent.faults,
        refused,
        _unsaved(page, sent),
    )


def _two(clash: Clash, content: Content) -> TwoTexts:
    theirs, mine = clash.theirs, clash.mine
    return TwoTexts(
        field=mine.slot,
        about=_about(mine),
        who=str(theirs.updated_by),
        theirs=theirs,
        their_answer=_answer(_values(theirs, mine), content),
        their_note=theirs.text,
        my_answer=_answer(mine.values, content),
        my_note=mine.values["text"],
    )


def _about(part: Part) -> str:
    if part.slot == ANSWER:
        return "judgement and evaluation"
    return part.values.get("what") or f"{'variation' if part.slot[0] == 'v' else 'priority'} {part.slot[1:]}"


def _values(row: Row, part: Part) -> Values:
    return {name: getattr(row, name) for name in part.values}


def _answer(values: Values, content: Content) -> str:
    """All but the text, in one line."""
    return " · ".join(filter(None, _said(values, content)))


def _said(values: Values, content: Content) -> Iterator[str]:
    if "what" in values:
        yield f"{VariationKind(values['kind']).label}: {values['what']}"
    if "level_id" in values:
        level = content.level_by_pk.get(values["level_id"])
        yield level.label if level else "No judgement"
    if values.get("trend"):
        yield f"Trend: {Trend(values['trend']).label.lower()}"
    yield values.get("figures", "")
    yield values.get("progress", "")
    if values.get("rag"):
        yield str(Progress(values["rag"]).label)


def _unsaved(page: AnswerPage, sent: Submission) -> Iterator[Unsaved]:
    """Of all that the page sent, only what differs from what is kept."""
    rows: list[Any] = [*page.variations, *page.priorities]
    kept: dict[tuple[str, int], Any] = {(row.slot[0], row.pk): row for row in rows}
    kept[ANSWER, 0] = page.main
    for part in sent.typed_parts:
        row = kept.get((ANSWER, 0) if part.slot == ANSWER else (part.slot[0], part.pk))
        if row is None or any(getattr(row, name) != value for name, value in part.values.items()):
            yield Unsaved(_about(part), _answer(part.values, page.content), part.values["text"])


def put_back(page: AnswerPage, sent: Submission, saved: Saved, *, closed: bool) -> None:
    """What was typed, where it was; beside it what others added meanwhile."""
    if closed:
        return
    clashing = {clash.mine.slot for clash in saved.clashes}
    page.faults = sent.faults
    main = sent.typed.main
    if main and (main.slot in clashing or sent.wish.main is None):
        page.main.level_id, page.main.text = main.values["level_id"], main.values["text"]
        page.main.trend, page.main.figures = main.values["trend"], main.values["figures"]
        page.main.version = main.version
    page.variations = _rows(page.variations, sent.typed.variations, saved, clashing, VariationRow)
    page.priorities = _rows(page.priorities, sent.typed.priorities, saved, clashing, PriorityRow)
    if "own" in sent.faults:
        page.own = list(sent.typed.own.typed)


def _rows(kept: list, typed: tuple[Part, ...], saved: Saved, clashing: set[str], kind: type) -> list:
    def row(part: Part, pk: int, version: int) -> Any:
        return kind(slot=part.slot, pk=pk, version=version, **part.values)

    return rows_as_typed(kept, typed, saved.rows, clashing, row)
