"""The data digest of a round: its tables with their pictures, and which answers point at each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import LocalAuthority
from evaluations.models import DigestTable, Round, TeamAnswer
from evaluations.permissions.answering import can_read_answers
from evaluations.selectors.answering.charts import Picture, left_out, picture_of
from schools.figures.series import Series
from schools.selectors.figures import figures_page
from standards.content import content_for


@dataclass(frozen=True, slots=True)
class Shown:
    """`cited` are the answers that point at the table, of those that the person may read: a line for each team.

    `why` says what the chart that is asked for does not show.
    """

    table: DigestTable
    picture: Picture | None
    cited: tuple[str, ...]
    why: str


def digest_of(round_: Round) -> list[Shown]:
    """Two queries. Before the reveal nobody is told which teams point at what."""
    tables = list(round_.digest.select_related("updated_by"))
    cited: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    if can_read_answers(round_.access, mine=False):
        content = content_for(round_.framework)
        through = TeamAnswer.cites.through.objects.filter(digesttable__in=tables)
        columns = ("digesttable_id", "teamanswer__team__name", "teamanswer__cell__element_id")
        ordered = through.order_by("teamanswer__team__name", "teamanswer__cell__element__position", "pk")
        for table, team, element in ordered.values_list(*columns):
            cited[table][team].append(content.element_by_pk[element].ref)
    return [
        shown_of(table, tuple(f"{team} ({', '.join(refs)})" for team, refs in cited[table.pk].items()))
        for table in tables
    ]


def shown_of(table: DigestTable, cited: tuple[str, ...] = ()) -> Shown:
    drawn = (table.chart, table.columns, table.rows)
    return Shown(table, picture_of(*drawn), cited, left_out(*drawn))


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
