"""Overall ratings: judged by people; departing from the suggestion takes a reason."""

from django.utils import timezone

from accounts.models import User
from evaluations.enums import View
from evaluations.models import Overall, Round
from evaluations.permissions import can_judge
from evaluations.services.errors import Overtaken, Refused
from standards.content import Area, Level, Phase


def record_overall(
    *,
    round_: Round,
    area: Area,
    phase: Phase | None,
    user: User,
    level: Level,
    suggested: Level | None,
    reason: str,
    version: int,
) -> Overall:
    """Record an overall rating of an area, in a phase or over all. `round_` is locked by the caller.

    Raises Refused where a reason is missing, Overtaken where someone recorded another since `version`.
    """
    if not can_judge(round_.access):
        raise Refused("Overall ratings are recorded by the team while the round is being agreed.")
    if (suggested is None or suggested.code != level.code) and not reason.strip():
        pointed = f"the rule suggests {suggested.overall}" if suggested else "nothing is rated yet"
        raise Refused(f"Say why the team chose {level.overall}: {pointed}.")
    return write_overall(
        round_=round_,
        place=(area, phase),
        user=user,
        level=level,
        suggested=suggested,
        reason=reason,
        version=version,
        view=View.AUTHORITY,
    )


def write_overall(
    *,
    round_: Round,
    place: tuple[Area, Phase | None],
    user: User,
    level: Level,
    suggested: Level | None,
    reason: str,
    version: int,
    view: str,
) -> Overall:
    """What a view's service has found in order. Raises Overtaken."""
    area, phase = place
    row = existing_overall(round_, area, phase, view)
    recorded = (level.pk, suggested.pk if suggested else None, reason.strip())
    if row is not None and (row.level_id, row.suggested_id, row.reason) == recorded:
        return row
    if row is not None and row.version != version:
        raise Overtaken(row)
    row = row or Overall(
        round=round_, area_id=area.pk, phase_id=phase.pk if phase else None, view=view, version=0
    )
    row.level_id, row.suggested_id = level.pk, suggested.pk if suggested else None
    row.reason = reason.strip()
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row


def existing_overall(round_: Round, area: Area, phase: Phase | None, view: str) -> Overall | None:
    rows = Overall.objects.filter(round=round_, area_id=area.pk, view=view).select_related(
        "level", "updated_by"
    )
    return rows.filter(phase_id=phase.pk).first() if phase else rows.filter(phase=None).first()
