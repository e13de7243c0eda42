"""What was recorded overall in the round that this one goes on from."""

from collections.abc import Iterable, Mapping

from evaluations.enums import View
from evaluations.models import Overall, Round
from evaluations.selectors.carried import Was
from evaluations.selectors.overall import AreaKey
from evaluations.selectors.overall_page import OverallLine, overall_name
from standards.content import Content, content_for
from standards.selectors.changing import moves_from


def with_before(lines: list[OverallLine], round_: Round, content: Content) -> list[OverallLine]:
    """The same lines, each with what it was: of phases that were merged, what each of them was.

    One query, and one more over several versions of the framework; none where the round goes on from no other.
    """
    before = _before(round_)
    if before:
        old = content_for(next(iter(before.values())).round.framework)
        moves = moves_from(old, content)
        for line in lines:
            phases = moves.was("phases", line.phase.ref) if line.phase else ("",)
            rows = (before[key] for phase in phases if (key := (line.area.ref, phase)) in before)
            line.was = tuple(_told(rows, line, content, old))
    return lines


def _before(round_: Round) -> Mapping[AreaKey, Overall]:
    if not round_.previous_id:
        return {}
    rows = Overall.objects.filter(
        round=round_.previous_id, round__framework__slug=round_.framework.slug, view=View.AUTHORITY
    )
    rows = rows.select_related("area", "phase", "level", "round__framework").defer("round__report")
    return {(row.area.ref, row.phase.ref if row.phase else ""): row for row in rows.order_by("pk")}


def _told(rows: Iterable[Overall], line: OverallLine, content: Content, old: Content) -> Iterable[Was]:
    for row in rows:
        name = overall_name(old.area_by_pk[row.area_id], old.phase_by_pk.get(row.phase_id))
        level = content.level_for(row.level.code)
        yield Was(
            round=row.round.name,
            other="" if name == line.name else name,
            level=level if level and level.overall == row.level.overall else None,
            label=row.level.overall,
            rationale=row.reason,
        )
