"""What a school is asked, in the order of the form: one list for form, spreadsheet, reading and comparing.

An answer is flat: a string for every key. Ticks are "yes" or "", several points are one a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schools.enums import Attained, IqsElement, PointKind, Uses

Answers = Mapping[str, str]
Choices = tuple[tuple[str, str], ...]

MOST_POINTS = 20
LONGEST_POINT = 500


class Kind(StrEnum):
    CHOICE = "choice"
    TICK = "tick"
    TEXT = "text"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Question:
    """`title` heads its column and names it in lists of changes; `most` is in characters."""

    key: str
    title: str
    kind: Kind
    choices: Choices = ()
    most: int = 0


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


def level_key(element: IqsElement) -> str:
    return f"level-{element.value}"


USES: Choices = tuple(Uses.choices)
LEVELS: Choices = tuple(Attained.choices)
LEVEL_QUESTIONS = tuple(
    Question(level_key(element), str(element.label), Kind.CHOICE, LEVELS) for element in IqsElement
)
QUESTIONS = (
    Question("uses_iqs", "Uses the IQS", Kind.CHOICE, USES),
    Question("uses_cqs", "Uses the CQS", Kind.CHOICE, USES),
    Question("since", "Since when", Kind.TEXT, most=40),
    Question("for_self_evaluation", "For self-evaluation", Kind.TICK),
    Question("for_action_planning", "For action planning", Kind.TICK),
    Question("for_other", "For something else", Kind.TEXT, most=300),
    *LEVEL_QUESTIONS,
    Question("issues", "Key issues", Kind.POINTS, most=LONGEST_POINT),
    Question("barriers", "Barriers", Kind.POINTS, most=LONGEST_POINT),
    Question("support", "Support that would help", Kind.POINTS, most=LONGEST_POINT),
    Question("answered_by", "Answered by", Kind.TEXT, most=120),
    Question("answered_as", "Role", Kind.TEXT, most=120),
)
BY_KEY = {question.key: question for question in QUESTIONS}
NOTHING: Answers = dict.fromkeys(BY_KEY, "")
YES, NO = ("yes", "y", "x", "true", "1"), ("", "no", "n", "false", "0")

_BULLET = re.compile(r"^[•·▪*–-]\s+")


def read(question: Question, text: str) -> str:
    """What was typed, fit to keep; raises ValueError with a sentence for the person."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if question.kind == Kind.CHOICE:
        return _choice(question, text)
    if question.kind == Kind.TICK:
        return _tick(question, text)
    if question.kind == Kind.POINTS:
        return _points(question, text)
    text = " ".join(text.split())
    if len(text) > question.most:
        raise ValueError(f"“{question.title}” has {len(text)} characters. Keep it to {question.most}.")
    return text


def _choice(question: Question, text: str) -> str:
    for value, label in question.choices:
        if text.casefold() in {value, label.casefold()}:
            return value
    if text:
        labels = "; ".join(label for _, label in question.choices)
        raise ValueError(f"“{text[:60]}” is not an answer to “{question.title}”. Choose one of: {labels}.")
    return ""


def _tick(question: Question, text: str) -> str:
    if text.casefold() in YES:
        return "yes"
    if text.casefold() in NO:
        return ""
    raise ValueError(f"“{text[:60]}” is not an answer to “{question.title}”. Write yes, or leave it empty.")


def _points(question: Question, text: str) -> str:
    lines = [_BULLET.sub("", line.strip()).strip() for line in text.split("\n")]
    lines = list(dict.fromkeys(line for line in lines if line))
    if len(lines) > MOST_POINTS:
        raise ValueError(
            f"“{question.title}” has {len(lines)} lines. Keep it to {MOST_POINTS}, one point a line."
        )
    longest = max(map(len, lines), default=0)
    if longest > question.most:
        raise ValueError(
            f"A point under “{question.title}” has {longest} characters. Keep each to {question.most}, "
            "and start a new line for the next."
        )
    return "\n".join(lines)


def said(question: Question, value: str) -> str:
    """An answer in words; "" where there is none."""
    if question.kind == Kind.CHOICE:
        return dict(question.choices).get(value, "")
    if question.kind == Kind.TICK:
        return "Yes" if value else ""
    return value


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer in two versions, in words."""

    question: Question
    was: str
    now: str


def differences(was: Answers, now: Answers) -> tuple[Difference, ...]:
    return tuple(
        Difference(question, said(question, was[question.key]), said(question, now[question.key]))
        for question in QUESTIONS
        if was[question.key] != now[question.key]
    )


def told(answers: Answers) -> Iterator[tuple[Question, str]]:
    """The questions that were answered, with the answers in words."""
    for question in QUESTIONS:
        if words := said(question, answers[question.key]):
            yield question, words
