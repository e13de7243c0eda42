"""Notes of visit on the 2009 standards, with lines by aspect."""

import datetime as dt

from factory import LazyAttribute, SubFactory
from factory.django import DjangoModelFactory

from evaluations.models import NoteLine, NoteOfVisit
from standards.content import content_for
from standards.models import Phase
from tests.factories.accounts import AuthorityFactory, UserFactory
from tests.factories.rounds import framework


class NoteFactory(DjangoModelFactory[NoteOfVisit]):
    """A draft of a meeting about Primary; `phase` is a ref."""

    class Meta:
        model = NoteOfVisit

    authority = SubFactory(AuthorityFactory)
    framework = LazyAttribute(lambda note: framework())
    phase = "primary"
    visited_on = dt.date(2010, 3, 4)
    who = "The strategy manager"
    purpose = "Programmes for the summer"
    author = SubFactory(UserFactory)
    updated_by = LazyAttribute(lambda note: note.author)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs["phase"] = Phase.objects.get(framework=kwargs["framework"], ref=kwargs["phase"])
        return super()._create(model_class, *args, **kwargs)


def line(note: NoteOfVisit, element: str, text: str = "", code: str = "") -> NoteLine:
    content = content_for(note.framework)
    level = content.level(code).pk if code else None
    return NoteLine.objects.create(
        note=note, element_id=content.element(element).pk, text=text, level_id=level
    )
