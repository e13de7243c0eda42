"""What single cells of the register mean."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.enums import Phase, Status
from schools.gias import words
from schools.gias.words import NotUnderstood

DATES = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))


@given(DATES, st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d/%m/%Y 00:00", "%d-%m-%Y 00:00:00"]))
def test_a_date_reads_the_same_in_every_way_it_is_written(date, way):
    assert words.date(f" {date.strftime(way)} ") == date


@given(DATES)
def test_a_date_that_lost_its_zeros_is_the_same_date(date):
    assert words.date(f"{date.day}/{date.month}/{date.year}") == date


@pytest.mark.parametrize(
    "said", ["31-02-2001", "2001", "1 May 2001", "05-13-2001", "01-09-98", "0-0-0000", "٠١-٠٩-٢٠١٠x"]
)
def test_what_is_no_date_is_refused_and_said(said):
    with pytest.raises(NotUnderstood) as refused:
        words.date(said)
    assert str(refused.value) == f"is “{said}”, which is not a date such as 26-03-2010 or 26/03/2010"


@given(st.integers(0, 999), st.integers(1, 4))
def test_a_code_that_a_spreadsheet_took_for_a_number_is_the_same_code(number, width):
    code = f"{number:0{width}}"
    assert {words.code(said, width) for said in (code, f"{number}", f" {code} ", f"{number}.0")} == {code}


@pytest.mark.parametrize(("said", "code"), [("", ""), ("Not applicable", ""), ("xab", "XAB"), ("2", "02")])
def test_a_code_is_text(said, code):
    assert words.code(said, 2) == code


@pytest.mark.parametrize("said", ["1-2", "12345", "=1+1", "é"])
def test_what_is_no_code_is_refused(said):
    with pytest.raises(NotUnderstood):
        words.code(said, 2)


@given(st.text(max_size=60))
def test_no_cell_is_taken_for_something_it_does_not_say(said):
    """Whatever stands there is read or refused, and what is read can be kept."""
    for read in (lambda cell: words.text(cell, 40), words.date, words.percent, words.urn):
        try:
            value = read(said)
        except NotUnderstood:
            continue
        assert value in ("", None) or not isinstance(value, str) or ("\0" not in value and len(value) <= 40)


@pytest.mark.parametrize(
    "said", ["Not applicable", "NOT APPLICABLE", " not  applicable ", "Does not apply", ""]
)
def test_words_that_say_nothing_are_blank(said):
    assert (words.text(said, 80), words.date(said), words.whole(said, 9), words.percent(said)) == (
        "",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("said", "number"), [("210", 210), ("1,024", 1024), ("210.0", 210), ("0", 0), ("007", 7)]
)
def test_a_whole_number(said, number):
    assert words.whole(said, 99_999) == number


@pytest.mark.parametrize("said", ["-1", "1.5", "lots", "100000", "1,02", "²", "१२"])
def test_what_is_no_whole_number_is_refused_and_said(said):
    with pytest.raises(NotUnderstood) as refused:
        words.whole(said, 99_999)
    assert str(refused.value) == f"is “{said}”, which is not a whole number up to 99,999"


@pytest.mark.parametrize(
    ("said", "share"), [("17.5", "17.5"), ("17.54", "17.5"), ("100", "100"), ("0%", "0")]
)
def test_a_percentage_to_one_place(said, share):
    assert words.percent(said) == Decimal(share)


@pytest.mark.parametrize("said", ["101", "-1", "NaN", "Infinity", "1e400", "most"])
def test_what_is_no_percentage_is_refused(said):
    with pytest.raises(NotUnderstood, match="which is not a percentage"):
        words.percent(said)


@pytest.mark.parametrize(
    ("name", "number", "status"),
    [
        ("Open", "1", Status.OPEN),
        ("Open, but proposed to close", "", Status.TO_CLOSE),
        ("PROPOSED TO OPEN", "1", Status.PROPOSED),
        ("", "2", Status.CLOSED),
        ("", "02", Status.CLOSED),
    ],
)
def test_the_status_is_its_name_or_without_one_its_number(name, number, status):
    assert words.status(name, number) == status


@pytest.mark.parametrize(("name", "number", "said"), [("Shut", "2", "Shut"), ("", "9", "9")])
def test_a_status_that_the_register_lacks_is_refused(name, number, said):
    with pytest.raises(NotUnderstood) as refused:
        words.status(name, number)
    assert str(refused.value) == f"is “{said}”, which is not a status that the register has"


def test_no_status_at_all_is_refused():
    with pytest.raises(NotUnderstood, match="is empty"):
        words.status("", "")


@pytest.mark.parametrize(
    ("name", "number", "phase"),
    [
        ("Primary", "2", Phase.PRIMARY),
        ("All-through", "", Phase.ALL_THROUGH),
        ("All through", "", Phase.ALL_THROUGH),
        ("", "5", Phase.MIDDLE_SECONDARY),
        ("Not applicable", "0", Phase.NOT_APPLICABLE),
        ("", "", Phase.NOT_APPLICABLE),
    ],
)
def test_the_phase_is_its_name_or_without_one_its_number(name, number, phase):
    assert words.phase(name, number) == phase
