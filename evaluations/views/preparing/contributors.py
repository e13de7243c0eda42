"""Who might help: the table of possible contributors beside the team, and people added from there."""

import datetime as dt

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.models import Membership
from accounts.selectors import invitations_of
from evaluations.enums import TeamRole
from evaluations.forms.team import ContributorForm
from evaluations.models import Cell, Round, TeamMember
from evaluations.permissions import can_manage
from evaluations.selectors.contributors import contributors_of
from evaluations.services import team as services
from evaluations.services.errors import Refused
from evaluations.views.shared import get_managed_round, get_prepared_round
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def contributors(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _add(request, slug)
    round_ = get_prepared_round(request, slug)
    asked = {
        "element": request.GET.getlist("element"),
        "person": request.GET.get("person", ""),
        "role": request.GET.get("role", TeamRole.CORE),
    }
    form = ContributorForm(initial=asked, round_=round_, content=content_for(round_.framework))
    return _show(request, round_, form)


@transaction.atomic
def _add(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_managed_round(request, slug, lock=True)
    form = ContributorForm(request.POST, round_=round_, content=content_for(round_.framework))
    if form.is_valid():
        try:
            messages.success(request, _added(round_, form))
        except services.WrongDay as refused:
            form.add_error("until", refused.messages)
        except Refused as refused:
            form.add_error("person", refused.messages)
        else:
            return redirect("evaluations:contributors", slug)
    return _show(request, round_, form)


def _added(round_: Round, form: ContributorForm) -> str:
    given = form.cleaned_data
    cells = form.chosen(round_.cells.select_related("element", "phase"))
    member = round_.team.select_related("user").filter(user=given["person"].user_id).first()
    if member is not None:
        return _given_more(round_, member, given["person"], cells, given["until"])
    member = services.add_member(
        round_=round_,
        membership=given["person"],
        role=given["role"],
        represents=given["represents"],
        until=given["until"],
        cells=cells,
    )
    share = f"looks after {len(cells)} of {round_.cells.count()}" if cells else "is asked for all of it"
    return f"{member.user} is in the team and {share}."


def _given_more(
    round_: Round, member: TeamMember, person: Membership, cells: list[Cell], until: dt.date | None
) -> str:
    if not cells:
        raise Refused(f"{person.user} is in the team already. Tick what they should look after as well.")
    was_asked_for_all = not member.cells.exists()
    services.give_more(round_=round_, member=member, membership=person, cells=cells, until=until)
    if was_asked_for_all:
        return f"{person.user} was asked for all of it, and now is asked only for what you ticked."
    return f"{person.user} was in the team already, and now looks after what you ticked as well."


def _show(request: MemberRequest, round_: Round, form: ContributorForm) -> HttpResponse:
    content = content_for(round_.framework)
    may_change = can_manage(round_.access) and not round_.is_signed_off
    context = {
        "round": round_,
        "content": content,
        "found": contributors_of(round_, content),
        "form": form,
        "ticked": set(form["element"].value() or ()),
        "may_change": may_change,
        "invited": list(invitations_of(round_.authority)) if may_change else [],
    }
    status = 422 if form.errors else 200
    return render(request, "evaluations/preparing/contributors.html", context, status=status)
