"""The Report of a round: built from the rows while it is open, read back as frozen once it is signed off."""

from typing import Any

from evaluations.models import Round
from evaluations.reports.answering.build import frozen_answers
from evaluations.reports.dashboards import dashboard_from
from evaluations.reports.details import Behind, details_from
from evaluations.reports.model import SCHEMA, Dashboard, Report
from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.selfevaluation.build import FROZEN, frozen_self_report
from evaluations.selectors.evidence import evidence_for_report
from evaluations.selectors.round_facts import agreements_of, facts_of, judged_facts_of, notes_of
from standards.content import Content, content_for


class UnknownSchema(ValueError):
    """A frozen report written by a newer version of the product than this one."""


def dashboard_of(round_: Round) -> Dashboard:
    """What the page shows: of a signed-off round the frozen one, in one query; else built in five."""
    if round_.is_signed_off and (kept := _frozen_dashboard(round_.pk)):
        return kept
    return dashboard_from(facts_of(round_, content_for(round_.framework)))


def judged_dashboard_of(round_: Round) -> Dashboard:
    """The same for who asks of ratings and reasons alone: of an open round in two queries."""
    if round_.is_signed_off and (kept := _frozen_dashboard(round_.pk)):
        return kept
    return dashboard_from(judged_facts_of(round_, content_for(round_.framework)))


def report_of(round_: Round) -> Report:
    """The whole: of a signed-off round the frozen one, in one query; else built in eight."""
    if round_.is_signed_off and (kept := _kept(round_.pk)):
        return thaw(kept)
    return build_report(round_, content_for(round_.framework))


def build_report(round_: Round, content: Content) -> Report:
    """Eight queries, whatever the number of ratings."""
    facts = facts_of(round_, content)
    behind = Behind(agreements_of(round_), notes_of(round_), evidence_for_report(round_))
    return Report(SCHEMA, dashboard_from(facts), tuple(details_from(facts, behind)))


def freeze(round_: Round, content: Content | None = None) -> dict[str, Any]:
    """The report as it stands, for Round.report; the round says already when and by whom it is signed off."""
    content = content or content_for(round_.framework)
    frozen: dict[str, Any] = to_plain(build_report(round_, content))
    if not content.has_scale:
        frozen[FROZEN] = frozen_self_report(round_, content)
    return frozen | frozen_answers(round_)


def thaw(kept: dict[str, Any]) -> Report:
    """Raises UnknownSchema."""
    _check(kept.get("schema"))
    return from_plain(Report, kept)


def _frozen_dashboard(pk: int) -> Dashboard | None:
    rows = Round.objects.filter(pk=pk, report__isnull=False)
    found = rows.values_list("report__schema", "report__dashboard").first()
    if found is None:
        return None
    _check(found[0])
    return from_plain(Dashboard, found[1])


def _kept(pk: int) -> Any:
    return Round.objects.filter(pk=pk).values_list("report", flat=True).first()


def _check(schema: int | None) -> None:
    if schema != SCHEMA:
        raise UnknownSchema(f"This report is of schema {schema}; this version of LAQS reads {SCHEMA}.")
