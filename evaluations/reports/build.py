"""The Report of a round: built from the rows while it is open, read back as frozen once it is signed off."""

from typing import Any

from django.utils import timezone

from evaluations.models import Round
from evaluations.reports.answering.build import frozen_answers
from evaluations.reports.dashboards import dashboard_from
from evaluations.reports.details import Behind, details_from
from evaluations.reports.model import SCHEMA, Dashboard, Report
from evaluations.reports.pack.build import frozen_pack
from evaluations.reports.plain import UnknownSchema, from_plain, to_plain
from evaluations.reports.readiness.build import build_readiness, frozen_readiness
from evaluations.reports.selfevaluation.build import build_self_report, frozen_self_report
from evaluations.selectors.evidence import evidence_for_report
from evaluations.selectors.round_facts import agreements_of, facts_of, judged_facts_of, notes_of
from standards.content import Content, content_for


def dashboard_of(round_: Round) -> Dashboard:
    """What the page shows: of a signed-off round the frozen one, in one query; else built in five."""
    if round_.is_signed_off and (kept := _frozen_dashboard(round_.pk)):
        return kept
    return dashboard_from(facts_of(round_, content_for(round_.framework)))


def judged_dashboard_of(round_: Round) -> Dashboard:
    """The same for who asks of ratings and reasons alone: of an open round in three queries."""
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
        told = build_self_report(round_, content)
        ready = build_readiness(round_, timezone.localdate(round_.signed_off_at))
        frozen |= frozen_self_report(told) | frozen_readiness(ready)
        frozen |= frozen_pack(round_, content, told, ready)
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
