"""`manage.py import_schools`: what it writes, what it says, and what it leaves alone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schools.enums import Phase, Status
from schools.models import School
from tests.factories.schools import SchoolFactory
from tests.schools.register.command import called, counted
from tests.schools.register.files import OF_2018, ROW, WOLVERHAMPTON, many, rows, written

pytestmark = pytest.mark.django_db


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
