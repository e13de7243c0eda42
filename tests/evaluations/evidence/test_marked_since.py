"""An item that is marked as concerning an individual after a round was signed off with it."""

import pytest

from evaluations.enums import EvidenceKind
from evaluations.models import AnswerEvidence
from tests.evaluations.evidence.forms import Sent
from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.evidence import link
from tests.factories.rounds import RoundFactory, cell_of

STANDS = "To take it out, reopen each of them and sign it off again."


class TestMarkedSince(Sent):
    @pytest.fixture
    def signed(self, authority, item):
        for state, name in (("signed-off", "Old"), ("signed-off", "Older"), ("rating", "Open")):
            made = RoundFactory(authority=authority, state=state, name=name)
            link(cell_of(made, "1.1", "primary"), item)
            link(cell_of(made, "1.2", "primary"), item)

    def told(self, client, item, **changes):
        self.send(client, item, **changes)
        return " ".join(client.get(f"/evidence/{item.pk}/").content.decode().split())

    @pytest.mark.usefixtures("signed")
    def test_it_says_which_rounds_may_name_it(self, as_core, item):
        said = self.told(as_core, item, individual="on")
        assert (STANDS in said, "Older, Old." in said or "Old, Older." in said, "Open." in said) == (
            True,
            True,
            False,
        )

    @pytest.mark.usefixtures("signed")
    def test_once_it_is_marked_it_says_no_more(self, as_core, item):
        self.told(as_core, item, individual="on")
        assert STANDS not in self.told(as_core, self.now(item), individual="on", title="Plan of 2009")

    def test_a_round_in_which_a_team_rests_on_it_without_a_link_is_said_too(
        self, as_core, authority, lead, item
    ):
        laser = LaserFactory(authority=authority, state="signed-off", name="LASER 2013", created_by=lead)
        answer = answered(answering_team(laser, "Primary advisers"), cell_of(laser, "1"), "good")
        AnswerEvidence.objects.create(
            answer=answer, kind=EvidenceKind.ITEM, words=item.title, item=item, added_by=lead
        )
        assert f"may name it: LASER 2013. {STANDS}" in self.told(as_core, item, individual="on")

    def test_without_a_round_that_is_signed_off_there_is_nothing_to_say(self, as_core, item):
        assert STANDS not in self.told(as_core, item, individual="on")
