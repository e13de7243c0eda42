"""What inspectors ask: published words exact, and who is asked which of our questions."""

import pytest

from schools.enums import Governed, Judged
from schools.questionnaires import INSPECTION, STAGE_ONE, Kind
from schools.selectors.sorting import governed_of, judged_of
from standards.content import content_for
from tests.factories.schools import SchoolFactory, said

PARAGRAPH_21 = (
    "Schools previously judged good or outstanding will be contacted in order to ascertain the extent to which they "
    "support other schools to improve and the extent to which the local authority facilitates or supports this. "
    "Schools previously judged as ‘requires improvement’ or inadequate will be contacted in order to explore the "
    "extent to which they recognised that their performance was not good or outstanding before they were inspected "
    "and how they receive support from the local authority in order to improve. Academies will be contacted to "
    "explore the nature and quality of the local authority’s engagement and relationships with them."
)


def test_the_three_themes_are_those_of_the_framework(frameworks):
    content = content_for(frameworks["ofsted-la-school-improvement"])
    (section,) = [one for one in content.sections if one.ref == "week-1-themes"]
    published = [item.text for item in section.passages[0].items]
    assert [q.quote for q in INSPECTION.questions if q.place == "Paragraph 18"] == published


def test_the_telephone_survey_is_quoted_whole_and_in_parts():
    assert " ".join(section.quote for section in INSPECTION.sections if section.quote) == PARAGRAPH_21
    parts = [q.quote for q in INSPECTION.questions if q.place == "Paragraph 21"]
    assert [part for part in parts if part not in PARAGRAPH_21] == []


def test_every_question_stands_in_one_section_in_order():
    placed = [key for section in INSPECTION.sections for key in section.keys]
    assert placed == [question.key for question in INSPECTION.questions]


@pytest.mark.parametrize("asked", [INSPECTION, STAGE_ONE], ids=["inspection", "stage one"])
def test_titles_differ_so_that_each_is_one_column(asked):
    assert len({question.title for question in asked.questions}) == len(asked.questions)


def test_choices_go_from_the_best_to_cannot_say():
    scales = {
        q.choices[0][1]: [label for _, label in q.choices]
        for q in INSPECTION.questions
        if q.kind == Kind.CHOICE and not q.preset
    }
    assert scales == {
        "Very well": ["Very well", "Well", "Not well enough", "Not at all", "Cannot say"],
        "To a great extent": [
            "To a great extent",
            "To some extent",
            "To a small extent",
            "Not at all",
            "Cannot say",
        ],
    }


def test_an_answer_to_what_is_not_asked_is_said():
    found = [message for _, message in INSPECTION.misplaced(said(judged="not-good", supports_others="great"))]
    assert found == [
        "“Supports other schools” is asked where “Last inspection” is “Good or outstanding”, and it is “Requires "
        "improvement or inadequate”. Change that, or leave this empty."
    ]


@pytest.mark.parametrize(
    ("grade", "group"),
    [
        *(("Outstanding", Judged.GOOD), ("good", Judged.GOOD), ("Requires improvement", Judged.NOT_GOOD)),
        *(("Satisfactory", Judged.NOT_GOOD), ("Inadequate", Judged.NOT_GOOD)),
        *(("Special Measures", Judged.NOT_GOOD), ("Serious Weaknesses", Judged.NOT_GOOD)),
        *(("", ""), ("Insufficient evidence", "")),
    ],
)
def test_groups_of_schools_go_by_the_grade_in_the_register(grade, group):
    assert judged_of(SchoolFactory.build(ofsted_rating=grade)) == group


@pytest.mark.parametrize(
    ("code", "kind", "governed"),
    [
        ("4", "Community school", Governed.MAINTAINED),
        ("10", "Academy converter", Governed.ACADEMY),
        ("11", "Free schools", Governed.ACADEMY),
        ("5", "Community special school", Governed.MAINTAINED),
        ("5", "Non-maintained special school", Governed.NEITHER),
        ("3", "Other independent school", Governed.NEITHER),
        ("", "", ""),
    ],
)
def test_academies_and_maintained_schools_go_by_the_type_in_the_register(code, kind, governed):
    assert governed_of(SchoolFactory.build(group_code=code, type_name=kind)) == governed
