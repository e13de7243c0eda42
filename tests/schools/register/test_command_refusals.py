"""What `manage.py import_schools` refuses, row by row or whole, and when nothing is written."""

import pytest
from django.core.management import CommandError

from schools.models import School, SchoolLink
from tests.schools.register.command import called, counted
from tests.schools.register.files import links, many, rows

pytestmark = pytest.mark.django_db


class TestRefused:
    def test_each_row_is_refused_with_its_number_and_the_reason_and_the_rest_come_in(self, england, run):
        said = run(
            rows(
                {},
                {"URN": ""},
                {"LA (code)": "999"},
                {"EstablishmentName": "Oak", "OpenDate": "31-02-2001"},
                {"EstablishmentName": ""},
                {"EstablishmentName": "Elm", "EstablishmentStatus (name)": "Shut"},
                {"EstablishmentName": "x" * 201},
            )
        )
        assert said == (
            "row 3, URN none, Acorn Primary School: URN (column A) is empty, and without it a school cannot be told "
            "from others.\n"
            "row 4, URN 900003, Acorn Primary School: LA (code) (column B) is “999”, which is no English local "
            "authority.\n"
            "row 5, URN 900004, Oak: OpenDate (column K) is “31-02-2001”, which is not a date such as 26-03-2010 or "
            "26/03/2010.\n"
            "row 6, URN 900005, no name: EstablishmentName (column D) is empty.\n"
            "row 7, URN 900006, Elm: EstablishmentStatus (name) (column J) is “Shut”, which is not a status that the "
            "register has.\n"
            f"row 8, URN 900007, {'x' * 200}: EstablishmentName (column D) is longer than 200 characters.\n"
        ) + counted(added=1, refused=6)

    def test_a_number_that_stands_twice_is_refused_in_every_row(self, england, run):
        said = run(rows({}, {"URN": "900001.0"}, {"URN": "900007"}, {"URN": "0900,001.00"}))
        again = "This URN stands in rows 2, 3 and 5, so it is not clear which is right. Keep one of them."
        assert [line.partition(": ")[2] for line in said.splitlines()[:3]] == [again] * 3
        assert list(School.objects.values_list("urn", flat=True)) == [900007]


class TestNothingWritten:
    def test_a_dry_run_says_what_would_happen(self, england, run):
        assert run(many(2), "--dry-run", linked=links({})) == (
            "Nothing was written: this is what would happen.\n"
            + counted(added=2)
            + "1 links between schools added or changed.\n"
        )
        assert (School.objects.count(), SchoolLink.objects.count()) == (0, 0)

    def test_a_file_that_breaks_off_writes_nothing(self, england, run):
        with pytest.raises(CommandError, match=r"Nothing was brought in.*cannot be read from row 1202 on"):
            run(many(1200) + b'"900', linked=links({}))
        assert School.objects.count() == 0

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "is empty"),
            (b"School,Pupils\nElm,1\n", "lacks these columns: “URN”, “LA \\(code\\)”, “EstablishmentName”"),
            (b"URN,LA (code),EstablishmentName\n1,336,A\x00\n", "holds characters in line 2"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_said(self, england, run, content, said):
        with pytest.raises(CommandError, match=f"Nothing was brought in.*“register.csv”.*{said}"):
            run(content)

    def test_a_file_that_is_not_there_is_said(self, db):
        with pytest.raises(CommandError, match=r"No such file or directory\. Give the path of a CSV file"):
            called("nowhere.csv")
