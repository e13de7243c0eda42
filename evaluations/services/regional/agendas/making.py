"""An agenda is made, changed in its details, and taken away."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accounts.models import LocalAuthority, User
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.models import Agenda
from evaluations.selectors.regional.agendas.questions import questions_by_place, ref_of
from evaluations.services.errors import Refused
from evaluations.services.regional.agendas.rows import check_version, drop, new_item, saved, write_order
from standards.content import Content, Phase

NOT_IN_POST = "Your post is not for that phase. Choose one that it is for."
TOLD = "What was said at a meeting is kept: an agenda with a question that is covered stays."


@dataclass(frozen=True, slots=True)
class Details:
    title: str
    held_on: dt.date
    who: str


@transaction.atomic
def make_agenda(
    *,
    posts: Posts,
    user: User,
    authority: LocalAuthority,
    content: Content,
    audience: str,
    phase: Phase | None,
    details: Details,
    places: Collection[str] = (),
) -> Agenda:
    """The same agenda sent twice is made once. `places` are those of published questions."""
    check_post(posts, authority, phase)
    for last in Agenda.objects.filter(authority=authority, author=user).order_by("-pk")[:1]:
        same = (last.audience, last.phase_id) == (audience, phase.pk if phase else None)
        if same and last.version == 1 and details_of(last) == details:
            return last
    agenda = Agenda(
        authority=authority,
        framework_id=content.pk,
        audience=audience,
        phase_id=phase.pk if phase else None,
        author=user,
        updated_by=user,
        **_fields(details),
    )
    agenda.save()
    offered = questions_by_place(content, audience, ref_of(phase))
    write_order(
        agenda, user, [new_item(agenda, content, one) for one in offered.values() if one.place in places]
    )
    return agenda


def check_post(posts: Posts, authority: LocalAuthority, phase: Phase | None) -> None:
    """Raises Refused."""
    phases = posts.phases(authority.region_id, RegionalPermission.WRITE)
    if phases is not None and (phase is None or phase.ref not in phases):
        raise Refused(NOT_IN_POST)


@transaction.atomic
def change_agenda(*, agenda: Agenda, user: User, details: Details, version: int) -> Agenda:
    """`agenda` is locked by the caller. Raises Overtaken; the same again changes nothing."""
    if details_of(agenda) == details:
        return agenda
    check_version(agenda, version)
    for name, value in _fields(details).items():
        setattr(agenda, name, value)
    return saved(agenda, user)


@transaction.atomic
def remove_agenda(*, agenda: Agenda, user: User) -> None:
    """`agenda` is locked by the caller. The history keeps it."""
    items = list(agenda.items.all())
    if any(item.is_told for item in items):
        raise Refused(TOLD)
    drop(items, user)
    agenda.updated_by = user
    agenda.delete()


def details_of(agenda: Agenda) -> Details:
    return Details(agenda.title, agenda.held_on, agenda.who)


def _fields(details: Details) -> dict[str, Any]:
    return {"title": details.title, "held_on": details.held_on, "who": details.who}
