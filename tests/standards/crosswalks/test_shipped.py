"""What ships is complete, and says the same whichever way it is read."""

from itertools import combinations

import pytest

from standards.content import content_for
from standards.enums import LinkKind
from standards.selectors.crosswalks import crosswalk_between, crosswalks, elsewhere


@pytest.fixture
def contents(frameworks):
    return [content_for(framework) for framework in frameworks.values()]


def test_every_pair_of_the_four_frameworks_has_one(shipped, contents):
    found = {frozenset((walk.here.slug, walk.there.slug)) for walk in crosswalks()}
    assert found == {frozenset((one.slug, other.slug)) for one, other in combinations(contents, 2)}


def test_every_element_has_a_link_or_a_reason_for_none_to_every_other_framework(shipped, contents):
    for content in contents:
        for element in content.elements.values():
            others = elsewhere(content, element)
            assert len(others) == 3
            assert [bool(other.links) != bool(other.why) for other in others] == [True] * 3


def test_no_link_goes_one_way(shipped, contents):
    for one, other in combinations(contents, 2):
        there, back = crosswalk_between(one, other), crosswalk_between(other, one)
        assert {(link.here.ref, link.there.ref, link.kind, link.why) for link in there.links} == {
            (link.there.ref, link.here.ref, link.kind.turned, link.why) for link in back.links
        }


def test_part_of_reads_as_takes_in_from_the_other_side(shipped, frameworks):
    ns, laser = (content_for(frameworks[slug]) for slug in ("ns-quality-standards", "lancashire-laser"))
    assert _kind(crosswalk_between(ns, laser), "1.2", "26") == LinkKind.TAKES_IN
    assert _kind(crosswalk_between(laser, ns), "26", "1.2") == LinkKind.PART_OF


def _kind(walk, here, there):
    return next(link.kind for link in walk.links_of(here) if link.there.ref == there)


def test_reasons_are_sentences_and_no_two_links_share_one(shipped):
    said = [link.why for walk in crosswalks() for link in walk.links]
    assert len(set(said)) == len(said)
    assert [why for why in said if not why.endswith(".") or why.count(". ") > 2] == []


def test_reading_takes_one_query_however_many_links(shipped, contents, django_assert_num_queries):
    crosswalks()
    for content in contents:
        with django_assert_num_queries(1):
            elsewhere(content, next(iter(content.elements.values())))
