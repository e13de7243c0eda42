"""Readiness: each row kept only over the version that was seen. The round is locked by the caller, all through."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from accounts.models import LocalAuthority, User
from evaluations.models import AcademyConcern, NotNeeded, Readiness, ReadyDocument, ReadyPerson, Round
from evaluations.permissions import can_manage, can_prepare, can_raise_concerns, why_not_prepared
from evaluations.selectors.readiness.published import PublishedLine
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.inspections.saving import save_over, sent_before

Values = Mapping[str, Any]
Kept = TypeVar("Kept", ReadyDocument, ReadyPerson)

ONLY_A_LEAD = "Only a lead of the authority sets the day to be ready for."
RAISE = "Leads and core team members record what was raised about an academy. Ask a lead for that role."


def add_document(*, round_: Round, user: User, values: Values) -> ReadyDocument:
    return _add(ReadyDocument, round_, user, values)


def add_person(*, round_: Round, user: User, values: Values) -> ReadyPerson:
    return _add(ReadyPerson, round_, user, values)


def _add(model: type[Kept], round_: Round, user: User, values: Values) -> Kept:
    """The same sent twice is kept once."""
    _check(round_)
    if last := sent_before(model.objects.filter(round=round_), user, values):
        return last
    made = model(round=round_, updated_by=user, **values)
    made.save()
    return made


def change_row(*, row: Kept, round_: Round, user: User, values: Values, version: int) -> Kept:
    """Raises Overtaken where someone saved another."""
    _check(round_)
    return save_over(row, user, values, version)


def remove_row(*, row: ReadyDocument | ReadyPerson, round_: Round, user: User, version: int) -> None:
    """Off the list; its history stays."""
    _check(round_)
    if row.version != version:
        raise Overtaken(row)
    row.updated_by = user
    row.delete()


def rule_out_line(
    *,
    round_: Round,
    user: User,
    kind: str,
    line: PublishedLine,
    reason: str,
    version: int,
) -> None:
    """A published line does not apply, for a reason; without one it applies again."""
    _check(round_)
    row = NotNeeded.objects.filter(round=round_, kind=kind, number=line.number).first()
    if row is None:
        if reason:
            made = NotNeeded(round=round_, kind=kind, number=line.number, quoted=line.text, updated_by=user)
            made.reason = reason
            made.save()
    elif reason:
        save_over(row, user, {"reason": reason, "quoted": line.text}, version)
    elif row.version != version:
        raise Overtaken(row)
    else:
        row.updated_by = user
        row.delete()


def set_day(*, round_: Round, user: User, day: dt.date | None, version: int) -> Readiness:
    if not can_manage(round_.access):
        raise Refused(ONLY_A_LEAD)
    _check(round_)
    row = Readiness.objects.filter(round=round_).select_related("updated_by").first()
    if row is None:
        row = Readiness(round=round_, starts_on=day, updated_by=user)
        row.save()
        return row
    return save_over(row, user, {"starts_on": day}, version)


def raise_concern(*, authority: LocalAuthority, role: str, user: User, values: Values) -> AcademyConcern:
    if not can_raise_concerns(role):
        raise Refused(RAISE)
    if last := sent_before(AcademyConcern.objects.filter(authority=authority), user, values):
        return last
    made = AcademyConcern(authority=authority, updated_by=user, **values)
    made.save()
    return made


def change_concern(
    *, concern: AcademyConcern, role: str, user: User, values: Values, version: int
) -> AcademyConcern:
    """`concern` is locked by the caller."""
    if not can_raise_concerns(role):
        raise Refused(RAISE)
    return save_over(concern, user, values, version)


def _check(round_: Round) -> None:
    if not can_prepare(round_.access):
        raise Refused(why_not_prepared(round_.access))
