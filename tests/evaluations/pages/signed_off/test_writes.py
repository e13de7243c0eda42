"""A signed-off round refuses every write: each address that takes a post is sent one that worked before."""

import pytest

from tests.evaluations.pages.signed_off.tables import changed, rows
from tests.evaluations.pages.signed_off.writes import WRITES
from tests.factories.answers import in_state
from tests.factories.rounds import join

HTMX = {"HX-Request": "true"}


@pytest.mark.parametrize("write", WRITES)
def test_while_the_round_is_open_it_changes_something(as_lead, stage, write):
    _, post, state = WRITES[write]
    in_state(stage.round, state)
    before = rows()
    url, data = post(stage)
    assert as_lead.post(url, data).status_code == 302
    assert changed(before, rows()) != []


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_once_it_is_signed_off_nothing_changes(as_lead, signed, headers):
    before = rows()
    let_through = []
    for name, (_, post, _) in WRITES.items():
        url, data = post(signed)
        as_lead.post(url, data, headers=headers)
        let_through += [(name, label) for label in changed(before, rows())]
    assert let_through == []


@pytest.mark.parametrize("who", ["core_member", "guest", "reader", "adviser", "outsider"])
def test_nobody_else_changes_anything_either(request, sign_in, signed, who):
    user = request.getfixturevalue(who)
    if who == "guest":
        join(signed.round, user, "guest", (signed.cell,))
    client, before = sign_in(user), rows()
    for _, post, _ in WRITES.values():
        url, data = post(signed)
        client.post(url, data)
    assert changed(before, rows()) == []


def test_reopening_without_a_reason_changes_nothing(as_lead, signed):
    before = rows()
    as_lead.post(signed.at("state"), {"step": "reopen", "reason": " ", "version": signed.round.version})
    assert changed(before, rows()) == []
