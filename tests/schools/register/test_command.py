"""`manage.py import_schools`: what it writes, what it says, and what it leaves alone."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schools.enums import Phase, Status
from schools.models import School, SchoolLink
from tests.factories.schools import SchoolFactory
from tests.schools.register.files import OF_2018, ROW, WOLVERHAMPTON, links, many, rows, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    def call(content, *options, linked=None):
        path = tmp_path / "register.csv"
        path.write_bytes(content)
        if linked:
            (tmp_path / "links.csv").write_bytes(linked)
            options = (*options, "--links", tmp_path / "links.csv")
        return called(path, *options)

    return call


def called(path, *options):
    out = io.StringIO()
    call_command("import_schools", path, *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def counted(*, added=0, changed=0, closed=0, same=0, left=0, refused=0):
    total = added + changed + closed + same + left + refused
    return (
        f"{added} added, {changed} changed, {closed} closed, {same} as held already, "
        f"{left} of other authorities left out, {refused} refused, of {total} rows.\n"
    )


class TestRealFiles:
    def test_a_real_authority_comes_in_and_again_changes_nothing(self, england):
        assert called(WOLVERHAMPTON) == counted(added=89)
        assert called(WOLVERHAMPTON) == counted(same=89)
        assert School.objects.filter(authority=england["336"]).count() == 89

    def test_a_real_row_says_what_stood_in_the_file(self, england):
        called(WOLVERHAMPTON)
        held = School.objects.values().get(urn=104294)
        assert {
            name: held[name] for name in ("name", "establishment_number", "type_code", "phase", "status")
        } == {
            "name": "Fallings Park Primary School",
            "establishment_number": "2015",
            "type_code": "01",
            "phase": Phase.PRIMARY,
            "status": Status.OPEN,
        }
        assert {name: held[name] for name in ("low_age", "high_age", "pupils", "fsm_percent", "opened")} == {
            "low_age": 2,
            "high_age": 11,
            "pupils": 738,
            "fsm_percent": Decimal("59.0"),
            "opened": None,
        }
        assert (held["ofsted_rating"], held["ofsted_on"]) == ("Good", dt.date(2012, 11, 6))

    def test_rows_as_they_were_in_2018_come_in(self, england):
        assert called(OF_2018) == counted(added=4)
        assert School.objects.get(urn=100492).trust == ""


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_names_come_in_whole_in_either_encoding(england, run, encoding):
    run(written([{**ROW, "EstablishmentName": "St Mary’s – Ysgol Tŷ"[:15]}], encoding))
    assert School.objects.get().name == "St Mary’s – Ysg"


def test_the_same_file_through_a_spreadsheet_is_the_same(england, run):
    run(rows({"EstablishmentNumber": "0042", "OpenDate": "01-09-1998"}))
    changed = {
        "TypeOfEstablishment (code)": "1",
        "EstablishmentNumber": "42",
        "OpenDate": "01/09/1998",
        "NumberOfPupils": "210.0",
        "PercentageFSM": "17.50",
    }
    assert run(written([{**ROW, **changed}], "utf-8-sig")) == counted(same=1)


def test_heads_names_are_nowhere_kept(england, run):
    run(rows({}))
    held = School.objects.values().get()
    assert [
        name for name, value in held.items() if "Hilda" in str(value) or "Headteacher" in str(value)
    ] == []


def test_what_changed_and_what_closed_is_counted_and_written(england, run):
    run(many(3))
    changes = [
        {"EstablishmentName": "Fictional School 1"},
        {"EstablishmentName": "Fictional School 2", "NumberOfPupils": "198"},
        {
            "EstablishmentName": "Fictional School 3",
            "EstablishmentStatus (name)": "Closed",
            "CloseDate": "31/08/2012",
        },
    ]
    assert run(rows(*changes)) == counted(same=1, changed=1, closed=1)
    assert list(School.objects.order_by("urn").values_list("pupils", "status", "closed")) == [
        (210, "open", None),
        (198, "open", None),
        (210, "closed", dt.date(2012, 8, 31)),
    ]


def test_schools_that_the_file_lacks_stay(england, run):
    run(many(3))
    run(many(1))
    assert School.objects.count() == 3


def test_columns_that_the_file_lacks_leave_what_is_held(england, run):
    run(rows({"OfstedRating (name)": "Good"}))
    later = {name: value for name, value in ROW.items() if name not in {"NumberOfPupils", "Town"}}
    assert run(written([{**later, "FSM": "12"}])) == counted(same=1)
    assert School.objects.values_list("ofsted_rating", "pupils", "town").get() == ("Good", 210, "Anytown")


def test_only_three_columns_are_needed(england, run):
    three = {name: ROW[name] for name in ("URN", "LA (code)", "EstablishmentName")}
    assert run(written([three])) == counted(added=1)
    assert School.objects.values_list("status", "phase", "pupils").get() == ("open", "not-applicable", None)


def test_words_for_nothing_are_blank(england, run):
    run(
        rows(
            {
                "Town": "Not applicable",
                "NumberOfPupils": "Not Applicable",
                "PhaseOfEducation (name)": "Not applicable",
            }
        )
    )
    assert School.objects.values_list("town", "pupils", "phase").get() == ("", None, "not-applicable")


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


class TestOneAuthority:
    def test_rows_of_others_are_counted_and_left(self, england, run):
        said = run(
            rows({}, {"LA (code)": "888"}, {"LA (code)": "nonsense"}, {"LA (code)": ""}), "--authority", "336"
        )
        assert said == counted(added=1, left=3)

    def test_a_school_held_under_another_authority_is_not_taken_from_it(self, england, run):
        SchoolFactory(urn=900_001, authority=england["888"], name="Theirs")
        said = run(rows({}), "--authority", "336")
        assert said == (
            "row 2, URN 900001, Acorn Primary School: The register here has it under another authority. "
            "An administrator can move it by bringing in the whole register.\n"
        ) + counted(refused=1)
        assert School.objects.values_list("name", "authority__code").get() == ("Theirs", "888")

    def test_the_whole_register_moves_it(self, england, run):
        SchoolFactory(urn=900_001, authority=england["888"])
        assert run(rows({})) == counted(changed=1)
        assert School.objects.get().authority == england["336"]

    def test_a_code_that_nobody_has_is_said(self, england, run):
        with pytest.raises(CommandError, match="There is no authority with the code 999"):
            run(rows({}), "--authority", "999")


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


def test_twenty_five_thousand_rows_take_as_many_queries_a_thousand_as_few_do(england, run):
    """And none writes when nothing changed."""
    codes = [code for code, found in england.items() if found.current]
    whole = written(
        {
            **ROW,
            "URN": f"{900_000 + at}",
            "LA (code)": codes[at % len(codes)],
            "EstablishmentName": f"School {at}",
        }
        for at in range(25_000)
    )
    few = queries(lambda: run(many(1000)))
    first, again = queries(lambda: run(whole)), queries(lambda: run(whole))
    assert School.objects.count() == 25_000
    authorities_and_a_look_at_each_thousand = 2 + 25
    assert (len(first) <= 25 * len(few), len(again)) == (True, authorities_and_a_look_at_each_thousand)
    assert [sql for sql in again if sql.startswith(("INSERT", "UPDATE", "DELETE"))] == []


def queries(run) -> list[str]:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as found:
        run()
    return [query["sql"] for query in found if "SAVEPOINT" not in query["sql"]]
