"""What someone with the link of an invitation sees and does; the link is all the permission there is."""

from http import HTTPStatus

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import selectors
from accounts.enums import InvitationState, Role
from accounts.forms.people import JoinForm
from accounts.middleware import CHOSEN
from accounts.models import Invitation, Membership, User
from accounts.roles import ROLE_WORDS
from accounts.services.invitations import (
    AccountExists,
    InvitationClosed,
    NotTheInvited,
    accept,
    accept_as_new,
)


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def join(request: HttpRequest, token: str) -> HttpResponse:
    invitation, state = selectors.invitation_by(token, timezone.now())
    if invitation is None or state != InvitationState.OPEN:
        return _closed(request, invitation, state)
    try:
        return _with_open(request, token, invitation)
    except InvitationClosed as closed:
        return _closed(request, invitation, closed.state)
    except (AccountExists, NotTheInvited):
        return redirect("accounts:join", token)


def _with_open(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    if isinstance(request.user, User):
        return _signed_in(request, request.user, token, invitation)
    account = selectors.account_with(invitation.email)
    if account is None:
        return _as_new(request, token, invitation)
    return _page(request, "sign_in_first" if account.is_active else "account_closed", invitation)


def _signed_in(request: HttpRequest, user: User, token: str, invitation: Invitation) -> HttpResponse:
    if user.email != invitation.email:
        return _page(request, "wrong_account", invitation)
    if request.method == "POST":
        return _welcome(request, accept(token=token, user=user))
    return _page(request, "confirm", invitation)


def _as_new(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    form = JoinForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        membership = accept_as_new(token=token, name=given["name"], password=given["password"])
        perform_login(request, membership.user)
        request.session.set_expiry(0)  # until the browser closes, as after the sign-in page
        return _welcome(request, membership)
    return _page(request, "new_account", invitation, form=form)


def _welcome(request: HttpRequest, membership: Membership) -> HttpResponse:
    request.session[CHOSEN] = membership.authority_id
    role = membership.get_role_display().lower()
    messages.success(request, f"You have joined {membership.authority}. Your role there is {role}.")
    return redirect("home")


def _page(request: HttpRequest, name: str, invitation: Invitation, **more: object) -> HttpResponse:
    words = ROLE_WORDS[Role(invitation.role)]
    context = {"invitation": invitation, "words": words, "next": request.path, **more}
    form = context.get("form")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if getattr(form, "errors", None) else HTTPStatus.OK
    return render(request, f"accounts/join/{name}.html", context, status=status)


def _closed(request: HttpRequest, invitation: Invitation | None, state: InvitationState) -> HttpResponse:
    status = HTTPStatus.NOT_FOUND if invitation is None else HTTPStatus.GONE
    context = {"invitation": invitation, "state": state, "home": reverse("home")}
    return render(request, "accounts/join/closed.html", context, status=status)
