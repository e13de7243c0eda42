"""One question to a school: how it is put, and what counts as an answer to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Answers = Mapping[str, str]
Choices = tuple[tuple[str, str], ...]

MOST_POINTS = 20
LONGEST_POINT = 500


class Kind(StrEnum):
    CHOICE = "choice"
    TICK = "tick"
    TEXT = "text"
    PROSE = "prose"
    POINTS = "points"


class Kept(StrEnum):
    """Where its answer is kept: a column of the return, or a row of its own."""

    COLUMN = "column"
    LEVEL = "level"
    POINT = "point"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Only:
    """Asked only of those who answer `key` with one of `values`."""

    key: str
    values: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        return answers[self.key] in self.values


@dataclass(frozen=True, slots=True)
class Question:
    """`title` heads its column and names it in lists of changes; `most` is in characters.

    `label` and `hint` stand in the form, with `spoken` choices where a school says them of itself, and `blank`
    names the choice of none, at the end or first. `needed` and `needed_typed` are what is said where it is missing,
    to the school and to an officer who types; empty, it may be. `preset`: taken from what is known of the school
    before it answers. `quote` is what is published of it, at `place`.
    """

    key: str
    title: str
    kind: Kind
    choices: Choices = ()
    most: int = 0
    kept: Kept = Kept.COLUMN
    label: str = ""
    label_typed: str = ""
    hint: str = ""
    spoken: Choices = ()
    blank: str = ""
    blank_first: bool = False
    needed: str = ""
    needed_typed: str = ""
    preset: bool = False
    only: Only | None = None
    quote: str = ""
    place: str = ""

    def asked(self, by_school: bool) -> str:
        """As it is put to the school itself, or to an officer who types its answer in."""
        return (not by_school and self.label_typed) or self.label or self.title

    def missing(self, by_school: bool) -> str:
        return self.needed if by_school else self.needed_typed

    def missing_in_column(self) -> str:
        """As to an officer, with the column named."""
        if self.title in self.needed_typed:
            return self.needed_typed
        return self.needed_typed.replace("Say ", f"Say under “{self.title}” ", 1)


ANSWERED_BY = Question(
    "answered_by",
    "Answered by",
    Kind.TEXT,
    most=120,
    label="Your name",
    label_typed="Who answered",
    needed="Give your name, so that the authority knows who answered.",
)

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
    if question.kind != Kind.PROSE:
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
