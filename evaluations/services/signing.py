"""Sign-off: what a round still lacks, and the report that is frozen when nothing does."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import F

from evaluations.enums import SelfKind
from evaluations.models import EvidenceLink, Round, SelfEntry, SelfSummary
from evaluations.selectors.answering.groups import group_lines, judges_groups
from evaluations.selectors.overall_page import overall_page, with_judgement
from evaluations.selectors.verdicts import verdicts_of
from evaluations.services.errors import Refused
from evaluations.services.judgements import refuse_unsupported
from standards.content import Content

SAY_HOW_GOOD = (SelfKind.STRENGTH, SelfKind.WEAKNESS)


def what_is_missing(round_: Round, content: Content) -> list[str]:
    """Sentences, one a gap; empty when the round may be signed off. Five queries, at most."""
    if not content.has_scale:
        return list(_unwritten(round_, content))
    return [*_judgements(round_, content), *_overalls(round_, content), *_groups(round_, content)]


def _unwritten(round_: Round, content: Content) -> Iterator[str]:
    """Of a self-evaluation without levels: each aspect says something, and something of it is a key finding.

    What came from the round before is the team's once it is confirmed.
    """
    entries = SelfEntry.objects.filter(cell__round=round_)
    rows = list(entries.values_list("cell__element_id", "kind", "carried"))
    written = {element for element, kind, _ in rows if kind in SAY_HOW_GOOD}
    carried = Counter(element for element, _, round_before in rows if round_before)
    for element in content.elements.values():
        name = cell_name(content, element.ref, None)
        if element.pk not in written:
            yield f"{name}: no strength or weakness is written."
        if count := carried[element.pk]:
            yield f"{name}: {count} {'text' if count == 1 else 'texts'} of the round before to confirm or change."
    if SelfSummary.objects.filter(round=round_).exclude(carried="").exists():
        yield "Summary: its words are those of the round before. Read them and save the summary."
    if not SelfEntry.objects.filter(cell__round=round_, key=True).exists():
        yield "Summary: no key finding is chosen."


def _judgements(round_: Round, content: Content) -> Iterator[str]:
    found = with_judgement(round_).select_related("element", "phase")
    cells = list(found.annotate(judged=F("given__pk"), level=F("given__level_id")))
    verdicts = verdicts_of(content, round_, cells)
    for cell in cells:
        name = cell_name(content, cell.element.ref, cell.phase.ref if cell.phase else None)
        if cell.judged is None:
            yield f"{name}: no judgement is recorded."
        elif cell.level:
            try:
                refuse_unsupported(content, cell, verdicts[cell.pk], content.level_by_pk[cell.level])
            except Refused as refused:
                yield f"{name}: the judgement no longer holds. {refused}"


def _overalls(round_: Round, content: Content) -> Iterator[str]:
    for line in overall_page(round_, content):
        if line.recorded is None:
            yield f"{line.name}: no overall rating is recorded."
        elif line.departs and not line.recorded.reason:
            yield f"{line.name}: the suggestion has changed since. Record it again, or give a reason."


def _groups(round_: Round, content: Content) -> Iterator[str]:
    """Where teams answer, and no rule of the framework suggests what the whole comes to."""
    if judges_groups(content) and round_.answering_teams.exists():
        for line in group_lines(round_, content):
            if line.recorded is None:
                yield f"{line.title}: no judgement of the group is recorded."


def cell_name(content: Content, element_ref: str, phase_ref: str | None) -> str:
    """How messages speak of a cell: “2.4 Use of intelligence, Primary”."""
    element = content.element(element_ref)
    phase = f", {content.phase(phase_ref).label}" if phase_ref else ""
    return f"{element.ref} {element.short_label}{phase}"


def keep_impact(round_: Round, *, kept: bool) -> None:
    """Note with each link what its item shows now, or forget it when the round is reopened.

    No history of its own: the round's says when it was signed off and reopened.
    """
    for link in EvidenceLink.objects.filter(cell__round=round_).select_related("item"):
        link.impact = link.item.impact if kept else ""
        link.skip_history_when_saving = True
        link.save(update_fields=["impact"])
