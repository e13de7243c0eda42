"""The team of a round: adding, removing, and what each member looks after."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.forms.rounds import AddMemberForm
from evaluations.forms.texts import whole_number
from evaluations.models import Round, TeamMember
from evaluations.selectors.team import cell_grid
from evaluations.services import team as services
from evaluations.services.errors import Refused
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
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("evaluations:setup", slug)
    messages.success(request, f"{member.user} is in the team. Say what they look after.")
    return redirect("evaluations:team_member", slug, member.pk)


@require_http_methods(["GET", "POST"])
def look_after(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    if request.method == "POST" and _share(request, slug, pk):
        return redirect("evaluations:setup", slug)
    round_ = get_managed_round(request, slug)
    member, content = _member(round_, pk), content_for(round_.framework)
    context = {
        "round": round_,
        "content": content,
        "member": member,
        "grid": cell_grid(round_, content, member),
    }
    return render(request, "evaluations/rounds/member.html", context)


@transaction.atomic
def _share(request: MemberRequest, slug: str, pk: int) -> bool:
    round_ = get_managed_round(request, slug, lock=True)
    member = _member(round_, pk)
    cells = round_.cells.filter(pk__in={whole_number(value) for value in request.POST.getlist("cell")})
    try:
        services.look_after(round_=round_, member=member, cells=cells)
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, f"{member.user} looks after {cells.count()} of {round_.cells.count()}.")
    return True


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
