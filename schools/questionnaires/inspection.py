"""The survey for an inspection: the questions of inspectors as one questionnaire of ours."""

from schools.questionnaires.inspectors import (
    ABOUT,
    ACADEMIES,
    ACADEMY,
    GOOD_SCHOOLS,
    SOURCE,
    STRONG,
    TELEPHONE,
    THEMES,
    WEAK,
    WEAKER_SCHOOLS,
    WHO,
)
from schools.questionnaires.questionnaire import Questionnaire, Section, Words
from schools.questionnaires.questions import Question


def _keys(questions: tuple[Question, ...]) -> tuple[str, ...]:
    return tuple(question.key for question in questions)


INSPECTION = Questionnaire(
    words=Words(
        form="What the authority does for your school",
        they=(
            "what Ofsted’s inspectors ask schools when they inspect an authority’s support for school improvement: how "
            "well it knows its schools, supports and challenges them, and what comes of it"
        ),
        you=(
            "how well it knows your school, supports and challenges it, and what comes of it: what Ofsted’s inspectors "
            "ask schools when they inspect an authority’s support for school improvement"
        ),
        subject="how well do we support your school?",
        about="how well it knows, supports and challenges your school",
        reminder="how well we support your school",
        nudge="Three questions and one or two more are enough; what you add in your own words helps most.",
        minutes="ten minutes",
        goes_to=(
            "is read by the lead and the core team of its self-evaluation, in confidence. Others read counts of what "
            "all schools said"
        ),
        summary="What schools said",
        stem="what-schools-said",
        source=SOURCE,
    ),
    questions=(*THEMES, *ABOUT, *GOOD_SCHOOLS, *WEAKER_SCHOOLS, *ACADEMIES, *WHO),
    sections=(
        Section(
            "themes",
            "Support and challenge for your school",
            _keys(THEMES),
            "Inspectors explore three themes in the schools that they inspect in week 1.",
        ),
        Section(
            "about",
            "Your school",
            _keys(ABOUT),
        ),
        Section(
            "good",
            "Schools last judged good or outstanding",
            _keys(GOOD_SCHOOLS),
            only=STRONG,
            quote=(
                "Schools previously judged good or outstanding will be contacted in order to ascertain the extent "
                "to which they support other schools to improve and the extent to which the local authority "
                "facilitates or supports this."
            ),
            place=TELEPHONE,
        ),
        Section(
            "not-good",
            "Schools last judged to require improvement, or inadequate",
            _keys(WEAKER_SCHOOLS),
            only=WEAK,
            quote=(
                "Schools previously judged as ‘requires improvement’ or inadequate will be contacted in order to "
                "explore the extent to which they recognised that their performance was not good or outstanding "
                "before they were inspected and how they receive support from the local authority in order to "
                "improve."
            ),
            place=TELEPHONE,
        ),
        Section(
            "academies",
            "Academies and free schools",
            _keys(ACADEMIES),
            only=ACADEMY,
            quote=(
                "Academies will be contacted to explore the nature and quality of the local authority’s engagement and "
                "relationships with them."
            ),
            place=TELEPHONE,
        ),
        Section("who", "Who answers", _keys(WHO)),
    ),
    help=(
        (
            "Three themes",
            "“Understands the school”, “Support and challenge meet the needs” and “Impact over time” are needed in "
            "every row that you fill in. Choose from the lists.",
        ),
        (
            "Last inspection, academy or maintained",
            "As far as they are known they are filled in. They decide what else a school is asked.",
        ),
        (
            "Other questions",
            "“Supports other schools” and what belongs to it is asked of schools last judged good or outstanding; "
            "“Recognised it before inspection” and “Support in order to improve” where they require improvement or are "
            "inadequate; “Engagement with academies” of academies. Leave the others empty.",
        ),
        ("In their own words", "Read by the lead and the core team alone. Name no pupils."),
        (
            "Where the questions come from",
            f"{SOURCE}, paragraphs 18 and 21. The answers to choose from are ours.",
        ),
    ),
    template="schools/returns/inspection/questions.html",
    in_confidence=True,
    sorts=True,
)
