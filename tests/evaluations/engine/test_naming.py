"""Names are found as they stand in a text, of people who are known and of whoever is called by a style."""

import pytest

from evaluations.engine.naming import people_in

KNOWN = ["Martin Kelling", "Anita  Desmond", "Al", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("Three headteachers said that challenge is fair.", ()),
        ("Martin Kelling said so.", ("Martin Kelling",)),
        ("martin\nkelling said so, and MARTIN KELLING again.", ("martin kelling", "MARTIN KELLING")),
        ("Of Anita Desmond’s view, and Anita Desmond’s again", ("Anita Desmond",)),
        ("Martin Kellington and Anita Desmondson", ()),
        ("Mrs O’Neil agreed with Cllr. Jane Smith-Jones.", ("Mrs O’Neil", "Cllr. Jane Smith-Jones")),
        ("Mr Martin Kelling was there.", ("Mr Martin Kelling",)),
        ("Dr and Professor of education", ()),
        ("Councillors Asked for more", ()),
        ("Al was asked.", ()),
    ],
)
def test_names_in_a_text(text, found):
    assert people_in(text, KNOWN) == found


def test_each_is_said_once_in_the_order_of_the_text():
    text = "Ms Ray. Martin Kelling. Ms Ray. Miss Ash."
    assert people_in(text, KNOWN) == ("Ms Ray", "Martin Kelling", "Miss Ash")


def test_a_long_text_is_read_in_no_time():
    assert people_in("Mr " * 50_000 + "A" * 50_000, ["x" * 200] * 50)[0] == "Mr Mr Mr"
