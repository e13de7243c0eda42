"""Whole states of the database, each kept in a file and put back from it.

After a test with real transactions Django empties every table and tells each app that it has been migrated, so
that the next test loads frameworks, or the demo, anew. Here it finds what the suite began with: that costs some
hundredths of a second, and one test cannot leave less for another.
"""

import io
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase


@dataclass(frozen=True, slots=True)
class State:
    """All rows of all tables, in a file. On SQLite that is a database itself, elsewhere what COPY says by table."""

    path: Path

    def take(self) -> None:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.path)) as kept:
                connection.connection.backup(kept)
        else:
            self.path.write_bytes(pickle.dumps(_rows()))

    def put(self) -> None:
        """Instead of all that is there. Not inside a transaction."""
        transaction.get_connection().validate_no_atomic_block()
        if connection.vendor == "sqlite":
            connection.close()  # a query that was not read to its end would keep the file
            connection.ensure_connection()
            with closing(sqlite3.connect(self.path)) as kept:
                kept.backup(connection.connection)
        else:
            _put_rows(pickle.loads(self.path.read_bytes()))
        ContentType.objects.clear_cache()


@contextmanager
def put_after_real_transactions(state: State) -> Iterator[None]:
    """Where Django would empty the tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: state.put())
        yield


def _rows() -> dict[str, bytes]:
    found = {}
    with connection.cursor() as cursor:
        for table in _filled(cursor):
            rows = io.BytesIO()
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', rows)
            found[table] = rows.getvalue()
    return found


@transaction.atomic
def _put_rows(kept: dict[str, bytes]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            # These rows held together when they were taken: their keys need no second look.
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _filled(cursor):
            cursor.execute(f'DELETE FROM "{table}"')
        for table, rows in kept.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', io.BytesIO(rows))
        cursor.execute(";".join(_sequences()))


def _filled(cursor) -> list[str]:
    """Tables that hold anything."""
    tables = _tables()
    cursor.execute("SELECT " + ", ".join(f'EXISTS(SELECT 1 FROM "{table}")' for table in tables))
    return [table for table, filled in zip(tables, cursor.fetchone(), strict=True) if filled]


@cache
def _tables() -> list[str]:
    return sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))


@cache
def _sequences() -> list[str]:
    return connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))
