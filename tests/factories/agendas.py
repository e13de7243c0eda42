"""Agendas of a regional team, for Primary and contacts in the authority where nothing else is said."""

import datetime as dt

from factory.declarations import LazyAttribute, LazyFunction, SubFactory
from factory.django import DjangoModelFactory

from evaluations.models import Agenda, AgendaItem
from evaluations.selectors.regional.agendas.questions import questions_by_place
from standards.content import content_for
from tests.factories.accounts import AuthorityFactory, UserFactory
from tests.factories.rounds import framework

PHASE = "primary"


class AgendaFactory(DjangoModelFactory[Agenda]):
    class Meta:
        model = Agenda

    authority = SubFactory(AuthorityFactory)
    framework = LazyFunction(framework)
    audience = "authority"
    title = "Autumn review"
    held_on = dt.date(2009, 11, 20)
    who = "Strategy manager"
    author = SubFactory(UserFactory)
    updated_by = LazyAttribute(lambda agenda: agenda.author)

    @classmethod
    def _create(cls, model_class, *args, phase=PHASE, **kwargs):
        content = content_for(kwargs["framework"])
        pk = content.phase(phase).pk if phase else None
        return super()._create(model_class, *args, phase_id=pk, **kwargs)


def ask(agenda: Agenda, *places: str) -> list[AgendaItem]:
    """Published questions put on it, by place, after those that are there."""
    content = content_for(agenda.framework)
    offered = questions_by_place(content, agenda.audience)
    start = agenda.items.count() + 1
    return [
        AgendaItem.objects.create(
            agenda=agenda,
            element_id=content.element(offered[place].element).pk,
            place=place,
            question=offered[place].text,
            position=number,
            updated_by=agenda.author,
        )
        for number, place in enumerate(places, start)
    ]


def ask_own(agenda: Agenda, question: str, element: str = "") -> AgendaItem:
    pk = content_for(agenda.framework).element(element).pk if element else None
    number = agenda.items.count() + 1
    return AgendaItem.objects.create(
        agenda=agenda, element_id=pk, question=question, position=number, updated_by=agenda.author
    )


def cover(item: AgendaItem, on: dt.date | str, note: str = "") -> AgendaItem:
    item.covered_on, item.note, item.version = on, note, item.version + 1
    item.save()
    return item
