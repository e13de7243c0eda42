"""A version without a crosswalk of its own reads that of the version it replaces."""

from dataclasses import replace

import pytest
import yaml

from standards import crosswalks
from standards.changing import moves_between
from standards.changing.crosswalk import carried
from standards.content import content_for
from standards.selectors.crosswalks import crosswalk_between, crosswalks_from, elsewhere
from tests.standards.crosswalks.conftest import SHIPPED
from tests.standards.crosswalks.later import NS_FILE, between, later, links
from tests.standards.small import dumped

NS, OFSTED = "ns-quality-standards@2009", "ofsted-la-school-improvement@2014"
OLD, NEW = "laqs@2009", "laqs@2012"

pytestmark = pytest.mark.usefixtures("shipped")


def moved(*moves):
    """From the 2009 standards to Ofsted's schedule, as a version with these moves reads it."""
    walk = between(NS, OFSTED)
    old = walk.here
    gone = {ref for was, _ in moves for ref in was}
    kept = {ref: element for ref, element in old.elements.items() if ref not in gone}
    made = {ref: replace(old.elements["1.4"], ref=ref) for _, now in moves for ref in now}
    said = {"version": old.version, "elements": [{"was": was, "now": now} for was, now in moves]}
    new = replace(old, pk=-1, version="x", elements=kept | made, replaces=said)
    return carried(walk, new, moves_between(old, new))


def test_the_same_refs_have_the_same_links_with_every_framework():
    old, new = between(OLD, NS), content_for(later())
    walk = between(NEW, NS)
    assert [links(walk, ref) for ref in new.elements] == [links(old, ref) for ref in new.elements]
    assert (walk.none_here, walk.none_there) == (old.none_here, old.none_there)
    assert {other.there.slug: other.source.here.version for other in crosswalks_from(new)} == {
        "lancashire-laser": "2009",
        "ns-quality-standards": "2009",
        "ofsted-la-school-improvement": "2009",
    }


def test_each_part_of_what_was_split_is_part_of_what_the_whole_was_the_same_as():
    walk = moved((["1.4"], ["1.4a", "1.4b"]))
    assert links(between(NS, OFSTED), "1.4") == [("same", "6"), ("overlaps", "7")]
    assert [links(walk, ref) for ref in ("1.4a", "1.4b")] == [[("part-of", "6"), ("overlaps", "7")]] * 2


def test_what_was_merged_has_the_links_of_all_of_it_and_takes_in_what_one_was_the_same_as():
    walk = moved((["1.4", "2.5"], ["9"]))
    before = between(NS, OFSTED)
    assert [there for _, there in links(walk, "9")] == sorted(
        {there for ref in ("1.4", "2.5") for _, there in links(before, ref)}
    )
    assert {there: kind for kind, there in links(walk, "9")}["6"] == "takes-in"
    assert {there: kind for kind, there in links(walk, "9")}["3"] == "overlaps"


def test_what_was_dropped_leaves_the_other_side_without_and_says_why():
    walk = moved((["1.4"], []))
    assert links(walk.turned, "6") == []
    assert walk.none_there["6"] == (
        "What it was linked to in National Strategies quality standards 2009 is not in version x any more."
    )


def test_what_is_new_has_none_and_says_why():
    later(elements=[{"was": "13", "now": []}], refs={"13": ["14"]})
    assert (links(between(NEW, NS), "14"), between(NEW, NS).none_here["14"]) == (
        [],
        "Nothing in version 2009, for which this crosswalk was written, became it.",
    )


def test_versions_are_followed_one_after_the_other_and_on_both_sides():
    later("2012", elements=[{"was": "13", "now": "14"}], refs={"13": ["14"]})
    later("2015", "2012", elements=[{"was": "14", "now": ["15", "16"]}], refs={"13": ["15", "16"]})
    later("2020", file=NS_FILE)
    old = links(between(OLD, NS), "13")
    assert old == [("overlaps", "1.2"), ("overlaps", "2.4")]
    for there in (NS, "ns-quality-standards@2020"):
        walk = between("laqs@2015", there)
        assert [links(walk, ref) for ref in ("15", "16")] == [old, old]
    assert [(now.key, was.key) for now, was in walk.standing_in] == [
        ("laqs@2015", OLD),
        ("ns-quality-standards@2020", NS),
    ]
    assert ("overlaps", "16") in links(between("ns-quality-standards@2020", "laqs@2015"), "2.4")


def test_a_crosswalk_loaded_for_the_version_itself_wins_and_later_ones_read_that(tmp_path):
    later("2012"), later("2015", "2012")
    raw = yaml.safe_load((SHIPPED / "ns-laqs.yaml").read_text(encoding="utf-8"))
    side = next(side for side in ("left", "right") if raw[side]["framework"] == "laqs")
    raw[side]["version"], raw["version"] = "2012", 7
    (tmp_path / "own.yaml").write_text(dumped(raw), encoding="utf-8")
    crosswalks.load([tmp_path])
    found = {version: between(f"laqs@{version}", NS) for version in ("2009", "2012", "2015")}
    assert {version: walk.version for version, walk in found.items()} == {"2009": 1, "2012": 7, "2015": 7}
    assert found["2012"].source is None
    assert found["2015"].source is found["2012"]


def test_versions_of_one_framework_are_not_linked_nor_is_one_that_replaces_none():
    new, apart = content_for(later()), content_for(later("2013", before=""))
    old = between(OLD, NS).here
    assert crosswalk_between(old, new) is None
    assert crosswalks_from(apart) == []


def test_reading_takes_one_query_however_many_versions(django_assert_num_queries):
    new = content_for(later())
    later("2015", "2012"), later("2020", file=NS_FILE)
    element = new.element("13")
    elsewhere(new, element)
    with django_assert_num_queries(1):
        assert len(elsewhere(new, element)) == 4
