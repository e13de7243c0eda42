"""Rounds on the quality standards of 2009, as they ship, with a cell for every aspect and phase."""

from pathlib import Path

import factory
from django.conf import settings

from accounts.models import User
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Cell, LocalDescriptor, Round, TeamMember
from standards.content import content_for
from standards.loading import load
from standards.models import Framework
from tests.factories.accounts import AuthorityFactory, UserFactory

FILES = {
    "ns-quality-standards": "ns-quality-standards-2009",
    "laqs": "laqs-2009",
    "lancashire-laser": "lancashire-laser",
    "ofsted-la-school-improvement": "ofsted-la-school-improvement-2014",
}


def framework(slug: str = "ns-quality-standards") -> Framework:
    """The framework, loaded the first time that it is asked for."""
    if not Framework.objects.filter(slug=slug).exists():
        load([Path(settings.FRAMEWORKS_DIR) / f"{FILES[slug]}.yaml"])
    return Framework.objects.get(slug=slug)


class RoundFactory(factory.django.DjangoModelFactory):
    """Open for rating, with all its cells and nobody in its team."""

    class Meta:
        model = Round
        skip_postgeneration_save = True

    authority = factory.SubFactory(AuthorityFactory)
    framework = factory.LazyFunction(framework)
    name = factory.Sequence(lambda n: f"Round {n + 1}")
    slug = factory.LazyAttribute(
        lambda round_: f"{round_.authority.slug}-{round_.name.lower().replace(' ', '-')}"
    )
    period = "September 2008 to August 2009"
    state = RoundState.RATING
    created_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def cells(self, create, extracted, **kwargs):
        Cell.objects.bulk_create(
            Cell(round=self, element_id=element.pk, phase_id=phase.pk if phase else None)
            for element, phase in content_for(self.framework).pairs
        )


def laqs_being_agreed(authority, lead, core_member) -> Round:
    """With these two in its team."""
    made = RoundFactory(authority=authority, name="Gifted", framework=framework("laqs"), state="agreeing")
    join(made, lead, "lead")
    join(made, core_member)
    return made


def cell_of(round_: Round, element: str, phase: str | None = None) -> Cell:
    cells = round_.cells.select_related("round__authority", "element", "phase")
    return cells.get(element__ref=element, **({"phase__ref": phase} if phase else {"phase": None}))


def own_words(round_: Round, element: str, level: str, text: str, user: User) -> LocalDescriptor:
    """What the authority itself says of a level of an element."""
    content = content_for(round_.framework)
    return LocalDescriptor.objects.create(
        round=round_,
        element_id=content.element(element).pk,
        level_id=content.level(level).pk,
        text=text,
        updated_by=user,
    )


def join(round_: Round, user: User, role: str = TeamRole.CORE, cells: tuple[Cell, ...] = ()) -> TeamMember:
    """Puts the person in the round's team, looking after these cells."""
    member = TeamMember.objects.create(round=round_, user=user, role=role)
    member.cells.set(cells)
    return member
