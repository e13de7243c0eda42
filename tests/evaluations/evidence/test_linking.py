"""Linking items to judgements and unlinking them, and where an item is used."""

import pytest

from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.selectors.access import cell_for
from evaluations.selectors.evidence_history import item_events
from evaluations.selectors.evidence_uses import uses_of
from evaluations.services.errors import Refused
from evaluations.services.evidence import link_evidence, unlink_evidence
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join


def reached(user, cell):
    return cell_for(user, cell.round.slug, cell.phase.ref, cell.element.ref, lock=True)


class TestLinking:
    @pytest.fixture
    def items(self, authority):
        return EvidenceFactory.create_batch(3, authority=authority)

    def test_several_items_are_linked_at_once_and_none_twice(self, core_member, cell, items):
        link(cell, items[0])
        links = link_evidence(cell=reached(core_member, cell), user=core_member, items=items)
        assert [made.item for made in links] == items[1:]
        assert EvidenceLink.objects.filter(cell=cell).count() == 3
        assert {row.history_user for row in EvidenceLink.history.filter(item__in=items[1:])} == {core_member}

    @pytest.mark.parametrize(
        ("state", "said"), [("signed-off", "is signed off"), ("setting-up", "is still being set up")]
    )
    def test_a_round_that_is_not_open_refuses_links_and_unlinking(
        self, core_member, cell, round_, items, state, said
    ):
        link(cell, items[0])
        round_.state = state
        round_.save()
        found = reached(core_member, cell)
        with pytest.raises(Refused, match=said):
            link_evidence(cell=found, user=core_member, items=items)
        with pytest.raises(Refused, match=said):
            unlink_evidence(cell=found, user=core_member, item=items[0])
        assert EvidenceLink.objects.count() == 1

    def test_someone_outside_the_team_may_not(self, adviser, cell, items):
        with pytest.raises(Refused, match="recording is for the round’s team"):
            link_evidence(cell=reached(adviser, cell), user=adviser, items=items)

    def test_a_guest_links_where_they_are_named_and_nowhere_else(
        self, guest, round_, cell, other_cell, items
    ):
        join(round_, guest, "guest", (cell,))
        assert len(link_evidence(cell=reached(guest, cell), user=guest, items=items)) == 3
        with pytest.raises(Refused):
            link_evidence(cell=reached(guest, other_cell), user=guest, items=items)

    def test_a_guest_cannot_link_or_unlink_what_concerns_an_individual(self, guest, authority, round_, cell):
        join(round_, guest, "guest", (cell,))
        person = EvidenceFactory(authority=authority, individual=True)
        with pytest.raises(Refused, match="no longer in the library"):
            link_evidence(cell=reached(guest, cell), user=guest, items=[person])
        link(cell, person)
        with pytest.raises(Refused, match="concerns an individual"):
            unlink_evidence(cell=reached(guest, cell), user=guest, item=person)

    def test_another_authoritys_item_is_not_in_the_library(self, core_member, other_authority, cell):
        theirs = EvidenceFactory(authority=other_authority)
        with pytest.raises(Refused, match="no longer in the library"):
            link_evidence(cell=reached(core_member, cell), user=core_member, items=[theirs])

    def test_unlinking_leaves_the_item_and_says_who_did_it(self, core_member, cell, items):
        link(cell, *items)
        unlink_evidence(cell=reached(core_member, cell), user=core_member, item=items[0])
        unlink_evidence(cell=reached(core_member, cell), user=core_member, item=items[0])
        assert EvidenceItem.objects.filter(pk=items[0].pk).exists()
        assert [(event.what, event.who) for event in item_events(items[0])][:1] == [
            ("Unlinked from 2.4 Use of intelligence, Primary, Spring 2010", "Cory Core")
        ]


class TestUses:
    def test_uses_say_where_in_which_round_and_what_rests_on_the_item_alone(
        self, authority, core_member, cell, other_cell, django_assert_num_queries
    ):
        item, other = EvidenceFactory.create_batch(2, authority=authority)
        link(cell, item)
        link(other_cell, item, other)
        with django_assert_num_queries(4):
            uses = uses_of(item, core_member)
        assert [(use.cell.element.ref, use.alone, use.may_unlink) for use in uses.shown] == [
            ("1.1", False, True),
            ("2.4", True, True),
        ]
        assert (uses.hidden, uses.in_open_rounds, uses.in_signed_off_rounds, uses.alone) == (0, 2, 0, 1)

    def test_a_guest_sees_the_uses_they_are_named_for_and_a_count_of_the_rest(
        self, authority, guest, round_, cell, other_cell
    ):
        item = EvidenceFactory(authority=authority)
        link(cell, item)
        link(other_cell, item)
        join(round_, guest, "guest", (cell,))
        uses = uses_of(item, guest)
        assert ([use.cell for use in uses.shown], uses.hidden) == ([cell], 1)

    def test_signed_off_rounds_are_told_from_open_ones(self, authority, core_member, cell):
        item = EvidenceFactory(authority=authority)
        old = RoundFactory(authority=authority, state="signed-off")
        link(cell, item)
        link(cell_of(old, "2.4", "primary"), item)
        uses = uses_of(item, core_member)
        assert (uses.in_open_rounds, uses.in_signed_off_rounds) == (1, 1)
        assert [(use.open, use.may_unlink) for use in uses.shown] == [(False, False), (True, True)]
