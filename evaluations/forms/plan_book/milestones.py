"""The rows of the sheet Milestones, by the action that each is of."""

from collections.abc import Callable
from typing import Any

from evaluations.forms.plan_book.cells import Refusal, as_written, check, day_of, line_of
from evaluations.forms.plan_book.keys import is_new, key_of, number_of, version_of, whole
from evaluations.forms.plan_book.read import Read
from evaluations.forms.plan_book.rows import Rows
from evaluations.reports.plans import columns
from evaluations.selectors.plans.book import Said
from evaluations.services.plan_book import StepSaid
from schools.intake import Row, Value

MOST = 300


class Milestones:
    """`left` are those whose action has not been asked for yet."""

    def __init__(self, read: Read, rows: Rows) -> None:
        self.book = read.book
        self.left: dict[str, list[tuple[Row, StepSaid]]] = {}
        self._versions = {number_of(row): version_of(row) for row in rows.actions}
        self._seen: dict[int, int] = {}
        for row in rows.milestones:
            try:
                self._read(row)
            except Refusal as refusal:
                read.refuse(columns.MILESTONES, f"row {row.number}", str(refusal))

    def pop(self, key: str) -> tuple[StepSaid, ...]:
        return tuple(step for _, step in self.left.pop(key, ())) if key else ()

    def _read(self, row: Row) -> None:
        for value in row.values.values():
            _in_column(check, value)
        self._check_owner(row)
        due, title, done, key = (row.values[name] for name in columns.MILESTONE_TITLES[1:])
        was = self._was(row, key) if key.content is not None else None
        if was and all(map(as_written, (title, due, done), was)):
            return
        words, by = _in_column(line_of, title, MOST), _in_column(day_of, due)
        if not words or by is None:
            raise Refusal("A milestone needs words and a date. To remove one, use the action’s page.")
        said = (words, by, _in_column(day_of, done))
        step = StepSaid(row.number, whole(key) if was else None, said)
        self.left.setdefault(key_of(row), []).append((row, step))

    def _check_owner(self, row: Row) -> None:
        number = number_of(row)
        if number not in self.book.actions if number else not is_new(row):
            raise Refusal("Its reference is not that of an action. Write A1, or New 1 for a new action.")

    def _was(self, row: Row, key: Value) -> Said:
        """The milestone as it was downloaded with its action."""
        number, pk = number_of(row), whole(key)
        if pk in self._seen:
            raise Refusal(
                f"Its key stands in row {self._seen[pk]} already. Leave the key of a new milestone empty."
            )
        self._seen[pk] = row.number
        version = self._versions.get(number) or (self.book.actions[number].version if number else 0)
        was = self.book.steps.get((number, version), {}).get(pk)
        if was is None:
            raise Refusal(
                "Its key is not that of a milestone of this action. Leave the key of a new one empty."
            )
        return was


def _in_column(read: Callable[..., Any], value: Value, *more: Any) -> Any:
    """Such a row is refused whole, so the words say in which column."""
    try:
        return read(value, *more)
    except Refusal as refusal:
        column = value.place.rpartition(", ")[2]
        raise Refusal(f"{column[:1].upper()}{column[1:]}: {refusal}") from refusal
