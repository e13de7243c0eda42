"""The two kinds of file that government gives out: the long file of LAIT, and explore-education-statistics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice

from schools.figures.catalogue import fixture
from schools.figures.places import Places, Whose
from schools.figures.values import MISSING, Odd, Period, read_period, read_value

Row = tuple[int, Mapping[str, str]]
"""The number of the line in the file, and its values by the column's name."""

LAIT = frozenset({"indicator_code", "period", "geographic_level", "area_code", "value"})
EES = frozenset({"time_period", "geographic_level"})
LOCATION = EES | {
    *("time_identifier", "country_code", "country_name", "region_code", "region_name"),
    *("old_la_code", "la_name", "new_la_code", "version"),
}
LOOK_AT = 200


class UnknownFile(ValueError):
    """Neither kind; the message says which columns each has."""


@dataclass(frozen=True, slots=True)
class Read:
    """One figure of the file, `code` naming its indicator."""

    line: int
    code: str
    whose: Whose
    period: Period
    value: Decimal | None

    @property
    def key(self) -> tuple[str, int, tuple[str, int]]:
        return self.code, self.period.year, self.whose.key


@dataclass(frozen=True, slots=True)
class Refused:
    line: int
    why: str


def figures_in(header: Sequence[str], rows: Iterable[Row], places: Places) -> Iterator[Read | Refused]:
    """Raises UnknownFile. Rows of levels and breakdowns that are not kept are left out without a word."""
    columns = frozenset(header)
    if columns >= LAIT:
        return _lait(rows, places)
    if columns >= EES:
        return _ees(header, rows, places)
    raise UnknownFile(
        "This file is neither of the two kinds that can be read. A long file of the Local Authority Interactive "
        f"Tool has the columns {', '.join(sorted(LAIT))}; one from explore-education-statistics has "
        f"{', '.join(sorted(EES))} among others. Check the first line of the file."
    )


def _lait(rows: Iterable[Row], places: Places) -> Iterator[Read | Refused]:
    for line, row in rows:
        try:
            whose = places.find(row["geographic_level"], *_names(row))
            period, value = read_period(row["period"]), read_value(row["value"])
        except Odd as odd:
            yield Refused(line, f"{odd}.")
        else:
            yield Read(line, row["indicator_code"].strip(), whose, period, value)


def _names(row: Mapping[str, str]) -> tuple[str, ...]:
    """An area's own code is the surest; its name finds a region."""
    return row["area_code"], row.get("gss_code", ""), row.get("area_name", "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds an indicator, and what others must say beside it."""

    indicator: str
    name: str
    where: Mapping[str, frozenset[str]]


def _ees(header: Sequence[str], rows: Iterable[Row], places: Places) -> Iterator[Read | Refused]:
    columns = list(_columns(header))
    if not columns:
        raise UnknownFile(
            "None of the file’s columns is an indicator that is kept here. docs/operations.md lists the columns "
            "that are read, and how to add one."
        )
    waiting = iter(rows)
    first = list(islice(waiting, LOOK_AT))
    filters = _filters(header, columns, first)
    for line, row in chain(first, waiting):
        wanted = [column for column in columns if _holds(row, column, filters)]
        if wanted and row["geographic_level"].strip().lower() in {"national", "regional", "local authority"}:
            yield from _figures(line, row, wanted, places)


def _columns(header: Sequence[str]) -> Iterator[Column]:
    for raw in fixture("ees.yaml")["columns"]:
        name = next((one for one in raw["columns"] if one in header), None)
        where = {key: frozenset(words) for key, words in raw.get("where", {}).items() if key in header}
        if name and bool(where) == bool(raw.get("where")):
            yield Column(raw["indicator"], name, where)


def _filters(header: Sequence[str], columns: list[Column], first: list[Row]) -> frozenset[str]:
    """Columns of words: how the figures are broken down. Columns of numbers are other figures."""
    taken = LOCATION | {column.name for column in columns}
    return frozenset(
        name for name in header if name not in taken and any(_is_word(row[name]) for _, row in first)
    )


def _is_word(text: str) -> bool:
    try:
        read_value(text)
    except Odd:
        return text.strip().lower() not in MISSING
    return False


def _holds(row: Mapping[str, str], column: Column, filters: frozenset[str]) -> bool:
    total = fixture("ees.yaml")["total"]
    for name in filters:
        said = row[name].strip().lower()
        if name in column.where:
            if said not in column.where[name]:
                return False
        elif said not in total and said not in MISSING and not _describes(name, column, said):
            return False
    return True


def _describes(name: str, column: Column, said: str) -> bool:
    """A heading of the breakdown beside the one that `where` chose, such as characteristic_group."""
    return any(name.startswith(key) for key in column.where)


def _figures(
    line: int, row: Mapping[str, str], wanted: list[Column], places: Places
) -> Iterator[Read | Refused]:
    codes = (row.get("old_la_code", ""), row.get("new_la_code", ""))
    regional = (row.get("region_code", ""), row.get("region_name", ""))
    level = row["geographic_level"]
    try:
        whose = places.find(level, *(regional if level.strip().lower() == "regional" else codes))
        period = read_period(row["time_period"])
    except Odd as odd:
        yield Refused(line, f"{odd}.")
        return
    for column in wanted:
        try:
            yield Read(line, column.indicator, whose, period, read_value(row[column.name]))
        except Odd as odd:
            yield Refused(line, f"Column {column.name}: {odd}.")
