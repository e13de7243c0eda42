"""The row of elements at the top of a rating page: where the person may go, and how far each has come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from accounts.models import User
from evaluations.enums import View
from evaluations.models import Answer, Cell
from evaluations.models.cells import Key
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.rate_lines import Progress, progress_of
from standards.content import Content


@dataclass(slots=True)
class Step:
    """One element in the row of elements of a phase."""

    ref: str
    label: str
    url: str
    progress: Progress
    judged: bool
    current: bool
    focus: bool

    @property
    def agree_url(self) -> str:
        return f"{self.url}agree/"


def steps_of(cell: Cell, content: Content, user: User) -> list[Step]:
    """The elements of this phase that the person may open, with how far each has come; two queries."""
    cells = Cell.objects.filter(round=cell.round, phase=cell.phase)
    if cell.access.is_guest:
        cells = cells.filter(looked_after_by__user=user)
    ours = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    rows = list(cells.alias(ours=ours).order_by().values_list("element_id", "pk", "focus", "ours"))
    pks = {element_pk: pk for element_pk, pk, *_ in rows}
    judged = {pk for _, pk, _, judgement in rows if judgement}
    focus = {pk for _, pk, is_focus, _ in rows if is_focus}
    answered = _answered(list(pks.values()))
    phase = cell.phase.ref if cell.phase else None
    stem = reverse("evaluations:rate", args=[cell.round.slug, phase or NO_PHASE, "x"])[:-2]
    return [
        Step(
            element.ref,
            element.short_label,
            f"{stem}{element.ref}/",
            progress_of(content, element, phase, answered[pk]),
            pk in judged,
            pk == cell.pk,
            pk in focus,
        )
        for element in content.elements.values()
        if (pk := pks.get(element.pk))
    ]


def _answered(cells: Iterable[int]) -> Mapping[int, list[Key]]:
    """What has a value, by cell; one query."""
    answered: dict[int, list[Key]] = defaultdict(list)
    chosen = Answer.objects.filter(cell__in=cells).exclude(value="")
    for cell_id, criterion, measure in chosen.values_list("cell_id", "criterion_id", "measure_id"):
        answered[cell_id].append(("criterion", criterion) if criterion else ("measure", measure))
    return answered
