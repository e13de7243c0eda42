"""Links between schools that `manage.py import_schools` writes: from a file of their own or a column."""

import datetime as dt

import pytest

from schools.models import SchoolLink
from tests.factories.schools import SchoolFactory
from tests.schools.register.files import links, many, rows

pytestmark = pytest.mark.django_db


class TestLinks:
    def held(self):
        rows = SchoolLink.objects.order_by("pk")
        return list(
            rows.values_list("school__urn", "kind", "other_urn", "other__urn", "other_name", "established")
        )

    def test_a_converted_academy_is_linked_to_the_school_before_it(self, england, run):
        said = run(many(2), linked=links({}, {"URN": "900009"}, {"LinkURN": "900099", "LinkName": "Gone"}))
        assert said.endswith("2 links between schools added or changed.\n")
        since = dt.date(2012, 9, 1)
        assert self.held() == [
            (900_001, "Predecessor", 900_002, 900_002, "Old Acorn", since),
            (900_001, "Predecessor", 900_099, None, "Gone", since),
        ]

    def test_again_changes_nothing(self, england, run):
        run(many(2), linked=links({}))
        assert run(many(2), linked=links({})).endswith("0 links between schools added or changed.\n")

    def test_a_school_that_comes_in_later_is_found_by_the_links_that_named_it(self, england, run):
        run(many(1), linked=links({}))
        run(many(2))
        assert [row[3] for row in self.held()] == [900_002]

    def test_a_column_of_the_register_itself_may_name_the_predecessor(self, england, run):
        run(rows({"PredecessorURN": "900002"}, {"PredecessorURN": ""}))
        assert [row[:4] for row in self.held()] == [(900_001, "Predecessor", 900_002, 900_002)]

    def test_one_authority_s_file_writes_no_links_of_others(self, england, run):
        SchoolFactory(urn=900_005, authority=england["888"])
        run(many(1), "--authority", "336", linked=links({"URN": "900005", "LinkURN": "900001"}, {}))
        assert [row[:3] for row in self.held()] == [(900_001, "Predecessor", 900_002)]

    def test_links_that_name_no_school_are_passed_over(self, england, run):
        run(many(1), linked=links({"LinkURN": "none"}, {"LinkEstablishedDate": "soon"}, {}))
        assert len(self.held()) == 1
