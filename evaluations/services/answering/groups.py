"""What is judged of a group of questions, and of all of them: by people, with no rule behind it."""

from django.utils import timezone

from accounts.models import User
from evaluations.models import GroupJudgement, Round
from evaluations.permissions import can_judge, why_not_judge
from evaluations.services.errors import Overtaken, Refused
from standards.content import Area, Level


def record_group(
    *, round_: Round, area: Area | None, user: User, level: Level, rationale: str, version: int
) -> GroupJudgement:
    """`area` is None for all questions together. `round_` is locked by the caller.

    Raises Refused, or Overtaken where someone recorded another since `version`.
    """
    if not can_judge(round_.access):
        raise Refused(why_not_judge(round_.access))
    rows = GroupJudgement.objects.filter(round=round_).select_related("level", "updated_by")
    row = (rows.filter(area=None) if area is None else rows.filter(area=area.pk)).first()
    if row is not None and (row.level_id, row.rationale) == (level.pk, rationale.strip()):
        return row
    if row is not None and row.version != version:
        raise Overtaken(row)
    row = row or GroupJudgement(round=round_, area_id=area.pk if area else None, version=0)
    row.level_id, row.rationale = level.pk, rationale.strip()
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row
