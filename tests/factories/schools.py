"""Schools of the register and what they were asked. All are fictional: their numbers begin with 9."""

import datetime as dt

from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from schools.enums import AnswerSource, CollectionKind, Phase, Uses
from schools.models import Ask, Collection, Return, School
from schools.questionnaires import INSPECTION
from tests.factories.accounts import AuthorityFactory, UserFactory


class SchoolFactory(DjangoModelFactory[School]):
    """An open community primary school."""

    class Meta:
        model = School

    urn = Sequence(lambda n: 960_000 + n)
    authority = SubFactory(AuthorityFactory)
    establishment_number = Sequence(lambda n: f"{2000 + n % 1000}")
    name = Sequence(lambda n: f"Fictional Primary School {n + 1}")
    type_code, type_name = "01", "Community school"
    group_code, group_name = "4", "Local authority maintained schools"
    phase = Phase.PRIMARY


class CollectionFactory(DjangoModelFactory[Collection]):
    """Open for thirty days more."""

    class Meta:
        model = Collection

    authority = SubFactory(AuthorityFactory)
    name = Sequence(lambda n: f"Returns {n + 1}")
    due = LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=30))
    created_by = SubFactory(UserFactory)


class SurveyFactory(CollectionFactory):
    """Asks schools what inspectors will ask them about the authority."""

    kind = CollectionKind.INSPECTION
    name = Sequence(lambda n: f"Survey {n + 1}")


class AskFactory(DjangoModelFactory[Ask]):
    """A school of the register that is asked, and has not answered."""

    class Meta:
        model = Ask

    collection = SubFactory(CollectionFactory)
    school = SubFactory(SchoolFactory, authority=SelfAttribute("..collection.authority"))
    email = Sequence(lambda n: f"office{n + 1}@school.example")
    expires_on = LazyAttribute(lambda ask: ask.collection.due + dt.timedelta(days=14))


class ReturnFactory(DjangoModelFactory[Return]):
    """Answered by the school: it uses the IQS."""

    class Meta:
        model = Return

    ask = SubFactory(AskFactory)
    uses_iqs = Uses.YES
    answered_by, answered_as = "Hetty Head", "Headteacher"
    source = AnswerSource.LINK


def said(**given: str) -> dict[str, str]:
    """All that a return on the questions of inspectors holds: the three themes answered, by a headteacher."""
    themes = {"understands": "well", "meets_needs": "well", "impact": "some"}
    return {
        **INSPECTION.nothing,
        **themes,
        "answered_by": "Hetty Head",
        "answered_as": "Headteacher",
        **given,
    }
