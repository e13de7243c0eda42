"""Part of a report: the phases that a reader's post is for."""

from collections.abc import Container
from dataclasses import replace

from evaluations.reports.dashboards import tally_of
from evaluations.reports.model import Dashboard, Report


def within(report: Report, phases: Container[str] | None) -> Report:
    """Only these phases; overall ratings over all phases are left out with the others. None is all."""
    if phases is None:
        return report
    details = tuple(detail for detail in report.details if detail.phase in phases)
    return replace(report, dashboard=dashboard_within(report.dashboard, phases), details=details)


def dashboard_within(dashboard: Dashboard, phases: Container[str] | None) -> Dashboard:
    if phases is None or not dashboard.phases:
        return dashboard
    cells = tuple(cell for cell in dashboard.cells if cell.phase in phases)
    return replace(
        dashboard,
        phases=tuple(phase for phase in dashboard.phases if phase.ref in phases),
        cells=cells,
        overalls=tuple(line for line in dashboard.overalls if line.phase in phases),
        tally=tally_of(cells),
    )
