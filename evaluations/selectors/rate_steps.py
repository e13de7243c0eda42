"""The row of elements at the top of a rating page: where the person may go, and how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, F, FilteredRelation, Q, QuerySet, TextField, Value, When
from django.urls import reverse

from accounts.models import User
from evaluations.enums import View
from evaluations.models import Cell
from evaluations.models.cells import Key
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.elsewhere.places import on_other_frameworks
from evaluations.selectors.rate_lines import Progress, progress_of
from evaluations.selectors.verdicts import AnswerRow
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


@dataclass(frozen=True, slots=True)
class Nearby:
    """`answers` are the cell's own; `others` is whether the authority has rounds on other frameworks."""

    steps: list[Step]
    answers: Mapping[Key, AnswerRow]
    others: bool


def nearby_of(cell: Cell, content: Content, user: User) -> Nearby:
    """The elements of this phase that the person may open, with how far each has come; one query."""
    rows = list(_rows(cell, user))
    found: dict[int, _Found] = {}
    answers: dict[Key, AnswerRow] = {}
    for element, pk, focus, judged, _, *columns in rows:
        held = found.setdefault(element, _Found(pk, focus, bool(judged), []))
        row = AnswerRow(*columns)
        if row.value:
            held.answered.append(row.key)
        if row.version and pk == cell.pk:
            answers[row.key] = row
    return Nearby(_steps(cell, content, found), answers, others=any(row[OTHERS] for row in rows))


CELL = ("element_id", "pk", "focus", "ours", "others")
OTHERS = CELL.index("others")
ANSWER = ("given__criterion_id", "given__measure_id", "given__value", "note", "found", "given__version")


class _Found(NamedTuple):
    pk: int
    focus: bool
    judged: bool
    answered: list[Key]


def _rows(cell: Cell, user: User) -> QuerySet[Cell, tuple[Any, ...]]:
    """A row for each answer, and for each cell without any; what only lines show is read of the cell itself."""
    cells = Cell.objects.filter(round=cell.round, phase=cell.phase)
    if cell.access.is_guest:
        cells = cells.filter(looked_after_by__user=user)
    return (
        cells.alias(
            ours=FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY)),
            given=FilteredRelation("answers"),
        )
        .annotate(
            others=on_other_frameworks(cell.round),
            note=_own(cell, "given__note"),
            found=_own(cell, "given__was"),
        )
        .order_by()
        .values_list(*CELL, *ANSWER)
    )


def _own(cell: Cell, name: str) -> Case:
    return Case(When(pk=cell.pk, then=F(name)), default=Value(""), output_field=TextField())


def _steps(cell: Cell, content: Content, found: Mapping[int, _Found]) -> list[Step]:
    phase = cell.phase.ref if cell.phase else None
    stem = reverse("evaluations:rate", args=[cell.round.slug, phase or NO_PHASE, "x"])[:-2]
    return [
        Step(
            element.ref,
            element.short_label,
            f"{stem}{element.ref}/",
            progress_of(content, element, phase, held.answered),
            held.judged,
            held.pk == cell.pk,
            held.focus,
        )
        for element in content.elements.values()
        if (held := found.get(element.pk))
    ]
