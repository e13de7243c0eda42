from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import selectors
from accounts.enums import Role
from accounts.forms.people import RoleForm
from accounts.here import MemberRequest
from accounts.models import Membership
from accounts.permissions import require
from accounts.roles import Permission
from accounts.services import people as services


@require_safe
def people(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.MANAGE_PEOPLE)
    now = timezone.now()
    context = {
        "members": selectors.members_of(authority),
        "invitations": [(found, found.state(now)) for found in selectors.invitations_of(authority)],
    }
    return render(request, "accounts/people.html", context)


def change_role(request: MemberRequest, pk: int) -> HttpResponse:
    member = _member(request, pk)
    form = RoleForm(request.POST or None, initial={"role": member.role, "until": member.until})
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.change_role(
                membership=member, role=Role(form.cleaned_data["role"]), until=form.cleaned_data["until"]
            )
        except ValidationError as error:
            form.add_error("role", error)
        else:
            return _done(
                request, changed, f"The role of {changed.user} is now {changed.get_role_display().lower()}."
            )
    context = {"form": form, "member": member}
    return render(request, "accounts/change_role.html", context, status=422 if form.errors else 200)


def end_membership(request: MemberRequest, pk: int) -> HttpResponse:
    member = _member(request, pk)
    if request.method == "POST":
        try:
            ended = services.end_membership(membership=member)
        except ValidationError as error:
            context = {"member": member, "refusal": error.messages[0]}
            return render(request, "accounts/end_membership.html", context, status=422)
        return _done(request, ended, f"{ended.user} no longer belongs to {ended.authority}.")
    return render(request, "accounts/end_membership.html", {"member": member})


def _member(request: MemberRequest, pk: int) -> Membership:
    authority = require(request, Permission.MANAGE_PEOPLE)
    member = selectors.member_of(authority, pk)
    if member is None:
        raise Http404("Nobody with that membership belongs to your authority.")
    return member


def _done(request: MemberRequest, member: Membership, what: str) -> HttpResponse:
    """Someone who gave up being a lead may not see the list any more."""
    messages.success(request, what)
    gave_up = member.user == request.user and (member.ended_at or member.role != Role.LEAD)
    return redirect("home" if gave_up else "accounts:people")
