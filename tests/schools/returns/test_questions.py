"""The list of questions: its elements are those of the LAQS, its answers come back as they went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.enums import Attained, IqsElement, Uses
from schools.questionnaires import STAGE_ONE, Kind, read, said
from schools.questionnaires.stage_one import GROUPS, NOTHING, QUESTIONS
from standards.content import content_for


def test_thirteen_elements_have_the_titles_of_the_laqs(frameworks):
    content = content_for(frameworks["laqs"])
    titles = {element.title for area in content.areas for element in area.elements}
    ours = {str(element.label) for element in IqsElement}
    assert (titles - ours, ours - titles) == (set(), {"Assessment for learning"})


def test_every_element_stands_under_one_heading_in_order():
    assert [element for group in GROUPS for element in group.elements] == list(IqsElement)
    assert [group.letter for group in GROUPS] == ["A", "B", "C", "D", "E"]


def test_titles_differ_so_that_each_is_one_column():
    assert len({question.title for question in QUESTIONS}) == len(QUESTIONS) == len(NOTHING) == 25


TEXT = st.text(alphabet="aB7é=@+-•*,; \t\n\r\x00“<", max_size=60)
ANSWER = {
    Kind.CHOICE: lambda question: st.sampled_from(["", *(value for value, _ in question.choices)]),
    Kind.TICK: lambda question: st.sampled_from(["", "yes"]),
    Kind.TEXT: lambda question: TEXT,
    Kind.PROSE: lambda question: TEXT,
    Kind.POINTS: lambda question: TEXT,
}


@given(st.sampled_from(QUESTIONS).flatmap(lambda one: st.tuples(st.just(one), ANSWER[one.kind](one))))
def test_what_was_read_and_said_reads_the_same_again(asked):
    question, text = asked
    try:
        kept = read(question, text)
    except ValueError:
        assert len(text) > question.most
    else:
        assert read(question, said(question, kept)) == kept


def test_choices_are_read_by_label_and_by_value_in_any_case():
    uses = STAGE_ONE.by_key["uses_iqs"]
    assert [read(uses, text) for text in ("Not yet, but it plans to", "PLANNED", " no ", "")] == [
        *(Uses.PLANNED, Uses.PLANNED, Uses.NO, "")
    ]


def test_bullets_and_doubles_are_taken_off_points():
    assert read(STAGE_ONE.by_key["issues"], "- One\r\n• Two\n\n  One  \n-three") == "One\nTwo\n-three"


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("issues", "\n".join(f"Point {n}" for n in range(21)), "has 21 lines. Keep it to 20"),
        ("issues", "x" * 501, "has 501 characters. Keep each to 500"),
        ("for_self_evaluation", "sometimes", "Write yes, or leave it empty."),
    ],
)
def test_what_cannot_be_kept_is_said(key, text, says):
    with pytest.raises(ValueError, match=says):
        read(STAGE_ONE.by_key[key], text)


def test_differences_are_in_words_and_in_order():
    now = {**NOTHING, "uses_iqs": "planned", "level-policy": Attained.ENTRY, "for_action_planning": "yes"}
    found = [(one.question.title, one.was, one.now) for one in STAGE_ONE.differences(NOTHING, now)]
    assert found == [
        ("Uses the IQS", "", "Not yet, but it plans to"),
        ("For action planning", "", "Yes"),
        ("Policy", "", "Entry"),
    ]
