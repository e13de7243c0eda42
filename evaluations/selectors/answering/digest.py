"""The data digest of a round: its tables with their pictures, and which answers point at each."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import LocalAuthority
from evaluations.models import DigestTable, Round, TeamAnswer
from evaluations.permissions.answering import can_read_answers
from evaluations.selectors.answering.charts import Picture, picture_of
from schools.figures.series import Series
from schools.selectors.figures import figures_page
from standards.content import content_for


@dataclass(frozen=True, slots=True)
class Shown:
    """`cited` are the answers that point at the table, of those that the person may read."""

    table: DigestTable
    picture: Picture | None
    cited: tuple[str, ...]


def digest_of(round_: Round) -> list[Shown]:
    """Two queries. Before the reveal nobody is told which teams point at what."""
    tables = list(round_.digest.select_related("updated_by"))
    cited: dict[int, list[str]] = {}
    if can_read_answers(round_.access, mine=False):
        content = content_for(round_.framework)
        through = TeamAnswer.cites.through.objects.filter(digesttable__in=tables)
        columns = ("digesttable_id", "teamanswer__team__name", "teamanswer__cell__element_id")
        for table, team, element in through.values_list(*columns).order_by("teamanswer_id"):
            cited.setdefault(table, []).append(f"{content.element_by_pk[element].ref} {team}")
    return [shown_of(table, tuple(cited.get(table.pk, ()))) for table in tables]


def shown_of(table: DigestTable, cited: tuple[str, ...] = ()) -> Shown:
    return Shown(table, picture_of(table.chart, table.columns, table.rows), cited)


@dataclass(frozen=True, slots=True)
class Taken:
    """A series of the authority's figures as it would stand in the digest: its own line and England's."""

    pk: int
    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def series_to_take(authority: LocalAuthority) -> list[Taken]:
    """Those with a figure; the queries of the page of figures."""
    return [_taken(one) for one in figures_page(authority).shown if one.value is not None]


def _taken(series: Series) -> Taken:
    rows = list(series.rows)
    periods = tuple(str(period) for period, _, _ in rows)
    lines = (
        ("Own authority", *(str(own) for _, own, _ in rows)),
        ("England", *(str(england) for _, _, england in rows)),
    )
    return Taken(series.indicator.pk, str(series.indicator), ("Place", *periods), tuple(_said(lines)))


def _said(lines: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    """England's line only where something is known of it."""
    own, england = lines
    yield own
    if any(any(character.isdigit() for character in cell) for cell in england[1:]):
        yield england
