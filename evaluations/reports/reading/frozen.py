"""What signed-off rounds froze, read together and in parts: a report is long, and a page of many needs little of it."""

from collections.abc import Collection, Mapping

from evaluations.models import Round
from evaluations.reports.model import SCHEMA, CellLine, Dashboard, LevelKey, Status
from evaluations.reports.plain import UnknownSchema, from_plain
from evaluations.reports.reading.picture import RoundCount
from evaluations.reports.selfevaluation.build import FROZEN
from evaluations.reports.selfevaluation.model import SelfReport
from evaluations.selectors.reading.plans import ASKED


def frozen_dashboards(rounds: Collection[Round]) -> Mapping[int, Dashboard]:
    """By round pk; one query. Raises UnknownSchema."""
    columns = ("pk", "report__schema", "report__dashboard")
    return {pk: from_plain(Dashboard, kept) for pk, kept in _parts(rounds, *columns)}


def frozen_self_reports(rounds: Collection[Round]) -> Mapping[int, SelfReport]:
    """Of rounds on frameworks without ratings; one query."""
    rows = _parts(rounds, "pk", "report__schema", f"report__{FROZEN}")
    return {pk: from_plain(SelfReport, kept) for pk, kept in rows if kept}


def frozen_counts(rounds: Collection[Round]) -> Mapping[int, RoundCount]:
    """The same of rounds of which only the counts by level are shown; one query."""
    dashboard = "report__dashboard"
    columns = ("pk", "report__schema", f"{dashboard}__levels", f"{dashboard}__cells")
    named = {row.pk: row for row in rounds}
    found = {}
    for pk, levels, cells in _parts(rounds, *columns):
        scale = tuple(from_plain(LevelKey, level) for level in levels)
        codes = [cell["level"] for cell in cells if cell["status"] == Status.RATED]
        found[pk] = count_of(named[pk], scale, codes)
    return found


def counts_in(row: Round, dashboard: Dashboard) -> RoundCount:
    return count_of(row, dashboard.levels, [cell.level for cell in dashboard.cells if _is_rated(cell)])


def count_of(row: Round, levels: tuple[LevelKey, ...], codes: list[str]) -> RoundCount:
    signed = row.signed_off_at
    counts = tuple((level, codes.count(level.code)) for level in levels)
    return RoundCount(row.name, signed.date() if signed else None, counts)


def _is_rated(cell: CellLine) -> bool:
    return cell.status == Status.RATED


def _parts(rounds: Collection[Round], *columns: str) -> list[tuple]:
    """Without the schema, once it is checked. A round that was never frozen has none, and is left out."""
    rows = Round.objects.filter(pk__in=ASKED | {row.pk for row in rounds}, report__isnull=False)
    found = []
    for pk, schema, *parts in rows.values_list(*columns):
        if schema != SCHEMA:
            raise UnknownSchema(f"This report is of schema {schema}; this version of LAQS reads {SCHEMA}.")
        found.append((pk, *parts))
    return found
