"""Fetch and authorise in one call: agendas are for those who may write them, in the phases of their post."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from accounts.roles import RegionalPermission
from evaluations.models import Agenda
from evaluations.selectors.regional.agendas.reach import agenda_for, phases_to_write, writes_everywhere
from evaluations.views.regional.shared import get_authority, get_region
from standards.content import Content, Phase


def get_authority_to_write(request: MemberRequest, region: str, authority: str) -> LocalAuthority:
    """404 where it is not in a region of theirs, 403 where no post there is for agendas."""
    found = get_region(request, region)
    if not request.here.posts.may(RegionalPermission.WRITE, found.pk):
        raise PermissionDenied("Agendas are written by advisers of the region. Ask one of them.")
    chosen = get_authority(request, found, authority)
    chosen.region = found
    return chosen


def get_agenda(request: MemberRequest, pk: int, *, lock: bool = False) -> Agenda:
    """404 in another region or phase. `lock` needs a transaction."""
    try:
        return agenda_for(request.here.posts, pk, lock=lock)
    except Agenda.DoesNotExist as error:
        raise Http404("Your posts reach no such agenda.") from error


def chosen_phase(
    request: MemberRequest, authority: LocalAuthority, content: Content
) -> tuple[Phase | None, list[tuple[str, str, bool]]]:
    """The phase of the address, None for all, and the choices beside it: label, ref, whether it is chosen."""
    posts, region = request.here.posts, authority.region_id
    phases = phases_to_write(posts, region, content)
    everywhere, by = writes_everywhere(posts, region), request.GET.get("by", "")
    chosen = next((phase for phase in phases if phase.ref == by), None if everywhere else phases[0])
    every = [("All phases", "all", chosen is None)] if everywhere else []
    return chosen, [*every, *((phase.label, phase.ref, phase == chosen) for phase in phases)]
