"""Priorities of several teams joined for joint work, and put into the improvement plan."""

from collections.abc import Collection

from accounts.models import User
from evaluations.enums import Origin
from evaluations.models import Action, JointPriority, Plan, Round, TeamPriority
from evaluations.permissions import can_judge, why_not_judge
from evaluations.services.errors import Refused
from evaluations.services.plans.actions import add_action
from evaluations.services.plans.beginning import check_may_manage
from evaluations.services.plans.details import Details

LONGEST, LONGEST_PRIORITY = 500, 200


def join_priorities(*, round_: Round, user: User, pks: Collection[int], text: str) -> JointPriority:
    """`round_` is locked by the caller. Raises Refused where fewer than two are there to be joined."""
    _check(round_)
    rows = list(TeamPriority.objects.filter(answer__team__round=round_, pk__in=pks, joint=None))
    if len(rows) < 2:
        raise Refused("Tick at least two priorities that are not joined yet.")
    if not text.strip():
        raise Refused("Say in a line what the teams work on together.")
    joint = JointPriority.objects.create(round=round_, text=text.strip(), updated_by=user)
    for row in rows:
        _put(row, user, joint=joint)
    return joint


def part_priorities(*, round_: Round, joint: JointPriority, user: User) -> None:
    """Each team has its own again. An action in the plan stays there, and is said beside each of them."""
    _check(round_)
    for row in joint.parts.all():
        row.action = row.action or joint.action
        _put(row, user, joint=None)
    joint.updated_by = user
    joint.delete()


def plan_priority(*, plan: Plan, user: User, row: TeamPriority | JointPriority) -> Action:
    """An action of the round's plan, linked both ways; a second press finds the first.

    The caller holds the round. It may be signed off: a plan follows from it and lives on.
    """
    check_may_manage(plan)
    if not plan.round.is_revealed:
        raise Refused(
            "What a team writes is its own until the lead reveals it, so it is not put into the plan yet."
        )
    if row.action:
        return row.action
    details = Details(
        _short(row.text, LONGEST), cell_id=_question_of(row), priority=_short(row.text, LONGEST_PRIORITY)
    )
    action = add_action(plan=plan, user=user, details=details, origin=Origin.PRIORITY, origin_text=row.text)
    row.action, row.updated_by = action, user
    row.save(update_fields=["action", "updated_by"])
    return action


def _question_of(row: TeamPriority | JointPriority) -> int | None:
    """Its cell, by pk; of a joint priority only where all that are joined stand under the same question."""
    if isinstance(row, TeamPriority):
        return row.answer.cell_id
    cells = set(row.parts.values_list("answer__cell_id", flat=True))
    return cells.pop() if len(cells) == 1 else None


def _put(row: TeamPriority, user: User, *, joint: JointPriority | None) -> None:
    """Its version stays: what the team wrote has not changed."""
    row.joint, row.updated_by = joint, user
    row.save(update_fields=["joint", "action", "updated_by"])


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _check(round_: Round) -> None:
    if not can_judge(round_.access):
        raise Refused(why_not_judge(round_.access))
