"""A round's life: created, its team named, moved on, signed off, reopened."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import LocalAuthority, User
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Cell, Round, TeamMember
from evaluations.permissions import can_manage, can_sign_off
from evaluations.reports.build import freeze
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.signing import keep_impact, what_is_missing
from schools.models import Collection
from standards.content import Content
from standards.models import Framework

NEXT = {RoundState.SETTING_UP: RoundState.RATING, RoundState.RATING: RoundState.AGREEING}
BACK = {RoundState.AGREEING: RoundState.RATING, RoundState.RATING: RoundState.SETTING_UP}


def create_round(
    *,
    authority: LocalAuthority,
    framework: Framework,
    content: Content,
    user: User,
    name: str,
    period: str,
    rate_by: dt.date | None = None,
    previous: Round | None = None,
) -> Round:
    """A round in setting up, with a cell for every element and phase that the framework has, and its lead.

    Raises Refused where the authority has a round of that name already.
    """
    round_ = Round(
        authority=authority,
        framework=framework,
        name=name.strip(),
        slug=_free_slug(authority, name),
        period=period.strip(),
        rate_by=rate_by,
        previous=previous,
        created_by=user,
    )
    round_._history_user = user
    with _name_free(round_), transaction.atomic():
        round_.save()
        Cell.objects.bulk_create(
            Cell(round=round_, element_id=element.pk, phase_id=phase.pk if phase else None)
            for element, phase in content.pairs
        )
        TeamMember.objects.create(round=round_, user=user, role=TeamRole.LEAD)
    return round_


@contextmanager
def _name_free(round_: Round) -> Iterator[None]:
    """Forms look first, but two people may be at it at once: the database has the last word."""
    try:
        yield
    except IntegrityError as error:
        taken = f"{round_.authority} has a round called “{round_.name}” already. Choose another name."
        raise Refused(taken) from error


def _free_slug(authority: LocalAuthority, name: str) -> str:
    stem = slugify(f"{authority.slug} {name}")[:110]
    taken = set(Round.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)


def change_details(
    *,
    round_: Round,
    name: str,
    period: str,
    rate_by: dt.date | None,
    version: int,
    collection: Collection | None = None,
) -> Round:
    """Name, period, date to rate by, what schools were asked; the slug stays: links to it are about."""
    _check(round_, version)
    if round_.is_signed_off:
        raise Refused("This round is signed off. Reopen it with a reason before changing it.")
    if collection and collection.authority_id != round_.authority_id:
        raise Refused("Choose what your own authority asked its schools.")
    round_.name, round_.period, round_.rate_by = name.strip(), period.strip(), rate_by
    round_.collection = collection
    with _name_free(round_), transaction.atomic():
        return _save(round_, ["name", "period", "rate_by", "collection"])


def move_on(*, round_: Round, version: int) -> Round:
    """To rating or to agreeing, which reveals the members' ratings. `round_` is locked by the caller."""
    _check(round_, version)
    state = NEXT.get(RoundState(round_.state))
    if state is None:
        raise Refused("This round has no next step to move to here. Sign it off instead.")
    if not round_.team.exists():
        raise Refused("Name at least one person in the team first.")
    return _to(round_, state, f"Moved on to {RoundState(state).label.lower()}")


def move_back(*, round_: Round, reason: str, version: int) -> Round:
    _check(round_, version)
    state = BACK.get(RoundState(round_.state))
    if state is None:
        raise Refused("This round cannot move back from here.")
    return _to(round_, state, _reason(reason))


def sign_off(*, round_: Round, content: Content, user: User, version: int) -> Round:
    """Freeze the round: its report is kept as it stands and nothing in it changes any more."""
    if not can_sign_off(round_.access):
        raise Refused("Only a lead may sign a round off.")
    _check(round_, version)
    if round_.state != RoundState.AGREEING:
        raise Refused("A round is signed off from agreeing, once every judgement is recorded.")
    if missing := what_is_missing(round_, content):
        raise Refused("This round cannot be signed off yet.", *missing)
    round_.state, round_.signed_off_at, round_.signed_off_by = RoundState.SIGNED_OFF, timezone.now(), user
    round_.report = freeze(round_, content)
    keep_impact(round_, kept=True)
    round_._change_reason = "Signed off"
    return _save(round_, ["state", "signed_off_at", "signed_off_by", "report"])


def reopen(*, round_: Round, reason: str, version: int) -> Round:
    """Back to agreeing, with the reason kept; the frozen report goes, since it no longer holds."""
    _check(round_, version)
    if not round_.is_signed_off:
        raise Refused("Only a signed-off round can be reopened.")
    keep_impact(round_, kept=False)
    round_.signed_off_at = round_.signed_off_by = round_.report = None
    round_.state, round_._change_reason = RoundState.AGREEING, f"Reopened: {_reason(reason)}"
    return _save(round_, ["state", "signed_off_at", "signed_off_by", "report"])


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("Give the reason: it is kept with the round for everyone who reads it later.")
    return text.strip()


def _check(round_: Round, version: int) -> None:
    if not can_manage(round_.access):
        raise Refused("Only a lead may change the round itself.")
    if round_.version != version:
        raise Overtaken(round_)


def _to(round_: Round, state: str, reason: str) -> Round:
    round_.state, round_._change_reason = state, reason
    return _save(round_, ["state"])


def _save(round_: Round, fields: Iterable[str]) -> Round:
    round_.version += 1
    round_.save(update_fields=[*fields, "version"])
    return round_
