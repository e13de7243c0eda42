"""A self-evaluation goes on as text to be confirmed; how far a statement was in evidence becomes “was …”."""

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

from simple_history.utils import bulk_create_with_history

from evaluations.models import Cell, EvidenceLink, SelfEntry, SelfSummary, StatementRecord
from evaluations.selectors.selfevaluation.statements import Statement, statements_of
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier

KIND = "self-evaluation"
ALIKE = 0.8
"""Of two published lines, from 0 to 1: above it the later one is taken for the earlier with other words."""
NOT_PRINTED = "This version does not print it."
OTHER_WORDS = "Its words changed."
RATES = "This version gives ratings and has no summary of a self-evaluation."
Links = Mapping[tuple[int, int], EvidenceLink]


def carry_self_evaluation(carrier: Carrier, *, with_texts: bool, with_evidence: bool) -> None:
    """After the links to evidence, which ticks under a statement rest on."""
    if carrier.old.has_scale:
        return
    _carry_statements(carrier, with_texts=with_texts, with_evidence=with_evidence)
    if with_texts:
        _carry_entries(carrier)
        _carry_summary(carrier)


def _carry_statements(carrier: Carrier, *, with_texts: bool, with_evidence: bool) -> None:
    links = _links(carrier) if with_evidence else {}
    rows = StatementRecord.objects.filter(cell__round=carrier.source).select_related(
        "cell__element", "cell__phase"
    )
    made: dict[tuple[int, str, int], StatementRecord] = {}
    for old in rows.prefetch_related("evidence").order_by("pk"):
        targets = _targets(carrier, old)
        if not targets and (old.extent or old.note):
            what = f"{carrier.named(old.cell)}: “{old.quoted}”"
            carrier.leave(
                KIND, what, NOT_PRINTED, ". ".join(filter(None, [old.get_extent_display(), old.note]))
            )
        for cell, one in targets:
            row = made.setdefault((cell.pk, one.passage, one.number), _new(carrier, cell, one))
            _take(carrier, row, old, with_texts=with_texts)
            row.evidence.add(
                *(
                    links[cell.pk, link.item_id]
                    for link in old.evidence.all()
                    if (cell.pk, link.item_id) in links
                )
            )
    carrier.taken["statements"] += sum(bool(row.was) for row in made.values())


def _links(carrier: Carrier) -> Links:
    return {
        (link.cell_id, link.item_id): link for link in EvidenceLink.objects.filter(cell__round=carrier.round)
    }


def _new(carrier: Carrier, cell: Cell, one: Statement) -> StatementRecord:
    return StatementRecord(
        cell=cell, passage=one.passage, number=one.number, quoted=one.text, updated_by=carrier.user
    )


def _take(carrier: Carrier, row: StatementRecord, old: StatementRecord, *, with_texts: bool) -> None:
    if old.extent:
        row.was = f"{old.get_extent_display()}, in {carrier.source.name}"
    if with_texts:
        row.note = "\n\n".join(filter(None, [row.note, old.note]))
    row.save()


def _targets(carrier: Carrier, old: StatementRecord) -> list[tuple[Cell, Statement]]:
    """The same line wherever its aspect goes on; else the one that is most like it, which is told."""
    lines = [(cell, one) for cell in _cells(carrier, old.cell) for one in _statements(carrier, cell)]
    same = [(cell, one) for cell, one in lines if one.text == old.quoted]
    if same or not lines:
        return same
    likeness, nearest = max(
        ((_likeness(old.quoted, one.text), (cell, one)) for cell, one in lines), key=lambda found: found[0]
    )
    if likeness < ALIKE:
        return []
    carrier.tell(KIND, f"{carrier.named(old.cell)}: “{old.quoted}”", OTHER_WORDS, f"Now: “{nearest[1].text}”")
    return [nearest]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _statements(carrier: Carrier, cell: Cell) -> tuple[Statement, ...]:
    return statements_of(carrier.new.element(cell.element.ref))


def _cells(carrier: Carrier, cell: Cell) -> list[Cell]:
    """None where the next version gives ratings: it writes no self-evaluation."""
    return [] if carrier.new.has_scale else carrier.cells_now(cell)


def _carry_entries(carrier: Carrier) -> None:
    """Nothing is a key finding before the team has chosen it anew."""
    rows = SelfEntry.objects.filter(cell__round=carrier.source).select_related("cell__element", "cell__phase")
    places: Counter[tuple[int, str]] = Counter()
    made = []
    for old in rows.order_by("cell_id", "position", "pk"):
        cells = _cells(carrier, old.cell)
        if not cells:
            carrier.leave(
                KIND, f"{carrier.named(old.cell)}: {old.get_kind_display().lower()}", GONE, old.text
            )
        for cell in cells:
            places[cell.pk, old.kind] += 1
            made.append(_entry(carrier, cell, old, places[cell.pk, old.kind]))
    bulk_create_with_history(made, SelfEntry, default_user=carrier.user)
    carrier.taken["entries"] += len(made)


def _entry(carrier: Carrier, cell: Cell, old: SelfEntry, position: int) -> SelfEntry:
    return SelfEntry(
        cell=cell,
        kind=old.kind,
        text=old.text,
        position=position,
        carried=carrier.source.name,
        updated_by=carrier.user,
    )


def _carry_summary(carrier: Carrier) -> None:
    old = SelfSummary.objects.filter(round=carrier.source).first()
    texts = [text for text in (old.opening, old.context) if text] if old else []
    if not old or not texts:
        return
    if carrier.new.has_scale:
        carrier.leave(KIND, "Summary and contextual background", RATES, "\n\n".join(texts))
        return
    SelfSummary.objects.create(
        round=carrier.round,
        opening=old.opening,
        context=old.context,
        carried=carrier.source.name,
        updated_by=carrier.user,
    )
    carrier.taken["summary"] += 1
