"""What comes back when a form is sent: parts of pages, refusals, emails."""

import pytest
from django.core import mail
from django.core.cache import cache

from tests.isolation.crawling import text_of
from tests.isolation.planting import secrets_in
from tests.isolation.test_crawl import theirs
from tests.permissions.asking import HTMX
from tests.permissions.doors import OWNED, address, sent
from tests.permissions.table import ROWS, Row
from tests.permissions.world import House, World, untouched

pytestmark = pytest.mark.django_db

FORMS = [row for row in ROWS if row.posts]


def reply(world: World, who: str, row: Row, house: House) -> set[str]:
    """The secrets in it, in the page that it leads to, and in the emails that it sends."""
    cache.clear()
    mail.outbox.clear()
    state = row.states[-1]
    url, data = address(row.name, row.of, house, state), sent(row.name, row.how, world, house, state)
    client = world.client(who)
    with untouched():
        if row.how == "GET":
            response = client.get(url)
        else:
            response = client.post(url, data, headers=HTMX if row.how.startswith("HTMX") else None)
        text = text_of(response)
        if "Location" in response and response["Location"].startswith("/"):
            text += text_of(client.get(response["Location"]))
    return secrets_in(text) | secrets_in(str([message.message() for message in mail.outbox]))


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_a_reply_holds_nothing_that_is_not_the_person_s_to_read(world, planted, row):
    people = ("lead", "guest", "reader", "adviser", "regional")
    # The link of an invitation says whom it is for, to whoever has it.
    open_to_all = {"INVITED-ADDRESS"} if row.name == "accounts:join" else set()
    leaks = {who: reply(world, who, row, world.own) - theirs(who, planted) - open_to_all for who in people}
    assert leaks == {who: set() for who in people}


@pytest.mark.parametrize("row", [row for row in ROWS if row.of in OWNED], ids=str)
def test_a_refusal_says_nothing_of_another_authority(world, row):
    people = ("anyone", "lead", "regional")
    typed = secrets_in(
        address(row.name, row.of, world.other, row.states[-1])
    )  # an address comes back to sign in
    said = {who: reply(world, who, row, world.other) - typed for who in people}
    assert said == {who: set() for who in people}


def test_emails_name_the_authority_and_the_people_and_nothing_of_the_work(world):
    found = {}
    for row in FORMS:
        reply(world, "lead", row, world.own)
        for message in mail.outbox:
            found.setdefault(row.name, set()).update(secrets_in(str(message.message())))
    assert found == {
        "account_change_password": set(),
        "account_reset_password": set(),
        "accounts:invite": set(),
        "accounts:resend_invitation": {"INVITED-ADDRESS", "INVITED-INVITED"},
        # The lead's own words to schools, and of no school anything to another.
        "returns:send": {"LEAD-MESSAGE"},
        "returns:remind": set(),
        "returns:ask_send": {"LEAD-MESSAGE"},
    }
