"""Answers begin anew: what was found becomes “was …”, and what was written beside it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from simple_history.utils import bulk_create_with_history

from evaluations.models import Answer, Cell
from evaluations.services.carrying.judged import GONE, why_of
from evaluations.services.carrying.places import Carrier, place_of
from standards import wording
from standards.changing import Fate
from standards.content import Criterion, Element, Measure
from standards.enums import Asks

SAID = {
    (Asks.MET, "yes"): "Met",
    (Asks.MET, "no"): "Not met",
    (Asks.APPLIES, "yes"): "Applies",
    (Asks.APPLIES, "no"): "Does not apply",
}
LONGEST = 200
KINDS = {"criterion": "criteria", "measure": "measures"}


@dataclass
class Gathered:
    """What one line of the next round takes; of several where they were merged."""

    was: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Old:
    """An answer of the source, with the part that it answers; `said` is what was found, in words."""

    answer: Answer
    kind: str
    part: Criterion | Measure
    said: str


def carry_answers(carrier: Carrier, *, with_notes: bool) -> None:
    gathered: dict[tuple[int, str, int], Gathered] = {}
    for old in _said(carrier):
        targets = list(_targets(carrier, old))
        if not targets:
            _leave(carrier, old)
            continue
        _tell(carrier, old)
        for cell, pk in targets:
            line = gathered.setdefault((cell.pk, old.kind, pk), Gathered())
            line.was += [old.said] if old.said and old.said not in line.was else []
            line.notes += [old.answer.note] if with_notes and old.answer.note else []
    rows = [_answer(carrier, *key, line) for key, line in gathered.items() if line.was or line.notes]
    bulk_create_with_history(rows, Answer, default_user=carrier.user)
    carrier.taken["answers"] += sum(bool(row.was) for row in rows)
    carrier.taken["notes"] += sum(bool(row.note) for row in rows)


def _said(carrier: Carrier) -> Iterator[Old]:
    rows = Answer.objects.filter(cell__round=carrier.source).select_related("cell__element", "cell__phase")
    for answer in rows.order_by("pk"):
        if not (answer.value or answer.note):
            continue
        element = carrier.old.element(answer.cell.element.ref)
        kind, pk = answer.key
        part = element.criterion_by_pk[pk] if kind == "criterion" else element.measure_by_pk[pk]
        yield Old(answer, kind, part, _words(carrier, part, answer.value))


def _words(carrier: Carrier, part: Criterion | Measure, value: str) -> str:
    if not value:
        return ""
    if isinstance(part, Measure):
        return wording.measure_value_text(part, value)
    return SAID[Asks(carrier.old.level(part.level).asks), value]


def _targets(carrier: Carrier, old: Old) -> Iterator[tuple[Cell, int]]:
    """Cells and parts of the next round that this goes on in; what a rule works out there takes no answer."""
    _, phase = place_of(old.answer.cell)
    for ref in carrier.moves.now(KINDS[old.kind], old.part.ref):
        element, part = _found(carrier, old.kind, ref)
        if isinstance(part, Criterion) and part.worked_out:
            continue
        for now in carrier.phases_now(phase):
            cell = carrier.cells.get((element.ref, now))
            if cell is not None and part.in_phase(now or None):
                yield cell, part.pk


def _found(carrier: Carrier, kind: str, ref: str) -> tuple[Element, Criterion | Measure]:
    for element in carrier.new.elements.values():
        parts = element.criterion_by_ref if kind == "criterion" else element.measure_by_ref
        if ref in parts:
            return element, parts[ref]
    raise KeyError(ref)


def _leave(carrier: Carrier, old: Old) -> None:
    text = ". ".join(filter(None, (old.said, old.answer.note)))
    why = "A rule works it out in this version." if _exists(carrier, old) else GONE
    carrier.leave("answers", f"{carrier.named(old.answer.cell)}: {_quoted(old.part)}", why, text)


def _exists(carrier: Carrier, old: Old) -> bool:
    return bool(carrier.moves.now(KINDS[old.kind], old.part.ref))


def _tell(carrier: Carrier, old: Old) -> None:
    row = carrier.fates[KINDS[old.kind], old.part.ref]
    if row.fate != Fate.KEPT:
        now = " / ".join(part.text for part in row.now)
        carrier.tell(
            "answers", f"{old.part.ref} {_quoted(old.part)}", why_of(row.fate, row.what), f"Now: {now}"
        )


def _quoted(part: Criterion | Measure) -> str:
    return f"“{part.quote}”" if isinstance(part, Criterion) else f"“{part.label}”"


def _answer(carrier: Carrier, cell: int, kind: str, pk: int, line: Gathered) -> Answer:
    was = f"{'; '.join(line.was)}, in {carrier.source.name}" if line.was else ""
    answer = Answer(cell_id=cell, note="\n\n".join(line.notes), was=was[:LONGEST], updated_by=carrier.user)
    setattr(answer, f"{kind}_id", pk)
    return answer
