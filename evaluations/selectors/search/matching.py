"""The one place that asks a database's full text: SQLite's FTS5 or PostgreSQL's. The best fit comes first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from evaluations.selectors.search.sources import SIGNED_FIELDS, SIGNED_INDEX, SIGNED_TABLE, SOURCES, Source
from evaluations.selectors.search.words import for_postgresql, for_sqlite

SIGNED = "signed"
"""What a match in a signed plan says in place of its source."""


class Match(NamedTuple):
    """`to` is the pk that its source leads to, of a signed plan the revision; `title` is that of a signed action.

    `excerpt` has what was found between two control characters; see `words.parts_of`.
    """

    source: str
    to: int
    title: str
    excerpt: str


Visible = Mapping[Source, QuerySet[Any]]
Part = tuple[str, list[Any]]
"""One part of a statement in SQL, with its parameters."""

HEADLINE = "ts_headline('english', {text}, query, E'StartSel=\\x02, StopSel=\\x03, MaxWords=30, MinWords=14')"
SNIPPET = "snippet({index}, {column}, char(2), char(3), '…', 30)"
# The plus keeps SQLite from asking the index once for each row that is visible, which took seconds over 10,000.
LITE = (
    "SELECT '{index}', (SELECT {to} FROM {table} WHERE id = found.pk), '', found.excerpt FROM ("
    "SELECT rowid AS pk, {snippet} AS excerpt FROM {index} WHERE {index} MATCH %s AND +rowid IN ({visible}) "
    "ORDER BY rank, rowid LIMIT %s) found"
)
POSTGRESQL = (
    "SELECT '{index}', leads_to, '', {headline} FROM ("
    "SELECT {to} AS leads_to, {text} AS words, query FROM {table}, to_tsquery('english', %s) query "
    "WHERE to_tsvector('english', {text}) @@ query AND id IN ({visible}) "
    "ORDER BY ts_rank(to_tsvector('english', {text}), query) DESC, id LIMIT %s) found"
)
SIGNED_LITE = (
    f"SELECT '{SIGNED}', found.revision, found.title, found.excerpt FROM ("  # noqa: S608
    f"SELECT revision, ref || ' ' || title AS title, {SNIPPET.format(index=SIGNED_INDEX, column=0)} AS excerpt "
    f"FROM {SIGNED_INDEX} WHERE {SIGNED_INDEX} MATCH %s AND revision IN ({{among}}) "
    "ORDER BY rank, rowid LIMIT %s) found"
)
SIGNED_TEXT = " || ' ' || ".join(f"coalesce(action->>'{name}', '')" for name in SIGNED_FIELDS)
SIGNED_POSTGRESQL = (
    f"SELECT '{SIGNED}', revision, title, excerpt FROM ("  # noqa: S608
    "SELECT id AS revision, (action->>'ref') || ' ' || (action->>'title') AS title, "
    f"{HEADLINE.format(text=SIGNED_TEXT)} AS excerpt "
    f"FROM {SIGNED_TABLE}, jsonb_array_elements(report->'actions') action, to_tsquery('english', %s) query "
    f"WHERE id IN ({{among}}) AND to_tsvector('english', {SIGNED_TEXT}) @@ query "
    "ORDER BY id DESC, 2 LIMIT %s) found"
)


def matches(words: list[str], visible: Visible, revisions: Sequence[int], most: int) -> list[Match]:
    """Of each source the rows among those visible that hold every word, and actions of these signed revisions.

    One query; none where nothing is visible.
    """
    lite = connection.vendor == "sqlite"
    query = (for_sqlite if lite else for_postgresql)(words)
    parts = [*_parts(visible, query, most, lite=lite), *_signed(revisions, query, most, lite=lite)]
    if not parts:
        return []
    sql = " UNION ALL ".join(
        f"SELECT * FROM ({statement}) part{at}"  # noqa: S608
        for at, (statement, _) in enumerate(parts)
    )
    found = [Match(*row) for row in _rows(sql, [param for _, params in parts for param in params])]
    # A database promises no order of the parts among themselves; inside one it keeps its own.
    order = {name: at for at, name in enumerate([*(source.index for source in SOURCES), SIGNED])}
    return sorted(found, key=lambda one: order[one.source])


def _parts(visible: Visible, query: str, most: int, *, lite: bool) -> Iterable[Part]:
    for source, rows in visible.items():
        try:
            among, params = rows.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            continue
        snippet, text = SNIPPET.format(index=source.index, column=-1), source.text()
        statement = (LITE if lite else POSTGRESQL).format(
            index=source.index,
            table=source.table,
            to=source.leads_to,
            snippet=snippet,
            text=text,
            headline=HEADLINE.format(text="words"),
            visible=among,
        )
        yield statement, [query, *params, most]


def _signed(revisions: Sequence[int], query: str, most: int, *, lite: bool) -> Iterable[Part]:
    if revisions:
        among = ", ".join(["%s"] * len(revisions))
        params = [query, *revisions, most]
        yield (SIGNED_LITE if lite else SIGNED_POSTGRESQL).format(among=among), params


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
