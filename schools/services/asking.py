"""Whom a collection asks, and where to write to them."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from accounts.models import User
from schools.models import Ask, Collection, School
from schools.selectors.sorting import governed_of, judged_of
from schools.services.collections import last_day
from schools.services.errors import Overtaken, Refused

ANSWERED = "{ask} has answered, so it stays. Its answer would be lost with it."


@transaction.atomic
def ask_schools(
    *, collection: Collection, schools: Iterable[School], user: User, judged: str = ""
) -> list[Ask]:
    """Those that are asked already are passed over. The collection is locked until the transaction ends.

    `judged` is for those whose last grade the register lacks, where what is asked depends on it.
    """
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    already = set(
        Ask.objects.filter(collection=held, school__isnull=False).values_list("school_id", flat=True)
    )
    return [
        _ask(held, user, school=school, **_known(held, school, judged))
        for school in schools
        if school.pk not in already
    ]


def _known(collection: Collection, school: School, judged: str) -> Mapping[str, str]:
    if not collection.questionnaire.sorts:
        return {}
    return {"judged": judged_of(school) or judged, "governed": governed_of(school)}


@transaction.atomic
def ask_other(
    *,
    collection: Collection,
    name: str,
    phase: str,
    type_name: str,
    email: str,
    user: User,
    judged: str = "",
    governed: str = "",
) -> Ask:
    """A setting or college that the register lacks. Raises Refused where one of that name is asked already."""
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    if Ask.objects.filter(collection=held, school=None, name__iexact=name).exists():
        raise Refused(f"{name} is asked already.")
    known = {"judged": judged, "governed": governed}
    return _ask(held, user, name=name, phase=phase, type_name=type_name, email=email, **known)


def _ask(collection: Collection, user: User, **fields: object) -> Ask:
    ask = Ask(collection=collection, expires_on=last_day(collection.due), **fields)
    ask._history_user = user
    ask.save()
    return ask


@transaction.atomic
def sort(*, ask: Ask, judged: str, governed: str, seen: str, user: User) -> Ask:
    """Decides which questions it is asked. Raises Refused once it has answered them.

    `seen` is what `Ask.sorted_as` was; raises Overtaken where it is something else by now.
    """
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if hasattr(current, "answer"):
        raise Refused(f"{ask} has answered, so what it was asked stays. Change it in the answer.")
    if current.sorted_as not in {seen, f"{judged}/{governed}"}:
        raise Overtaken(current)
    current.judged, current.governed, current._history_user = judged, governed, user
    current.save(update_fields=["judged", "governed"])
    return current


@transaction.atomic
def set_email(*, ask: Ask, email: str, seen: str, user: User) -> Ask:
    """`seen` is the address that was; raises Overtaken where it is another by now."""
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if current.email not in {seen, email}:
        raise Overtaken(current)
    set_emails(emails={current: email}, user=user)
    return current


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
