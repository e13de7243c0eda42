"""What is seen in a text while it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine.writing import FEW_WORDS, JUDGING, Pasted, describes_only, pasted_table, years_in

LEVELS = ("Outstanding", "Good", "Requiring improvement", "Inadequate")
PLAIN = st.lists(
    st.sampled_from(["meets", "monthly", "board", "papers", "schools", "twelve"]), min_size=FEW_WORDS
)
CELL = st.text("abcdefg 0123456789.%", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(PLAIN)
def test_words_that_only_describe_are_told_so(words):
    assert describes_only(" ".join(words), LEVELS)


@given(PLAIN, st.sampled_from([*JUDGING, *LEVELS]), st.integers(0, 20))
def test_one_word_of_judgement_anywhere_is_enough(words, judging, place):
    words.insert(min(place, len(words)), judging.title())
    assert not describes_only(" ".join(words) + " indeed", LEVELS)


@given(st.lists(st.just("meets"), max_size=FEW_WORDS - 1))
def test_a_few_words_are_told_nothing(words):
    assert not describes_only(" ".join(words), LEVELS)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("82% in 2010, 85% in 2011 and 86% in 2012", {2010, 2011, 2012}),
        ("from 2010 to 2012", {2010, 2011, 2012}),
        ("2008-10", {2008, 2009, 2010}),
        ("2010/11 and 2011–12", {2010, 2011}),
        ("1999 to 2001", {1999, 2000, 2001}),
        ("2012 to 2010", {2012}),
        ("room 20104, £2,010 and 201", set()),
        ("", set()),
    ],
)
def test_years_are_read_as_people_write_them(text, years):
    assert years_in(text) == years


@given(st.sets(st.integers(1950, 2049), min_size=1, max_size=5))
def test_each_year_that_is_named_is_found(years):
    assert years_in(", ".join(f"{year}: 80%" for year in years)) == years


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6), st.sampled_from(["\t", " | "])
)
def test_a_pasted_table_is_found_cell_by_cell_and_the_text_around_it_kept(rows, between):
    lines = [between.join(row) for row in rows]
    found = pasted_table("\n".join(["As follows.", *lines, "", "That is good."]))
    head, *rest = map(tuple, rows)
    assert found == Pasted(head, tuple(rest), "As follows.", "That is good.")


@given(st.lists(st.lists(st.integers(0, 9999).map(str), min_size=3, max_size=5), min_size=3, max_size=6))
def test_lines_of_numbers_are_a_table_too(rows):
    found = pasted_table("\n".join(f"Key stage {' '.join(row)}" for row in rows))
    width = max(map(len, rows))
    filled = [("Key stage", *row, *[""] * (width - len(row))) for row in rows]
    assert found == Pasted(filled[0], tuple(filled[1:]), "", "")


@given(st.text(st.characters(exclude_characters="\t|0123456789", exclude_categories=("Nd", "Cs"))))
def test_prose_is_no_table(text):
    assert pasted_table(text) is None


def test_the_rule_that_is_drawn_under_heads_is_no_row():
    found = pasted_table("| Year | Share |\n|------|-------|\n| 2010 | 82% |")
    assert found == Pasted(("Year", "Share"), (("2010", "82%"),), "", "")


def test_rows_of_different_widths_are_filled_up():
    found = pasted_table("A\tB\tC\n1")
    assert found is None
    assert pasted_table("A\tB\tC\n1\t2") == Pasted(("A", "B", "C"), (("1", "2", ""),), "", "")


@given(st.text(), st.text())
def test_no_text_whatever_stops_anybody(text, level):
    describes_only(text, [level] if level else [])
    years_in(text)
    pasted_table(text)


def test_what_stands_in_the_place_of_a_table():
    found = pasted_table("Before.\nA\tB\n1\t2\nAfter.")
    assert found is not None
    assert found.text_with("See D1.") == "Before.\n\nSee D1.\n\nAfter."
