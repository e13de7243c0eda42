"""Whom a collection asks, and where to write to them."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from accounts.models import User
from schools.models import Ask, Collection, School
from schools.services.collections import last_day
from schools.services.errors import Refused

ANSWERED = "{ask} has answered, so it stays. Its answer would be lost with it."


@transaction.atomic
def ask_schools(*, collection: Collection, schools: Iterable[School], user: User) -> list[Ask]:
    """Those that are asked already are passed over. The collection is locked until the transaction ends."""
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    already = set(
        Ask.objects.filter(collection=held, school__isnull=False).values_list("school_id", flat=True)
    )
    return [_ask(held, user, school=school) for school in schools if school.pk not in already]


@transaction.atomic
def ask_other(
    *, collection: Collection, name: str, phase: str, type_name: str, email: str, user: User
) -> Ask:
    """A setting or college that the register lacks. Raises Refused where one of that name is asked already."""
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    if Ask.objects.filter(collection=held, school=None, name__iexact=name).exists():
        raise Refused(f"{name} is asked already.")
    return _ask(held, user, name=name, phase=phase, type_name=type_name, email=email)


def _ask(collection: Collection, user: User, **fields: object) -> Ask:
    ask = Ask(collection=collection, expires_on=last_day(collection.due), **fields)
    ask._history_user = user
    ask.save()
    return ask


@transaction.atomic
def set_emails(*, emails: Mapping[Ask, str], user: User) -> int:
    """How many changed. A link sent to another address before still works: it is for the school, not a person."""
    changed = 0
    for ask, email in emails.items():
        if ask.email != email:
            ask.email, ask._history_user = email, user
            ask.save(update_fields=["email"])
            changed += 1
    return changed


@transaction.atomic
def stop_asking(*, ask: Ask, user: User) -> None:
    """Raises Refused once they have answered."""
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if hasattr(current, "answer"):
        raise Refused(ANSWERED.format(ask=ask))
    current._history_user = user
    current.delete()
