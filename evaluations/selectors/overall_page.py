"""The lines of the overall page: what is suggested and why, what is recorded."""

from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from evaluations.engine import Suggestion
from evaluations.enums import View
from evaluations.models import Cell, Overall, Round
from evaluations.selectors.carried import Was
from evaluations.selectors.overall import overall_rows
from standards.content import Area, Content, Level, Phase

CLAUSES = {
    "nothing-rated": "Nothing is rated yet.",
    "lowest-majority": "More than half are rated {lowest}.",
    "any-lowest": "At least one is rated {lowest}.",
    "two-below": "Two or more are rated {below}.",
    "top-majority": "Nothing is below {good}, and more than half are rated {top}.",
    "otherwise": "No more than one is rated {below} and none lower; "
    "for {top} nothing may be below {good}, and more than half must be {top}.",
}
"""Which part of the rule decided, in the words that the framework's scale has for its levels."""


@dataclass(slots=True)
class OverallLine:
    """`form` is set when a submission was refused, so that nothing typed is lost.

    `was` is what was recorded in the round before, where somebody asked for it.
    """

    content: Content
    key: str
    name: str
    area: Area
    phase: Phase | None
    suggestion: Suggestion
    suggested: Level | None
    because: str
    recorded: Overall | None
    version: int
    form: Any = None
    was: tuple[Was, ...] = ()

    @property
    def recorded_level(self) -> Level | None:
        return self.content.level_by_pk[self.recorded.level_id] if self.recorded else None

    @property
    def departs(self) -> bool:
        return self.recorded is not None and self.recorded.level_id != (
            self.suggested.pk if self.suggested else None
        )

    @property
    def errors(self) -> list[tuple[str, str]]:
        """For the error summary: the id to land on and the message."""
        if self.form is None:
            return []
        ids = {"level": f"{self.key}-level", "reason": f"{self.key}-reason"}
        return [
            (ids.get(name, self.key), str(message))
            for name, messages in self.form.errors.items()
            for message in messages
        ]

    @property
    def level_code(self) -> str:
        if self.form is not None:
            return str(self.form["level"].value() or "")
        if self.recorded is not None:
            return self.recorded.level.code
        return self.suggested.code if self.suggested and not self.suggestion.provisional else ""

    @property
    def reason(self) -> str:
        if self.form is not None:
            return str(self.form["reason"].value() or "")
        return self.recorded.reason if self.recorded else ""


def overall_page(round_: Round, content: Content, view: str = View.AUTHORITY) -> list[OverallLine]:
    """Two queries, however many cells."""
    recorded = _recorded(round_, content, view)
    rows = overall_rows(content, levels_by_cell(round_, content, view), recorded)
    return [
        _line(content, row.area, row.phase, row.suggestion, row.recorded)
        for row in rows
        if row.recorded or row.suggestion.rated or row.suggestion.unrated  # else none of it is applicable
    ]


def levels_by_cell(
    round_: Round, content: Content, view: str = View.AUTHORITY
) -> dict[tuple[str, str], str | None]:
    """Level code by element and phase ref: None where not judged, absent where not applicable. One query."""
    found: dict[tuple[str, str], str | None] = {}
    columns = ("element_id", "phase_id", "given__level_id", "given__not_applicable")
    for element, phase, level, out in with_judgement(round_, view).values_list(*columns):
        if not out:
            ref = content.phase_by_pk[phase].ref if phase else ""
            found[content.element_by_pk[element].ref, ref] = (
                content.level_by_pk[level].code if level else None
            )
    return found


def with_judgement(round_: Round, view: str = View.AUTHORITY) -> QuerySet[Cell]:
    """The cells of a round with the view’s judgement, if there is one, as `given`."""
    return round_.cells.alias(given=FilteredRelation("judgements", condition=Q(judgements__view=view)))


def _recorded(round_: Round, content: Content, view: str) -> dict[tuple[str, str], Overall]:
    rows = Overall.objects.filter(round=round_, view=view).select_related("level", "updated_by")
    return {
        (
            content.area_by_pk[row.area_id].ref,
            content.phase_by_pk[row.phase_id].ref if row.phase_id else "",
        ): row
        for row in rows
    }


def overall_name(area: Area, phase: Phase | None) -> str:
    return f"{area.short_label}, {phase.label if phase else 'over all phases'}"


def _line(
    content: Content, area: Area, phase: Phase | None, suggestion: Suggestion, recorded: Overall | None
) -> OverallLine:
    return OverallLine(
        content=content,
        key=f"area-{area.ref}-{phase.ref if phase else 'all'}",
        name=overall_name(area, phase),
        area=area,
        phase=phase,
        suggestion=suggestion,
        suggested=content.level(suggestion.level) if suggestion.level else None,
        because=_because(content, suggestion),
        recorded=recorded,
        version=recorded.version if recorded else 0,
    )


def _because(content: Content, suggestion: Suggestion) -> str:
    named = {key: content.level(content.overall[key]).label for key in ("top", "good", "below", "lowest")}
    return CLAUSES[suggestion.clause].format(**named)
