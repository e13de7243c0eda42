"""Which rounds the page tells of: the latest on each framework, the one before it, and the row of them."""

import pytest

from evaluations.enums import RoundState
from evaluations.selectors.reading.rounds import readable_rounds, told_of
from tests.evaluations.reading.making import sign_off, signed_round, when
from tests.factories.answers import in_state
from tests.factories.rounds import join

KEY = ("2.4", "primary")


@pytest.fixture
def make(authority, lead, frameworks):
    def made(number, **fields):
        key = ("1", "") if fields.get("slug") == "laqs" else KEY
        code = "green" if fields.get("slug") == "laqs" else "G"
        return signed_round(authority, lead, {key: code}, number=number, **fields)

    return made


@pytest.fixture
def told(authority):
    def of(user):
        names = []
        for one in told_of(readable_rounds(user, authority)):
            before = one.before.name if one.before else None
            names.append((one.latest.name, before, [row.name for row in one.row]))
        return names

    return of


def test_the_round_before_is_the_one_that_the_lead_named(make, told, reader):
    first, _ = make(0), make(1)
    make(2, previous=first)
    assert told(reader) == [("Year 2", "Year 0", ["Year 0", "Year 1", "Year 2"])]


def test_without_a_name_it_is_the_last_that_was_signed_off_before(make, told, reader):
    make(1), make(0), make(2)
    assert told(reader) == [("Year 2", "Year 1", ["Year 0", "Year 1", "Year 2"])]


def test_a_first_round_has_none_before(make, told, reader):
    make(0)
    assert told(reader) == [("Year 0", None, ["Year 0"])]


def test_a_named_round_that_is_open_again_is_passed_over(make, told, reader):
    make(0)
    named = make(1)
    make(2, previous=named)
    in_state(named, RoundState.AGREEING)
    assert told(reader) == [("Year 2", "Year 0", ["Year 0", "Year 2"])]


def test_an_old_round_signed_off_again_does_not_become_the_latest(make, told, reader, lead):
    first = make(0)
    make(1, previous=first)
    sign_off(first, lead, when(5))
    assert told(reader) == [("Year 1", "Year 0", ["Year 0", "Year 1"])]


def test_each_framework_is_told_of_by_itself_the_newest_first(make, told, reader):
    make(0), make(1, slug="laqs", name="Gifted"), make(2)
    assert [name for name, *_ in told(reader)] == ["Year 2", "Gifted"]


def test_versions_of_a_framework_are_told_of_together(make, told, reader, frameworks):
    old, _ = make(0), make(1)
    other = frameworks["ns-quality-standards"]
    other.pk, other.version = None, "2008"
    other.save()
    old.framework = other
    old.save()
    assert told(reader) == [("Year 1", "Year 0", ["Year 0", "Year 1"])]


def test_the_row_holds_the_last_ten(make, told, reader):
    for number in range(12):
        make(number)
    ((latest, _, row),) = told(reader)
    assert (latest, len(row), row[0]) == ("Year 11", 10, "Year 2")


def test_a_core_member_who_is_a_guest_in_a_round_does_not_read_that_one(make, told, core_member):
    join(make(0), core_member, "guest")
    assert told(core_member) == []
