"""What was judged in the round that this one goes on from, by the same team or of the same group of questions."""

from evaluations.models import AnsweringTeam, Cell, GroupJudgement, Round, TeamAnswer
from evaluations.selectors.carried import Was, level_as_was, was_told
from evaluations.selectors.onward import onward
from evaluations.selectors.overall import CellKey
from standards.content import Content, content_for
from standards.selectors.changing import moves_from


def judged_before(cell: Cell, team: AnsweringTeam) -> tuple[Was, ...]:
    """What a team of this name judged of what became this question, where its answers were revealed.

    One query, and one more over several versions of the framework; none where the round goes on from no other.
    """
    content = content_for(cell.round.framework)
    rows = {_key(row.cell): row for row in _answers(cell.round, team) if row.team.round.is_revealed}
    if not rows:
        return ()
    framework = next(iter(rows.values())).team.round.framework
    here = _key(cell)
    came = onward(moves_from(content_for(framework), content), rows, {here}).came.get(here, [])
    return tuple(was_told(cell, content, _told(rows[key])) for key in came)


def _answers(round_: Round, team: AnsweringTeam) -> list[TeamAnswer]:
    if not round_.previous_id:
        return []
    rows = TeamAnswer.objects.filter(
        team__round=round_.previous_id,
        team__round__framework__slug=round_.framework.slug,
        team__name=team.name,
        level__isnull=False,
    )
    rows = rows.select_related("level", "cell__element", "cell__phase", "team__round__framework")
    return list(rows.defer("text", "figures", "team__round__report").order_by("cell_id"))


def _key(cell: Cell) -> CellKey:
    return cell.element.ref, cell.phase.ref if cell.phase else ""


def _told(row: TeamAnswer) -> dict[str, str]:
    element, phase = row.cell.element, row.cell.phase
    level = row.level
    return {
        "round": row.team.round.name,
        "what": f"{element.ref} {element.short_label}{f', {phase.label}' if phase else ''}",
        "code": level.code if level else "",
        "label": level.label if level else "",
        "rationale": "",
    }


def groups_before(round_: Round, content: Content) -> dict[str, Was]:
    """By the ref of the area, "" for all of them together. One query; none where it goes on from no round."""
    if not round_.previous_id:
        return {}
    rows = GroupJudgement.objects.filter(
        round=round_.previous_id, round__framework__slug=round_.framework.slug
    )
    return {
        row.area.ref if row.area else "": Was(
            round=row.round.name,
            other="",
            level=level_as_was(content, row.level.code, row.level.label),
            label=row.level.label,
            rationale=row.rationale,
        )
        for row in rows.select_related("area", "level", "round").defer("round__report")
    }
