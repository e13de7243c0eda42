"""The team of a round: adding, removing, and what each member looks after."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.models import Membership
from evaluations.enums import TeamRole
from evaluations.forms.team import AddMemberForm, PlaceForm
from evaluations.forms.texts import whole_number
from evaluations.models import Round, TeamMember
from evaluations.selectors.team import cell_grid, seen_of
from evaluations.services import team as services
from evaluations.services.errors import Overtaken, Refused
from evaluations.views.shared import get_managed_round
from standards.content import content_for


@require_POST
@transaction.atomic
def add(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_managed_round(request, slug, lock=True)
    form = AddMemberForm(request.POST, round_=round_)
    if not form.is_valid():
        messages.error(request, "Choose a person and their role in the team.")
        return redirect("evaluations:setup", slug)
    try:
        member = services.add_member(
            round_=round_, membership=form.cleaned_data["person"], role=form.cleaned_data["role"]
        )
    except services.WrongDay as refused:
        messages.error(request, f"{refused} Tick what they should look after, too.")
        asked = urlencode({"person": form.cleaned_data["person"].pk, "role": form.cleaned_data["role"]})
        return redirect(f"{reverse('evaluations:contributors', args=[slug])}?{asked}")
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("evaluations:setup", slug)
    messages.success(request, f"{member.user} is in the team. Say what they look after.")
    return redirect("evaluations:team_member", slug, member.pk)


@require_http_methods(["GET", "POST"])
def look_after(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What a member looks after, which team they bring and, of a guest, until when."""
    form = None
    if request.method == "POST":
        form = _share(request, slug, pk)
        if not form.errors:
            return redirect("evaluations:setup", slug)
    round_ = get_managed_round(request, slug)
    member, content = _member(round_, pk), content_for(round_.framework)
    context = {
        "round": round_,
        "content": content,
        "member": member,
        "form": form or _place_form(None, round_, member),
        "seen": seen_of(member),
        "grid": cell_grid(round_, content, member, _ticked(request) if form else None),
    }
    status = 422 if form else 200
    return render(request, "evaluations/rounds/member.html", context, status=status)


def _place_form(data: QueryDict | None, round_: Round, member: TeamMember) -> PlaceForm:
    latest = _membership(round_, member)
    return PlaceForm(
        data,
        initial={"represents": member.represents, "until": member.until},
        guest=member.role == TeamRole.GUEST,
        latest=latest.until if latest else None,
    )


def _membership(round_: Round, member: TeamMember) -> Membership | None:
    return Membership.objects.filter(
        authority=round_.authority_id, user=member.user_id, ended_at=None
    ).first()


def _ticked(request: MemberRequest) -> set[int]:
    return {whole_number(value) for value in request.POST.getlist("cell")}


@transaction.atomic
def _share(request: MemberRequest, slug: str, pk: int) -> PlaceForm:
    round_ = get_managed_round(request, slug, lock=True)
    member = _member(round_, pk)
    form = _place_form(request.POST, round_, member)
    if not form.is_valid():
        return form
    cells = round_.cells.filter(pk__in=_ticked(request))
    try:
        services.change_place(
            round_=round_,
            member=member,
            membership=_membership(round_, member),
            cells=cells,
            represents=form.cleaned_data["represents"],
            until=form.cleaned_data.get("until"),
            seen=request.POST.get("seen"),
        )
    except services.WrongDay as refused:
        form.add_error("until", refused.messages)
    except Refused as refused:
        form.add_error(None, refused.messages)
    except Overtaken:
        form.add_error(None, OVERTAKEN)
    else:
        messages.success(request, f"{member.user} looks after {cells.count()} of {round_.cells.count()}.")
    return form


OVERTAKEN = (
    "Someone else changed this member’s place while you were here. What you chose is still in the form: save "
    "again to put it in place of theirs."
)


@require_POST
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    with transaction.atomic():
        round_ = get_managed_round(request, slug, lock=True)
        member = _member(round_, pk)
        try:
            services.remove_member(round_=round_, member=member)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{member.user} is no longer in the team. What they recorded stays.")
    return redirect("evaluations:setup", slug)


def _member(round_: Round, pk: int) -> TeamMember:
    member = round_.team.select_related("user").filter(pk=pk).first()
    if member is None:
        raise Http404("There is no such member in this team.")
    return member
