"""Sign-off: what a round still lacks, and the report that is frozen when nothing does."""

from collections.abc import Iterator

from evaluations.enums import View
from evaluations.models import EvidenceLink, Judgement, Round
from evaluations.selectors.overall_page import overall_page
from evaluations.selectors.verdicts import verdicts_of
from evaluations.services.errors import Refused
from evaluations.services.judgements import refuse_unsupported
from standards.content import Content


def what_is_missing(round_: Round, content: Content) -> list[str]:
    """Sentences, one a gap; empty when the round may be signed off. Five queries."""
    return [*_judgements(round_, content), *_overalls(round_, content)]


def _judgements(round_: Round, content: Content) -> Iterator[str]:
    cells = list(round_.cells.select_related("element", "phase"))
    verdicts = verdicts_of(content, round_, cells)
    judged = {row.cell_id: row for row in Judgement.objects.filter(cell__round=round_, view=View.AUTHORITY)}
    for cell in cells:
        phase = cell.phase.ref if cell.phase else None
        row, name = judged.get(cell.pk), cell_name(content, cell.element.ref, phase)
        if row is None:
            yield f"{name}: no judgement is recorded."
        elif row.level_id:
            try:
                refuse_unsupported(content, cell, verdicts[cell.pk], content.level_by_pk[row.level_id])
            except Refused as refused:
                yield f"{name}: the judgement no longer holds. {refused}"


def _overalls(round_: Round, content: Content) -> Iterator[str]:
    for line in overall_page(round_, content):
        if line.recorded is None:
            yield f"{line.name}: no overall rating is recorded."


def cell_name(content: Content, element_ref: str, phase_ref: str | None) -> str:
    """How messages speak of a cell: “2.4 Use of intelligence, Primary”."""
    element = content.element(element_ref)
    phase = f", {content.phase(phase_ref).label}" if phase_ref else ""
    return f"{element.ref} {element.short_label}{phase}"


def freeze(round_: Round, content: Content) -> dict[str, object]:
    """The report as it stands, for Round.report."""
    from evaluations.reports.build import freeze as frozen_report

    return frozen_report(round_, content)


def keep_impact(round_: Round, *, kept: bool) -> None:
    """Note with each link what its item shows now, or forget it when the round is reopened.

    No history of its own: the round's says when it was signed off and reopened.
    """
    for link in EvidenceLink.objects.filter(cell__round=round_).select_related("item"):
        link.impact = link.item.impact if kept else ""
        link.skip_history_when_saving = True
        link.save(update_fields=["impact"])
