"""Agendas that a person reaches through the posts that they hold today."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import LocalAuthority
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.models import Agenda
from evaluations.selectors.regional.standing import phases_within
from standards.content import Content, Phase

WRITE = RegionalPermission.WRITE


def agendas_for(posts: Posts) -> QuerySet[Agenda]:
    """In their regions and phases; one for all phases only where they write in all of them."""
    reach = Q(pk__in=[])
    for region in posts.regions:
        if posts.may(WRITE, region.pk):
            phases = posts.phases(region.pk, WRITE)
            here = Q(authority__region=region)
            reach |= here if phases is None else here & Q(phase__ref__in=phases)
    return Agenda.objects.filter(reach).select_related(
        "authority__region", "framework", "phase", "author", "updated_by"
    )


def agenda_for(posts: Posts, pk: int, *, lock: bool = False) -> Agenda:
    """Raises Agenda.DoesNotExist. `lock` needs a transaction and holds the agenda until it ends."""
    found = agendas_for(posts).filter(pk=pk)
    return (found.select_for_update(of=("self",)) if lock else found).get()


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An agenda, how many questions it has, and how many of them are covered."""

    agenda: Agenda
    asked: int
    covered: int


def agendas_with(posts: Posts, authority: LocalAuthority) -> list[AgendaRow]:
    """Newest first. One query."""
    covered = Count("items", filter=Q(items__covered_on__isnull=False))
    counted = agendas_for(posts).filter(authority=authority).annotate(asked=Count("items"), covered=covered)
    return [AgendaRow(agenda, agenda.asked, agenda.covered) for agenda in counted]


def phases_to_write(posts: Posts, region: int, content: Content) -> tuple[Phase, ...]:
    return phases_within(content, posts.phases(region, WRITE))


def writes_everywhere(posts: Posts, region: int) -> bool:
    """Whether their agendas may be for all phases at once."""
    return posts.phases(region, WRITE) is None
