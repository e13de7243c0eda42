"""A spreadsheet of answers read back: what it would change, and what is refused, with row and column."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schools.intake import Fault, Row, Sheet, Unreadable, Value, read_xlsx
from schools.models import Ask, Collection
from schools.questionnaires import Answers, Difference, Questionnaire, read
from schools.returns_book import KEPT, KEPT_HEADER, OWN_COLUMNS, SHEET, collection_in, fingerprint
from schools.selectors.answers import answers_to, relations_of
from schools.selectors.returns import asked_in

MOST_ROWS, MOST_BYTES = 3_000, 8 * 1024 * 1024
REFERENCE, URN, NAME = (title for title, _ in OWN_COLUMNS)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that would be saved: over `version` of the answer, 0 where there is none yet."""

    ask: Ask
    row: int
    version: int
    answers: Answers
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that was filled in while the school answered, or someone typed: not taken."""

    ask: Ask
    row: int
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Preview:
    changes: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    refused_rows: set[int] = field(default_factory=set)
    same: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    version: int
    print: str


def asks_with_answers(collection: Collection) -> list[Ask]:
    """One query, and one for each place but columns that answers are kept in, however many."""
    held = [f"answer__{relation}" for relation in relations_of(collection.questionnaire)]
    asks = list(asked_in(collection).prefetch_related(*held))
    for ask in asks:
        ask.collection = collection
    return asks


def preview_of(upload: Any, collection: Collection) -> Preview:
    """Raises Unreadable where the file as a whole is not taken."""
    kept = _kept(upload, collection)
    sheet = _read(upload, SHEET, _titles(collection.questionnaire))
    asks = {ask.pk: ask for ask in asks_with_answers(collection)}
    preview, seen = Preview(faults=list(sheet.faults)), dict[int, int]()
    marred = {int(fault.place.split(",")[0].removeprefix("row ")) for fault in sheet.faults}
    preview.refused_rows |= marred
    for row in sheet.rows:
        faults = list(_odd_cells(row))
        if not faults and row.number not in marred:
            faults = _take(row, asks, kept, seen, preview)
        preview.faults += faults
        if faults:
            preview.refused_rows.add(row.number)
    return preview


def _titles(asked: Questionnaire) -> tuple[str, ...]:
    return *(title for title, _ in OWN_COLUMNS), *(question.title for question in asked.questions)


def _read(upload: Any, sheet: str, header: tuple[str, ...]) -> Sheet:
    return read_xlsx(upload, sheet=sheet, header=header, most_rows=MOST_ROWS, most_bytes=MOST_BYTES)


def _kept(upload: Any, collection: Collection) -> Mapping[int, Kept]:
    """By pk of the Ask. Refuses the file of another collection."""
    kept, whose = dict[int, Kept](), None
    for row in _read(upload, KEPT, KEPT_HEADER).rows:
        first, version, mark = (_text(row.values[title]) for title in KEPT_HEADER)
        if first == "collection":
            whose = collection_in(mark)
        elif first.isdecimal() and version.isdecimal():
            kept[int(first)] = Kept(int(version), mark)
    if whose != collection.pk:
        raise Unreadable(
            f"This file was not made for “{collection}”: it belongs to another collection, or part of it is "
            "missing. Download the file of this collection, and fill in that one."
        )
    return kept


def _odd_cells(row: Row) -> Iterator[Fault]:
    for value in row.values.values():
        if value.formula:
            yield Fault(value.place, "This is a formula. Put the plain text in the cell.")
        elif value.merged:
            yield Fault(value.place, "This cell is merged with others. Take the merging away.")


def _take(
    row: Row, asks: Mapping[int, Ask], kept: Mapping[int, Kept], seen: dict[int, int], preview: Preview
) -> list[Fault]:
    """Sorts the row into the preview, or says what is wrong with it."""
    ask, fault = _whose(row, asks, seen)
    if ask is None:
        return [fault] if fault else []
    asked, now = ask.collection.questionnaire, answers_to(ask)
    typed, faults = _answers(row, asked)
    if faults:
        return faults
    answers = asked.settled(typed, ask.known)
    current = getattr(ask, "answer", None)
    before, version = kept.get(ask.pk), current.version if current else 0
    if answers == now or (before and fingerprint(typed) == before.print):
        preview.same += 1
    elif faults := list(_amiss(row, ask, answers)):
        return faults
    elif before is None or before.version != version:
        preview.clashes.append(Clash(ask, row.number, asked.differences(now, answers)))
    else:
        preview.changes.append(Change(ask, row.number, version, answers, asked.differences(now, answers)))
    return []


def _whose(row: Row, asks: Mapping[int, Ask], seen: dict[int, int]) -> tuple[Ask | None, Fault | None]:
    cell, name = row.values[REFERENCE], row.values[NAME]
    text = _text(cell)
    ask = asks.get(int(text)) if text.isdecimal() and len(text) < 10 else None
    if ask is None:
        return None, Fault(
            cell.place, f"“{text[:40]}” is no reference of this collection. Leave the column as it came."
        )
    if _text(name).casefold() != " ".join(str(ask).split()).casefold():
        return None, Fault(
            name.place,
            f"“{_text(name)[:80]}” stands beside the reference of {ask}. Sort whole rows, never one column.",
        )
    if ask.pk in seen:
        return None, Fault(cell.place, f"{ask} stands in row {seen[ask.pk]} already. Keep one row for each.")
    seen[ask.pk] = row.number
    return ask, None


def _answers(row: Row, asked: Questionnaire) -> tuple[Answers, list[Fault]]:
    answers, faults = dict(asked.nothing), []
    for question in asked.questions:
        value = row.values[question.title]
        try:
            answers[question.key] = read(question, _text(value, lines=True))
        except ValueError as error:
            faults.append(Fault(value.place, str(error)))
    return answers, faults


def _amiss(row: Row, ask: Ask, answers: Answers) -> Iterator[Fault]:
    """What is missing in it, or is not asked of such a school."""
    asked = ask.collection.questionnaire
    missing = [
        question for question in asked.questions if question.needed_typed and not answers[question.key]
    ]
    if missing and answers == asked.settled(asked.nothing, ask.known):
        said = "An answer cannot be taken away by emptying its row. Change it on the page of the school."
        yield Fault(row.values[missing[0].title].place, said)
        return
    for question in missing:
        yield Fault(row.values[question.title].place, question.missing_in_column())
    for question, said in asked.misplaced(answers):
        yield Fault(row.values[question.title].place, said)


def _text(value: Value, *, lines: bool = False) -> str:
    """What a cell holds, as if typed. Excel makes a date of “September 2008”, and a number of “2008”."""
    content = value.content
    if content is None:
        return ""
    if isinstance(content, bool):
        return "Yes" if content else "No"
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    if isinstance(content, dt.date):
        return f"{content:%B %Y}" if content.day == 1 else f"{content.day} {content:%B %Y}"
    text = str(content).strip()
    return text if lines else " ".join(text.split())
