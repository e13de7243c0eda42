"""Links of invitations, and what came of using them."""

from django.urls import reverse

from accounts.models import Invitation, Membership
from accounts.tokens import token_for
from tests.factories.accounts import PASSWORD

HOME = reverse("home")
GIVEN = {"name": "Ines Vited", "password": PASSWORD}


def link_of(invitation: Invitation) -> str:
    return reverse("accounts:join", args=[token_for(invitation)])


def roles_of(email: str) -> list[tuple[str, str]]:
    members = Membership.objects.filter(user__email=email, ended_at=None)
    return list(members.values_list("authority__name", "role"))
