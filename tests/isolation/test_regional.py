"""What each post is shown of its region, on pages and in files, and nothing of it in logs and emails."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.enums import RegionalRole
from evaluations.enums import RoundState
from tests.factories.accounts import AppointmentFactory
from tests.isolation.crawling import text_of
from tests.isolation.planting import groups_in, secrets_in
from tests.permissions.doors import address
from tests.permissions.test_posts import REGIONAL
from tests.permissions.world import untouched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undrawn")]

# Which school was visited is chosen from the register, which is public.
GIVEN = {"SUPPORT", "REGIONAL", "SCHOOLS"}
RATED = GIVEN | {"FINAL", "FINALNAMED", "LIBRARY", "BOTHVIEWS", "PROPOSED", "NOTESHARED", "NOTEFINAL"}
# Whose words each post reads; all that is planted is of Primary, but for support and an agenda for all phases.
READS = {
    (RegionalRole.DIRECTOR, ""): RATED | {"AGENDA", "NOTEDRAFT"},
    (RegionalRole.PHASE_ADVISER, "primary"): RATED | {"NOTEDRAFT"},
    (RegionalRole.REGIONAL_ADVISER, "primary"): RATED,
    (RegionalRole.PHASE_ADVISER, "secondary"): GIVEN,
    (RegionalRole.REGIONAL_ADVISER, "secondary"): GIVEN,
}
FILES = {"LIBRARY-CONTENT", "LIBRARY-LINKED"}


def read(world, client: Client) -> str:
    """Every page and file of the region, and the cells where something is planted."""
    place = world.own.places[RoundState.SIGNED_OFF]
    urls = {
        address(row.name, row.of, world.own, row.states[-1]) for row in REGIONAL.values() if row.how == "GET"
    }
    urls |= {
        reverse("evaluations:region_view_cell", args=[place.round.slug, "primary", element])
        for element in ("2.4", "1.1")
    }
    return "\n".join(text_of(client.get(url)) for url in sorted(urls))


@pytest.mark.parametrize(("role", "phase"), READS)
def test_a_post_is_shown_what_is_of_its_phase_and_nothing_of_it_is_logged_or_sent(world, caplog, role, phase):
    caplog.set_level("DEBUG")
    with untouched():
        client, region = Client(), world.own.authority.region
        post = AppointmentFactory(region=region, role=role, phase=phase)
        client.force_login(post.user, backend="django.contrib.auth.backends.ModelBackend")
        shown = read(world, client)
    assert (groups_in(shown), secrets_in(shown) & FILES) == (READS[role, phase], set())
    assert (secrets_in(caplog.text), mail.outbox) == (set(), [])
