"""Items of evidence and what rests on them."""

import datetime as dt

import factory

from evaluations.enums import Impact
from evaluations.models import Cell, EvidenceItem, EvidenceLink
from tests.factories.accounts import AuthorityFactory, UserFactory


class EvidenceFactory(factory.django.DjangoModelFactory):
    """On paper: a summary, no file and no link; shows no impact."""

    class Meta:
        model = EvidenceItem

    authority = factory.SubFactory(AuthorityFactory)
    title = factory.Sequence(lambda n: f"Item {n + 1:03}")
    source_type = "Team meeting minutes"
    dated = dt.date(2009, 7, 17)
    summary = "Kept in the team’s folder."
    impact = Impact.NONE
    added_by = factory.SubFactory(UserFactory)


def link(cell: Cell, *items: EvidenceItem) -> None:
    for item in items:
        EvidenceLink.objects.create(cell=cell, item=item, added_by=item.added_by)
