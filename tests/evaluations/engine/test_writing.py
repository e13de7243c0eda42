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
    words.insert(min(place, len(words)), judging.capitalize())
    assert not describes_only(" ".join(words) + " indeed", LEVELS)


@pytest.mark.parametrize(
    "text",
    [
        "The School Improvement Service holds meetings every term with schools and writes reports for governors.",
        "Our school improvement partners visit each school and the improvement board meets every half term.",
        "We have a board for schools causing concern, which meets every month with heads and chairs.",
        "The team visits primary schools as well as nurseries and writes to the heads every term.",
        "There is a policy on best practice and another on good practice, which schools receive in September.",
        "Advisers meet heads to improve outcomes and hold a conference on improving writing in every spring term.",
        "Goods for the centre are bought each term by an officer of the council in Preston.",
        "Good Shepherd Primary School and Northgate Limited send their heads to the group every half term.",
        "The law requires schools to send a return, and concerns are logged by an officer each week.",
        "Officers send papers by secure email to governors, with an impact assessment where appropriate.",
    ],
)
def test_names_and_set_phrases_judge_nothing(text):
    assert describes_only(text, LEVELS)


@pytest.mark.parametrize(
    "text",
    [
        "Provision is good and improving in most schools.",
        "Outcomes improved faster than nationally in all of the three years.",
        "This works well in most of the districts that we have visited.",
        "The School Improvement Service is strong and heads of every phase say so each year.",
        "Work with schools causing concern has had an impact in each of the districts.",
        "Attendance in the east is a concern in most of the schools that we visit.",
        "Results continue to improve in all of the districts and at every key stage.",
        "The board came to see it as Judged Good by the inspectors who came in May.",
        "Governors of the twelve schools say that it requires improvement in reading at seven.",
        "Support by officers comes too late for the schools and the governors who ask.",
    ],
)
def test_a_sentence_that_judges_is_heard_beside_them(text):
    assert not describes_only(text, LEVELS)


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


@pytest.mark.parametrize("between", [",", ", ", "   "])
def test_columns_by_commas_or_blanks_are_a_table_where_most_of_it_is_numbers(between):
    rows = [
        ("School", "Autumn", "Spring"),
        ("Ash Lane", "12", "14%"),
        ("Oak Road", "9", "8"),
        ("Elm", "3", ""),
    ]
    lines = [between.join(row) for row in rows[:3]]
    found = pasted_table("\n".join(["As follows.", *lines, "That is good."]))
    assert found == Pasted(rows[0], tuple(rows[1:3]), "As follows.", "That is good.")


def test_lists_in_lines_are_no_table():
    assert pasted_table("Heads, governors, parents.\nSchools, settings, colleges.\nBoys, girls, all.") is None
    assert pasted_table("In 2010, 12, 14.\nIn 2011, 9, 8, 7.\nIn 2012, 5, 6.") is None


def test_a_cell_of_several_lines_or_with_quotation_marks_is_one_cell():
    found = pasted_table(
        'Area\tNote\t2026\nNorth\t"Line one\nline two\n\nthree"\t5\nSouth\t"Said ""good"""\t6'
    )
    rows = (("North", "Line one line two three", "5"), ("South", 'Said "good"', "6"))
    assert found == Pasted(("Area", "Note", "2026"), rows, "", "")


def test_a_quotation_mark_without_its_other_holds_no_lines_together():
    found = pasted_table('A\t"begun\nB\tmore\nC\tyet')
    assert found == Pasted(("A", '"begun'), (("B", "more"), ("C", "yet")), "", "")


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
