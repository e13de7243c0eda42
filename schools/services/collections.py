"""A collection's life: started, changed, closed and opened again."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import LocalAuthority, User
from schools.enums import CollectionKind
from schools.models import Ask, Collection
from schools.services.errors import Overtaken, Refused

# A link outlives the day to answer by: some answer late, and some want to put something right.
GRACE = dt.timedelta(days=14)


def last_day(due: dt.date) -> dt.date:
    """Until when a link works that is made today."""
    return max(due, timezone.localdate()) + GRACE


def start(
    *,
    authority: LocalAuthority,
    user: User,
    name: str,
    due: dt.date,
    message: str,
    kind: str = CollectionKind.STAGE_ONE,
) -> Collection:
    """Raises Refused where the authority has one of that name. What it asks stays what it is."""
    collection = Collection(
        authority=authority, created_by=user, kind=kind, name=name, due=due, message=message
    )
    collection._history_user = user
    with _name_free(collection):
        collection.save()
    return collection


@transaction.atomic
def change(
    *, collection: Collection, user: User, name: str, due: dt.date, message: str, version: int
) -> Collection:
    """Where the day to answer by moves, so does the end of the links that hang on it."""
    current = _held(collection, version)
    before = current.due
    current.name, current.due, current.message = name, due, message
    with _name_free(current):
        _save(current, user)
    if due != before:
        for ask in Ask.objects.filter(collection=current, expires_on=before + GRACE):
            ask.expires_on, ask._history_user = due + GRACE, user
            ask.save(update_fields=["expires_on"])
    return current


@transaction.atomic
def close(*, collection: Collection, user: User, version: int) -> Collection:
    """No link opens a form from now on; what was answered stays."""
    current = _held(collection, version)
    current.closed_at = timezone.now()
    return _save(current, user)


@transaction.atomic
def open_again(*, collection: Collection, user: User, version: int) -> Collection:
    """Links work again until their own last day."""
    current = _held(collection, version)
    current.closed_at = None
    return _save(current, user)


def _held(collection: Collection, version: int) -> Collection:
    current = Collection.objects.select_for_update().get(pk=collection.pk)
    if current.version != version:
        raise Overtaken(current)
    return current


def _save(collection: Collection, user: User) -> Collection:
    collection.version += 1
    collection._history_user = user
    collection.save()
    return collection


@contextmanager
def _name_free(collection: Collection) -> Iterator[None]:
    """Forms look first, but two people may be at it at once: the database has the last word."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(
            f"{collection.authority} has a collection called “{collection.name}” already. Choose another name."
        ) from error
