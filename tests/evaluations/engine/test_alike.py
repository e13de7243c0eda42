"""Which priorities of different teams speak of the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine.alike import alike, groups_alike, stems_of

TEXTS = st.lists(st.tuples(st.integers(1, 4), st.text("abcdefgh ", max_size=30)), max_size=8)


def test_the_same_thing_in_other_words_is_found_across_teams():
    texts = [
        (1, "Raise reading of boys at key stage 1"),
        (2, "Recruit governors in Riverside"),
        (3, "Boys’ readers: raise key stage 1 in every district"),
        (3, "Reading of boys at key stage 1"),
    ]
    assert groups_alike(texts) == [[0, 2, 3]]


def test_one_team_alone_is_no_joint_work():
    assert groups_alike([(1, "Raise reading of boys"), (1, "Raise reading of boys")]) == []


def test_words_that_say_nothing_do_not_count():
    assert not alike(
        stems_of("Make more use of all their work"), stems_of("Make use of more work across all")
    )


@given(TEXTS)
def test_each_text_is_in_one_group_at_most_and_every_group_has_two_authors(texts):
    groups = groups_alike(texts)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    assert all(len({texts[place][0] for place in group}) > 1 for group in groups)


@given(st.text(), st.text())
def test_likeness_goes_both_ways(one, other):
    assert alike(stems_of(one), stems_of(other)) == alike(stems_of(other), stems_of(one))
