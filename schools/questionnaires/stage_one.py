"""Stage 1 of the LAQS user guide: whether and how schools use the quality standards, and what they need."""

from dataclasses import dataclass

from schools.enums import Attained, IqsElement, PointKind, Uses
from schools.questionnaires.questionnaire import Questionnaire, Section, Words
from schools.questionnaires.questions import (
    ANSWERED_BY,
    LONGEST_POINT,
    Answers,
    Choices,
    Kept,
    Kind,
    Question,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements under a heading of the Institutional Quality Standards."""

    letter: str
    title: str
    elements: tuple[IqsElement, ...]


E = IqsElement
GROUPS = (
    Group("A", "Effective teaching and learning strategies", (E.IDENTIFICATION, E.CLASSROOM, E.STANDARDS)),
    Group("B", "Enabling curriculum entitlement and choice", (E.CURRICULUM,)),
    Group("C", "Assessment for learning", (E.ASSESSMENT, E.TRANSITION)),
    Group(
        "D",
        "School organisation",
        (E.LEADERSHIP, E.POLICY, E.ETHOS, E.STAFF, E.RESOURCES, E.MONITORING),
    ),
    Group("E", "Strong partnerships beyond the school", (E.COMMUNITY, E.BEYOND)),
)

POINTS = {PointKind.ISSUE: "issues", PointKind.BARRIER: "barriers", PointKind.SUPPORT: "support"}


def level_key(element: str) -> str:
    """`element` is one of IqsElement."""
    return f"level-{element}"


USES: Choices = tuple(Uses.choices)
LEVELS: Choices = tuple(Attained.choices)
SPOKEN = tuple(
    (value, "Not yet, but we plan to" if value == Uses.PLANNED else label) for value, label in USES
)

QUESTIONS = (
    Question(
        "uses_iqs",
        "Uses the IQS",
        Kind.CHOICE,
        USES,
        label="Are you using the Institutional Quality Standards (IQS)?",
        spoken=SPOKEN,
        needed="Say whether you are using the IQS: yes, planned, or no.",
        needed_typed="Say whether they are using the IQS: yes, planned, or no.",
    ),
    Question(
        "uses_cqs",
        "Uses the CQS",
        Kind.CHOICE,
        USES,
        label="Are you using the Classroom Quality Standards (CQS)?",
        spoken=SPOKEN,
        blank="Not answered",
    ),
    Question(
        "since",
        "Since when",
        Kind.TEXT,
        most=40,
        label="Since when?",
        hint="A month, a term or a year will do. For example: September 2008.",
    ),
    Question(
        "for_self_evaluation",
        "For self-evaluation",
        Kind.TICK,
        label="Self-evaluation: to see where we are",
    ),
    Question(
        "for_action_planning",
        "For action planning",
        Kind.TICK,
        label="Action planning: to decide what to do next",
    ),
    Question(
        "for_other",
        "For something else",
        Kind.TEXT,
        most=300,
        label="Something else",
        hint="Say what, in a few words.",
    ),
    *(
        Question(
            level_key(element),
            str(element.label),
            Kind.CHOICE,
            LEVELS,
            kept=Kept.LEVEL,
            blank="Not known",
            blank_first=True,
        )
        for element in IqsElement
    ),
    Question(
        "issues",
        "Key issues",
        Kind.POINTS,
        most=LONGEST_POINT,
        kept=Kept.POINT,
        label="What are the key issues for you in gifted and talented education?",
        hint="One point a line.",
    ),
    Question(
        "barriers",
        "Barriers",
        Kind.POINTS,
        most=LONGEST_POINT,
        kept=Kept.POINT,
        label="What stops you using the standards, or makes it hard?",
        hint="One point a line. For example: time, training, what the standards ask for.",
    ),
    Question(
        "support",
        "Support that would help",
        Kind.POINTS,
        most=LONGEST_POINT,
        kept=Kept.POINT,
        label="What support would help?",
        hint="One point a line.",
    ),
    ANSWERED_BY,
    Question(
        "answered_as",
        "Role",
        Kind.TEXT,
        most=120,
        label="Your role",
        label_typed="Their role",
        hint="For example: headteacher, leading teacher for gifted and talented.",
    ),
)

STAGE_ONE = Questionnaire(
    words=Words(
        form="Your use of the G&T quality standards",
        they=(
            "whether and how they use the Institutional Quality Standards (IQS) for gifted and talented education, "
            "what gets in the way, and what would help"
        ),
        you=(
            "whether and how you use the Institutional Quality Standards (IQS) for gifted and talented education, "
            "what gets in the way, and what support would help"
        ),
        subject="are you using the G&T quality standards?",
        about="the Institutional Quality Standards (IQS) for gifted and talented education",
        reminder="the G&T quality standards",
        nudge=(
            "If you do not use them, that is an answer too: it takes a minute to say so, and what would help."
        ),
        minutes="ten minutes",
        goes_to="is read by its officers for school improvement",
        summary="Stage 1 summary",
        stem="stage-1",
    ),
    questions=QUESTIONS,
    sections=tuple(
        Section(group.letter, group.title, tuple(map(level_key, group.elements))) for group in GROUPS
    ),
    help=(
        ("Uses the IQS", "Needed in every row that you fill in. Choose from the list."),
        (
            "Levels",
            "The level that fits best: Entry, Developing or Exemplary. Leave it empty where it is not known.",
        ),
        ("Key issues, barriers, support", "One point a line: Alt and Enter start a new line in a cell."),
    ),
    template="schools/returns/stage_one/questions.html",
)
NOTHING: Answers = STAGE_ONE.nothing
