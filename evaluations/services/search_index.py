"""The database's own index for search: put there after each migration, and kept in step by the database itself.

SQLite: FTS5 tables beside those searched, filled by triggers, so that no way of writing goes past them. PostgreSQL:
GIN indexes on the same columns.
"""

from typing import Any

from django.db import connection, transaction

from evaluations.selectors.search.sources import (
    SIGNED_FIELDS,
    SIGNED_INDEX,
    SIGNED_TABLE,
    SOURCES,
    Source,
)

TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
TRIGGERS = ("added", "changed", "gone")


def install(**_: Any) -> None:
    """After `migrate`: whatever is missing is made, and where something was, filled anew."""
    tables = set(connection.introspection.table_names())
    there = [source for source in SOURCES if source.table in tables]
    if connection.vendor != "sqlite":
        _run(
            f"CREATE INDEX IF NOT EXISTS {one.index} ON {one.table} USING gin ({_vector(one)})"
            for one in there
        )
        return
    for source in there:
        if _missing(source.index):
            _run([_table(source), *_triggers(source), _refill(source)])
    if SIGNED_TABLE in tables and _missing(SIGNED_INDEX):
        _run(_signed())


@transaction.atomic
def rebuild() -> int:
    """Makes the whole index anew from what is stored. Returns how many tables it is of."""
    if connection.vendor == "sqlite":
        install()
        _run([*(_refill(source) for source in SOURCES), *_refill_signed()])
        return len(SOURCES) + 1
    install()
    _run(f"REINDEX INDEX {source.index}" for source in SOURCES)
    return len(SOURCES)


def _vector(source: Source) -> str:
    return f"to_tsvector('english', {source.text()})"


def _missing(index: str) -> bool:
    """A table that a migration made anew has lost its triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{index}_%"]
        )
        return {row[0] for row in cursor.fetchall()} != {f"{index}_{what}" for what in TRIGGERS}


def _table(source: Source) -> str:
    columns = ", ".join(source.columns)
    return (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {source.index} USING "
        f"fts5({columns}, content='{source.table}', content_rowid='id', {TOKENS})"
    )


def _triggers(source: Source) -> list[str]:
    columns = ", ".join(source.columns)
    new, old = (", ".join(f"{row}.{name}" for name in ("id", *source.columns)) for row in ("new", "old"))
    put = f"INSERT INTO {source.index}(rowid, {columns}) VALUES ({new});"  # noqa: S608
    take = f"INSERT INTO {source.index}({source.index}, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608
    return _on(source.index, source.table, columns, put, take)


def _on(index: str, table: str, columns: str, put: str, take: str) -> list[str]:
    bodies = {
        f"{index}_added": f"AFTER INSERT ON {table} BEGIN {put} END",
        f"{index}_changed": f"AFTER UPDATE OF {columns} ON {table} BEGIN {take} {put} END",
        f"{index}_gone": f"AFTER DELETE ON {table} BEGIN {take} END",
    }
    return [f"CREATE TRIGGER IF NOT EXISTS {name} {body}" for name, body in bodies.items()]


def _refill(source: Source) -> str:
    return f"INSERT INTO {source.index}({source.index}) VALUES ('rebuild')"  # noqa: S608


def _signed() -> list[str]:
    table = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {SIGNED_INDEX} USING "
        f"fts5(text, revision UNINDEXED, ref UNINDEXED, title UNINDEXED, {TOKENS})"
    )
    put = f"{_signed_rows('new.id', f'json_each(new.report, {ACTIONS_OF_IT})')};"
    take = f"DELETE FROM {SIGNED_INDEX} WHERE revision = old.id;"  # noqa: S608
    return [table, *_on(SIGNED_INDEX, SIGNED_TABLE, "report", put, take), *_refill_signed()]


ACTIONS_OF_IT = "'$.actions'"


def _refill_signed() -> list[str]:
    every = f"{SIGNED_TABLE}, json_each({SIGNED_TABLE}.report, {ACTIONS_OF_IT})"
    return [f"DELETE FROM {SIGNED_INDEX}", _signed_rows(f"{SIGNED_TABLE}.id", every)]  # noqa: S608


def _signed_rows(revision: str, rows: str) -> str:
    text = " || ' ' || ".join(f"coalesce(json_extract(value, '$.{name}'), '')" for name in SIGNED_FIELDS)
    ref, title = (f"json_extract(value, '$.{name}')" for name in ("ref", "title"))
    return (
        f"INSERT INTO {SIGNED_INDEX}(text, revision, ref, title) "  # noqa: S608
        f"SELECT {text}, {revision}, {ref}, {title} FROM {rows}"
    )


def _run(statements: Any) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
