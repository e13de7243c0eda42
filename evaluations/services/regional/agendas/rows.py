"""What every change of an agenda's list does alike."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from accounts.models import User
from evaluations.models import Agenda, AgendaItem
from evaluations.selectors.regional.agendas.questions import Question
from evaluations.services.errors import Overtaken
from standards.content import Content


def check_version(agenda: Agenda, version: int) -> None:
    if agenda.version != version:
        raise Overtaken(agenda)


def saved(agenda: Agenda, user: User) -> Agenda:
    agenda.version += 1
    agenda.updated_by, agenda.updated_at = user, timezone.now()
    agenda.save()
    return agenda


def new_item(agenda: Agenda, content: Content, question: Question) -> AgendaItem:
    element = content.element(question.element)
    return AgendaItem(agenda=agenda, element_id=element.pk, place=question.place, question=question.text)


def drop(items: Iterable[AgendaItem], user: User) -> None:
    for item in items:
        item._history_user = user
        item.delete()


def write_order(
    agenda: Agenda, user: User, items: Iterable[AgendaItem], again: Collection[AgendaItem] = ()
) -> None:
    """Numbers them from one; only rows that change are written. `again` are those that changed otherwise."""
    changed = {id(item) for item in again}
    for number, item in enumerate(items, 1):
        if item._state.adding or item.position != number or id(item) in changed:
            item.position, item._history_user = number, user
            if item._state.adding:
                item.updated_by = user
            item.save()
