import pytest

from accounts.enums import Role
from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.permissions import Access
from evaluations.selectors.access import cell_for
from evaluations.selectors.evidence import (
    NO_EVIDENCE,
    evidence_for_report,
    evidence_links_of,
    only_support,
    with_uses,
)
from evaluations.selectors.evidence_library import (
    Filters,
    found_in,
    library,
    source_types_in,
    suggested_source_types,
)
from standards.models import Framework
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework


@pytest.fixture
def access(core_member):
    return Access(core_member, Role.CORE, "core", "rating")


def shown(evidence):
    return [(row.item.title, row.uses, row.confidential) for row in evidence.items]


def test_a_cell_says_what_it_rests_on_and_where_else_that_is_used(
    authority, cell, other_cell, access, django_assert_num_queries
):
    risk, sample = (
        EvidenceFactory(authority=authority, title="Risk"),
        EvidenceFactory(authority=authority, title="Sample"),
    )
    person = EvidenceFactory(authority=authority, title="Two partners", individual=True)
    link(cell, risk, sample, person)
    link(other_cell, risk)
    link(cell_of(RoundFactory(authority=authority), "1.2", "secondary"), risk)
    with django_assert_num_queries(1):
        evidence = evidence_links_of(cell, access)
    assert shown(evidence) == [("Risk", 2, False), ("Sample", 0, False), ("Two partners", 0, True)]
    assert (evidence.hidden, evidence.hidden_words, evidence.may_open) == (0, "", True)


@pytest.mark.parametrize(
    ("role", "team_role", "may_open"),
    [
        (Role.GUEST, "guest", True),
        (Role.ADVISER, None, True),
        (Role.READER, None, False),
        (Role.CORE, "guest", True),
    ],
)
def test_what_concerns_an_individual_is_counted_and_not_shown(
    authority, cell, lead, role, team_role, may_open
):
    link(cell, EvidenceFactory(authority=authority, title="Open"))
    link(cell, EvidenceFactory(authority=authority, title="Secretname", individual=True))
    evidence = evidence_links_of(cell, Access(lead, role, team_role, "rating", named=True))
    assert (shown(evidence), evidence.hidden_words, evidence.may_open) == (
        [("Open", 0, False)],
        "One item that concerns an individual is not shown.",
        may_open,
    )


def test_several_hidden_items_are_counted(authority, cell, lead):
    link(cell, *EvidenceFactory.create_batch(2, authority=authority, individual=True))
    evidence = evidence_links_of(cell, Access(lead, Role.READER, None, "signed-off"))
    assert evidence.hidden_words == "2 items that concern an individual are not shown."


def test_a_report_has_each_cells_items_without_those_on_individuals(
    authority, round_, cell, other_cell, django_assert_num_queries
):
    risk = EvidenceFactory(authority=authority)
    person = EvidenceFactory(authority=authority, individual=True)
    link(cell, risk, person)
    link(other_cell, person)
    link(cell_of(RoundFactory(authority=authority), "2.4", "primary"), risk)
    with django_assert_num_queries(1):
        found = evidence_for_report(round_)
    assert {pk: (entry.items, entry.left_out) for pk, entry in found.items()} == {
        cell.pk: ((risk,), 1),
        other_cell.pk: ((), 1),
    }
    assert (NO_EVIDENCE.items, NO_EVIDENCE.left_out) == ((), 0)


class TestOnlySupport:
    """Without the item there would be no evidence in the cell, or none that shows impact."""

    def alone(self, authority):
        return {(link.item.title, link.cell_id) for link in only_support(authority)}

    def test_the_only_item_of_a_cell_is_its_only_support_even_without_impact(self, authority, cell):
        link(cell, EvidenceFactory(authority=authority, title="Plan"))
        assert self.alone(authority) == {("Plan", cell.pk)}

    def test_the_only_item_with_impact_is_the_only_support_beside_others_without(self, authority, cell):
        link(cell, EvidenceFactory(authority=authority, title="Plan"))
        link(cell, EvidenceFactory(authority=authority, title="Results", impact="some"))
        assert self.alone(authority) == {("Results", cell.pk)}

    def test_two_items_with_impact_support_each_other(self, authority, cell):
        link(cell, EvidenceFactory(authority=authority, impact="some"))
        link(cell, EvidenceFactory(authority=authority, impact="substantial"))
        assert self.alone(authority) == set()

    def test_two_items_without_impact_support_each_other(self, authority, cell):
        link(cell, *EvidenceFactory.create_batch(2, authority=authority))
        assert self.alone(authority) == set()

    def test_each_item_counts_its_uses_and_those_that_rest_on_it_alone(self, authority, cell, other_cell):
        plan = EvidenceFactory(authority=authority, title="Plan")
        results = EvidenceFactory(authority=authority, title="Results", impact="some")
        EvidenceFactory(authority=authority, title="Unused")
        link(cell, plan, results)
        link(other_cell, plan)
        rows = with_uses(EvidenceItem.objects.order_by("title"))
        assert list(rows.values_list("title", "uses", "alone")) == [
            ("Plan", 2, 1),
            ("Results", 1, 1),
            ("Unused", 0, 0),
        ]

    def test_what_an_item_showed_when_the_round_was_signed_off_counts(self, authority, cell):
        plan = EvidenceFactory(authority=authority, title="Plan")
        results = EvidenceFactory(authority=authority, title="Results", impact="some")
        link(cell, plan, results)
        for signed in EvidenceLink.objects.all():
            signed.impact = "some"
            signed.save()
        assert self.alone(authority) == set()

    def test_another_authoritys_links_are_not_among_them(self, authority, other_authority, cell):
        elsewhere = RoundFactory(authority=other_authority)
        link(cell_of(elsewhere, "1.1", "primary"), EvidenceFactory(authority=other_authority))
        assert self.alone(authority) == set()


class TestLibrary:
    def titles(self, authority, role=Role.CORE, **filters):
        return [item.title for item in found_in(library(authority, role), Filters(**filters))]

    @pytest.fixture(autouse=True)
    def items(self, authority, cell):
        minutes = EvidenceFactory(authority=authority, title="Minutes of July", dated="2009-07-01")
        EvidenceFactory(
            authority=authority,
            title="Café survey",
            source_type="Learner surveys",
            dated="2010-01-05",
            impact="some",
            summary="Asked in 12 schools.",
        )
        EvidenceFactory(
            authority=authority, title="Appraisal", dated=None, individual=True, file_name="head.pdf"
        )
        link(cell, minutes)

    @pytest.mark.parametrize(
        ("filters", "titles"),
        [
            ({}, ["Café survey", "Minutes of July", "Appraisal"]),
            ({"sort": "oldest"}, ["Minutes of July", "Café survey", "Appraisal"]),
            ({"sort": "title"}, ["Appraisal", "Café survey", "Minutes of July"]),
            ({"sort": "added"}, ["Appraisal", "Café survey", "Minutes of July"]),
            ({"sort": "used"}, ["Minutes of July", "Appraisal", "Café survey"]),
            ({"words": "schools SURVEY"}, ["Café survey"]),
            ({"words": "head.pdf"}, ["Appraisal"]),
            ({"words": "100%"}, []),
            ({"source_type": "Learner surveys"}, ["Café survey"]),
            ({"impact": "some"}, ["Café survey"]),
            ({"use": "used"}, ["Minutes of July"]),
            ({"use": "unused"}, ["Café survey", "Appraisal"]),
            ({"use": "alone"}, ["Minutes of July"]),
            ({"individual": "yes"}, ["Appraisal"]),
            ({"individual": "no"}, ["Café survey", "Minutes of July"]),
        ],
    )
    def test_the_library_is_narrowed_and_sorted(self, authority, filters, titles):
        assert self.titles(authority, **filters) == titles

    @pytest.mark.parametrize(
        ("role", "titles"),
        [
            (Role.LEAD, ["Café survey", "Minutes of July", "Appraisal"]),
            (Role.CORE, ["Café survey", "Minutes of July", "Appraisal"]),
            (Role.GUEST, ["Café survey", "Minutes of July"]),
            (Role.ADVISER, ["Café survey", "Minutes of July"]),
            (Role.READER, []),
            (None, []),
        ],
    )
    def test_each_role_sees_what_it_may(self, authority, role, titles):
        assert self.titles(authority, role) == titles

    def test_source_types_come_from_what_the_person_sees(self, authority):
        EvidenceFactory(
            authority=authority, source_type="Capability hearing of A. Secretname", individual=True
        )
        assert source_types_in(library(authority, Role.GUEST)) == ["Learner surveys", "Team meeting minutes"]


@pytest.mark.django_db
def test_the_guides_32_sources_are_suggested():
    framework("laqs")
    found = suggested_source_types()
    assert (len(found), found[0], found[-1]) == (
        32,
        "Team meeting minutes",
        "Accredited national tests, for example, music, sport, school health checks",
    )
    assert max(map(len, found)) <= 120


@pytest.mark.django_db
def test_nothing_is_suggested_where_the_guide_is_not_loaded():
    Framework.objects.filter(slug="laqs").delete()
    assert suggested_source_types() == []


def test_a_cell_read_for_a_person_carries_the_strongest_impact_of_its_evidence(
    core_member, authority, round_, cell
):
    link(
        cell, EvidenceFactory(authority=authority), EvidenceFactory(authority=authority, impact="substantial")
    )
    link(cell, EvidenceFactory(authority=authority, impact="some"))
    assert cell_for(core_member, round_.slug, "primary", "2.4").impact == "substantial"
