from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from accounts import selectors
from accounts.addresses import own_address
from accounts.enums import Role
from accounts.forms.people import InviteForm
from accounts.here import MemberRequest
from accounts.mail import send_invitation
from accounts.models import Invitation, LocalAuthority
from accounts.permissions import require, require_in
from accounts.roles import Permission
from accounts.services import invitations as services
from accounts.tokens import token_for


def invite(request: MemberRequest) -> HttpResponse:
    authority = _named_authority(request)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invitation = services.invite(
                authority=authority,
                by=request.user,
                email=given["email"],
                name=given["name"],
                role=Role(given["role"]),
                until=given["until"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _sent(request, invitation, _back(request))
    context = {"form": form, "authority": authority, "back": _back(request)}
    return render(request, "accounts/invite.html", context, status=422 if form.errors else 200)


@require_POST
def resend(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        invitation = services.resend(invitation=_invitation(request, pk), by=request.user)
    except ValidationError as error:
        return _refused(request, error)
    return _sent(request, invitation)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        invitation = services.withdraw(invitation=_invitation(request, pk))
    except ValidationError as error:
        return _refused(request, error)
    messages.success(request, f"The invitation to {invitation.email} is withdrawn. Its link no longer works.")
    return redirect("accounts:people")


def _back(request: MemberRequest) -> str:
    """Where the person came from, if it is a page of ours."""
    return own_address(request, request.POST.get("next") or request.GET.get("next") or "")


def _named_authority(request: MemberRequest) -> LocalAuthority:
    """The one that the form was shown for: a person may have switched to another in a second tab."""
    named = request.POST.get("authority", "")
    if named.isdecimal():
        return require_in(request, int(named), Permission.MANAGE_PEOPLE)
    return require(request, Permission.MANAGE_PEOPLE)


def _invitation(request: MemberRequest, pk: int) -> Invitation:
    authority = require(request, Permission.MANAGE_PEOPLE)
    invitation = selectors.invitation_of(authority, pk)
    if invitation is None:
        raise Http404("Your authority has no such invitation.")
    return invitation


def _sent(request: MemberRequest, invitation: Invitation, back: str = "") -> HttpResponse:
    link = reverse("accounts:join", args=[token_for(invitation)])
    if send_invitation(invitation, request.build_absolute_uri(link)):
        last_day = date_format(timezone.localdate(invitation.expires_at))
        messages.success(
            request,
            f"Invitation to {invitation.authority} sent to {invitation.email}. "
            f"Its link works until {last_day}.",
        )
    else:
        messages.error(
            request,
            f"The invitation to {invitation.email} is kept, but the email could not be sent. "
            "Choose “Send again” in a few minutes. If that fails too, tell an administrator.",
        )
    return redirect(back or "accounts:people")


def _refused(request: MemberRequest, error: ValidationError) -> HttpResponse:
    messages.error(request, error.messages[0])
    return redirect("accounts:people")
