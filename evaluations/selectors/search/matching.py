"""The one place that asks a database's full text: SQLite's FTS5 or PostgreSQL's. The best fit comes first."""

from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from evaluations.selectors.search.sources import SIGNED_FIELDS, SIGNED_INDEX, SIGNED_TABLE, Source
from evaluations.selectors.search.words import for_postgresql, for_sqlite


class Match(NamedTuple):
    """`excerpt` has what was found between two control characters; see `words.parts_of`."""

    pk: int
    excerpt: str


class SignedMatch(NamedTuple):
    revision: int
    ref: str
    title: str
    excerpt: str


SNIPPET = "snippet({index}, {column}, char(2), char(3), '…', 30)"
HEADLINE = "ts_headline('english', {text}, query, E'StartSel=\\x02, StopSel=\\x03, MaxWords=30, MinWords=14')"
# The plus keeps SQLite from asking the index once for each row that is visible, which took seconds over 10,000.
LITE = (
    "SELECT rowid, {snippet} FROM {index} WHERE {index} MATCH %s AND +rowid IN ({visible}) "
    "ORDER BY rank, rowid LIMIT %s"
)
POSTGRESQL = (
    "SELECT id, {headline} FROM (SELECT id, {text} AS words, query FROM {table}, to_tsquery('english', %s) query "
    "WHERE to_tsvector('english', {text}) @@ query AND id IN ({visible}) "
    "ORDER BY ts_rank(to_tsvector('english', {text}), query) DESC, id LIMIT %s) found"
)


def matches(source: Source, words: list[str], visible: QuerySet[Any], most: int) -> list[Match]:
    """Rows among those visible that hold every word. One query; none where nothing is visible."""
    try:
        among, params = visible.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    if connection.vendor == "sqlite":
        snippet = SNIPPET.format(index=source.index, column=-1)
        sql = LITE.format(snippet=snippet, index=source.index, visible=among)
        return [Match(*row) for row in _rows(sql, [for_sqlite(words), *params, most])]
    sql = POSTGRESQL.format(
        headline=HEADLINE.format(text="words"), text=source.text(), table=source.table, visible=among
    )
    return [Match(*row) for row in _rows(sql, [for_postgresql(words), *params, most])]


def signed_matches(words: list[str], revisions: list[int], most: int) -> list[SignedMatch]:
    """Actions of these revisions, as they were signed. One query; none without a revision."""
    if not revisions:
        return []
    among = ", ".join(["%s"] * len(revisions))
    if connection.vendor == "sqlite":
        snippet = SNIPPET.format(index=SIGNED_INDEX, column=0)
        sql = (
            f"SELECT revision, ref, title, {snippet} FROM {SIGNED_INDEX} "  # noqa: S608
            f"WHERE {SIGNED_INDEX} MATCH %s AND revision IN ({among}) ORDER BY rank, rowid LIMIT %s"
        )
        return [SignedMatch(*row) for row in _rows(sql, [for_sqlite(words), *revisions, most])]
    text = " || ' ' || ".join(f"coalesce(action->>'{name}', '')" for name in SIGNED_FIELDS)
    sql = (
        f"SELECT id, action->>'ref', action->>'title', {HEADLINE.format(text=text)} "  # noqa: S608
        f"FROM {SIGNED_TABLE}, jsonb_array_elements(report->'actions') action, to_tsquery('english', %s) query "
        f"WHERE id IN ({among}) AND to_tsvector('english', {text}) @@ query ORDER BY id DESC, 2 LIMIT %s"
    )
    return [SignedMatch(*row) for row in _rows(sql, [for_postgresql(words), *revisions, most])]


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
