"""A self-evaluation's report: from the rows while the round is open, as frozen once it is signed off."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch

from evaluations.models import EvidenceLink, Round, SelfEntry, SelfSummary, StatementRecord
from evaluations.reports.dashboards import head_of, source_of
from evaluations.reports.plain import from_plain, to_plain
from evaluations.reports.selfevaluation.model import Area, Aspect, Entry, SelfReport, StatementLine
from evaluations.selectors.selfevaluation.statements import Statement, statements_of
from standards.content import Content, Element, content_for

FROZEN = "self_evaluation"
Records = Mapping[tuple[int, str, int], StatementRecord]
Entries = Mapping[int, list[SelfEntry]]


def self_report_of(round_: Round, *, told: bool = True) -> SelfReport:
    """Of a signed-off round the frozen one, in one query; else built in five.

    Unless `told`, without summary and evidence of a round that is open, in two.
    """
    if round_.is_signed_off and (kept := _kept(round_.pk)):
        return from_plain(SelfReport, kept)
    return build_self_report(round_, content_for(round_.framework), told=told)


def frozen_self_report(report: SelfReport) -> dict[str, Any]:
    return {FROZEN: to_plain(report)}


def _kept(pk: int) -> Any:
    return Round.objects.filter(pk=pk).values_list(f"report__{FROZEN}", flat=True).first()


def build_self_report(round_: Round, content: Content, *, told: bool = True) -> SelfReport:
    """Five queries, two unless `told`, whatever the number of statements and entries."""
    records, entries = _records(round_, told=told), _entries(round_)
    kept = SelfSummary.objects.filter(round=round_).first() if told else None
    summary = kept or SelfSummary(round=round_)
    return SelfReport(
        authority=round_.authority.name,
        source=source_of(content),
        round=head_of(round_, ""),
        opening=summary.opening,
        context=summary.context,
        areas=tuple(
            Area(
                area.ref,
                area.title,
                area.place,
                tuple(_aspect(element, records, entries) for element in area.elements),
            )
            for area in content.areas
        ),
    )


def _records(round_: Round, *, told: bool) -> Records:
    links = EvidenceLink.objects.select_related("item") if told else EvidenceLink.objects.none()
    rows = StatementRecord.objects.filter(cell__round=round_).select_related("cell")
    rows = rows.prefetch_related(Prefetch("evidence", links))
    return {(row.cell.element_id, row.passage, row.number): row for row in rows}


def _entries(round_: Round) -> Entries:
    found = defaultdict(list)
    for row in SelfEntry.objects.filter(cell__round=round_).select_related("cell"):
        found[row.cell.element_id].append(row)
    return found


def _aspect(element: Element, records: Records, entries: Entries) -> Aspect:
    return Aspect(
        ref=element.ref,
        title=element.title,
        short_label=element.short_label,
        place=element.place,
        statements=tuple(
            _statement(one, records.get((element.pk, one.passage, one.number)))
            for one in statements_of(element)
        ),
        entries=tuple(Entry(row.kind, row.text, row.key, row.carried) for row in entries.get(element.pk, ())),
    )


def _statement(one: Statement, row: StatementRecord | None) -> StatementLine:
    if row is None:
        return StatementLine(one.place, one.lead, one.text, "", "", ())
    links = list(row.evidence.all())
    shown = [link.item for link in links if not link.item.individual]
    left_out = len(links) - len(shown)
    titles, items = tuple(item.title for item in shown), tuple(item.pk for item in shown)
    return StatementLine(one.place, one.lead, row.quoted, row.extent, row.note, titles, left_out, items)
