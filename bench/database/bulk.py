"""Rows by the thousand: numbered here, so that nothing is read back; histories copied inside the database."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from typing import Any

from django.db import connection
from django.db.models import Model

AT_ONCE = 5000


class Numbers:
    """The next free number of each model; the database is empty when this starts."""

    def __init__(self) -> None:
        self._counts: dict[type[Model], Iterator[int]] = {}

    def next(self, model: type[Model]) -> int:
        return next(self._counts.setdefault(model, count(1)))


def write(model: type[Model], rows: Iterable[Any]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, AT_ONCE)):
        model._default_manager.bulk_create(batch)


def write_plain(model: type[Model], columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """The same from bare values, for rows by the hundred thousand."""
    marks = ", ".join(["%s"] * len(columns.split(",")))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", rows)


def copy_history(model: type[Model], at: str, by: str) -> None:
    """One line a row, as if a service had made the row; `at` and `by` name its columns."""
    history = model.history.model  # type: ignore[attr-defined]
    own = [field.column for field in history.tracked_fields]
    columns = ", ".join(f'"{name}"' for name in own)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {history._meta.db_table} ({columns}, history_date, history_type, history_user_id) "
            f"SELECT {columns}, {at}, '+', {by} FROM {model._meta.db_table}"
        )
