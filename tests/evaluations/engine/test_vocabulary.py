"""Published words in a text: found whole, not where they are denied, and held against the level chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine.vocabulary import Column, Doubt, Remark, remarks, words_used

COLUMNS = (
    Column("OS", ("Outstanding", "highly effective"), "substantial"),
    Column("G", ("Good", "effective"), "some"),
    Column("NI", ("Requires some improvement", "sound", "satisfactory"), ""),
    Column("SI", ("Requires substantial improvement", "unsatisfactory", "inadequate"), ""),
)
CODES = [column.code for column in COLUMNS]
EVERY = [(column.code, word) for column in COLUMNS for word in column.words]
PROOF = "There is substantial evidence of impact in nine schools."
# Words of everyday notes, none of which is the scale's or denies anything.
plain = st.lists(
    st.sampled_from(
        ["the", "team", "visits", "schools", "each", "term", "and", "asks", "heads", "about", "progress"]
    ),
    max_size=6,
)
published = st.sampled_from(EVERY)


def sentence(before, word, after):
    return " ".join([*before, word, *after])


def used(text):
    return [tuple(one) for one in words_used(text, COLUMNS)]


@given(plain, published, plain)
def test_a_word_is_found_wherever_it_stands_and_however_it_is_written(before, one, after):
    code, word = one
    for written in (word, word.upper(), word.replace(" ", "\n"), word.replace(" ", "-")):
        assert used(sentence(before, written, after)) == [(code, word)]


@given(
    plain, published, st.sampled_from(["in", "un-", "cost-", "x"]), st.sampled_from(["ly", "ness", "-ish"])
)
def test_a_word_inside_another_is_not_that_word(before, one, start, end):
    whole = {word.lower() for _, word in EVERY}
    for written in (f"{start}{one[1]}", f"{one[1]}{end}"):
        found = {word.lower() for _, word in used(sentence(before, written, ["there"]))}
        assert found <= whole - {one[1].lower()}


def test_effective_inside_highly_effective_and_ineffective_is_not_counted():
    assert used("Highly effective, never ineffective.") == [("OS", "highly effective")]


@given(
    published,
    st.sampled_from(
        [
            "not",
            "not yet",
            "isn't",
            "isn’t yet",
            "is never",
            "is hardly",
            "is far from",
            "is less than",
            "is yet to be",
            "nothing here is",
            "is no longer",
            "there is little evidence that it is",
            "there is no evidence that the team is",
        ]
    ),
)
def test_a_word_that_is_denied_is_not_used(one, denial):
    assert used(f"The support {denial} {one[1]} in Primary.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The support is not only effective.",
        "Support was slow, not late, and effective.",
        "There was no delay. Effective support followed.",
        "It never arrives on time but effective work is done.",
        "No plan is written: effective work goes on.",
    ],
)
def test_a_denial_of_something_else_does_not_reach_the_word(text):
    assert used(text) == [("G", "effective")]


@given(plain, published, plain, st.sampled_from(CODES))
def test_words_and_rating_disagree_just_where_the_word_is_of_another_column(before, one, after, chosen):
    said = remarks(sentence(before, one[1], after), COLUMNS, chosen, rated=True)
    apart = [remark for remark in said if remark.doubt == Doubt.DISAGREES]
    assert apart == ([] if one[0] == chosen else [Remark(Doubt.DISAGREES, one[0], (one[1],))])


@given(plain, st.lists(published, min_size=1, max_size=4))
def test_without_a_rating_each_column_whose_words_are_used_is_named_once(before, ones):
    text = sentence(before, " and ".join(word for _, word in ones), [])
    found = remarks(text, COLUMNS, None, rated=True)
    codes = [code for code in CODES if code in {code for code, _ in ones}]
    assert [(one.doubt, one.code) for one in found] == [(Doubt.UNRATED, code) for code in codes]


@given(plain)
def test_a_plain_text_without_a_rating_is_left_alone(words):
    assert remarks(" ".join(words), COLUMNS, None, rated=True) == []


@given(plain, published)
def test_the_words_of_a_rating_with_its_evidence_are_left_alone(before, one):
    assert remarks(f"{sentence(before, one[1], [])}. {PROOF}", COLUMNS, one[0], rated=True) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["OS", "G"]),
        ("Results rose in nine schools.", ["OS", "G"]),
        ("Evidence of impact: results rose in nine schools.", ["OS"]),
        ("The impact is well evidenced.", ["OS"]),
        ("There is no evidence of impact.", ["OS", "G"]),
        ("Impact isn’t evidenced yet.", ["OS", "G"]),
        ("The evidence is kept. The impact is awaited.", ["OS", "G"]),
        (PROOF, []),
    ],
)
def test_a_rating_that_needs_evidence_of_impact_asks_for_a_mention_of_it(text, missing):
    found = {code: remarks(text, COLUMNS, code, rated=True) for code in CODES}
    assert {code for code, said in found.items() if Remark(Doubt.NO_EVIDENCE, code) in said} == set(missing)


def test_where_no_rating_is_given_the_highest_word_asks_for_its_evidence_and_nothing_disagrees():
    text = "Good and outstanding in parts, sound elsewhere."
    assert remarks(text, COLUMNS, None, rated=False) == [Remark(Doubt.NO_EVIDENCE, "OS")]
    assert remarks("Sound throughout.", COLUMNS, None, rated=False) == []
