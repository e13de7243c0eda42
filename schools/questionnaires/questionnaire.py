"""What a school is asked, in the order of the form: one list for form, spreadsheet, reading and comparing.

An answer is flat: a string for every key. Ticks are "yes" or "", several points are one a line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from schools.questionnaires.questions import Answers, Kept, Only, Question, said


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer in two versions, in words."""

    question: Question
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together under a heading, and of whom they are asked."""

    key: str
    title: str
    keys: tuple[str, ...]
    lead: str = ""
    only: Only | None = None
    quote: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """How a collection of this kind is spoken of, to schools and to the team; whole or parts of sentences."""

    form: str
    """Heads the form."""
    they: str
    """“The authority asks its schools, colleges and settings …”"""
    you: str
    """“The authority would like to know …”"""
    subject: str
    """“The authority asks the school: …”"""
    about: str
    """“The authority wrote to you about …”"""
    reminder: str
    nudge: str
    minutes: str
    goes_to: str
    """What becomes of an answer, said above the button."""
    summary: str
    """Names the counted results."""
    stem: str
    """Names their files."""
    source: str = ""
    """Who published what is quoted."""


@dataclass(frozen=True)
class Questionnaire:
    """`help` are the lines of the spreadsheet that say how to fill it in.

    `in_confidence`: what one school answered is read by those who record returns, not by all of the authority.
    `sorts`: what a school is asked depends on what is known of it.
    """

    words: Words
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    help: tuple[tuple[str, str], ...]
    template: str
    in_confidence: bool = False
    sorts: bool = False

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        return {question.key: question for question in self.questions}

    @cached_property
    def nothing(self) -> Answers:
        return dict.fromkeys(self.by_key, "")

    @cached_property
    def places(self) -> frozenset[Kept]:
        """Where its answers are kept."""
        return frozenset(question.kept for question in self.questions)

    @property
    def grouped(self) -> bool:
        """Whether schools make points, which the team groups."""
        return Kept.POINT in self.places

    def kept_in(self, place: Kept) -> Iterator[Question]:
        return (question for question in self.questions if question.kept == place)

    def settled(self, answers: Answers, known: Mapping[str, str]) -> Answers:
        """With what is known of the school where it says nothing of it."""
        presets = {q.key: known.get(q.key, "") for q in self.questions if q.preset and not answers[q.key]}
        return {**answers, **presets}

    def differences(self, was: Answers, now: Answers) -> tuple[Difference, ...]:
        return tuple(
            Difference(question, said(question, was[question.key]), said(question, now[question.key]))
            for question in self.questions
            if was[question.key] != now[question.key]
        )

    def told(self, answers: Answers) -> Iterator[tuple[Question, str]]:
        """The questions that were answered, with the answers in words."""
        for question in self.questions:
            if words := said(question, answers[question.key]):
                yield question, words

    def misplaced(self, answers: Answers) -> Iterator[tuple[Question, str]]:
        """Answers to what is not asked of such a school, each with a sentence that says so."""
        for question in self.questions:
            if question.only and answers[question.key] and not question.only.holds(answers):
                yield question, self._not_asked(question, question.only, answers)

    def _not_asked(self, question: Question, only: Only, answers: Answers) -> str:
        decides = self.by_key[only.key]
        asked = " or ".join(label for value, label in decides.choices if value in only.values)
        stands = said(decides, answers[only.key]) or "nothing"
        return (
            f"“{question.title}” is asked where “{decides.title}” is “{asked}”, and it is “{stands}”. "
            "Change that, or leave this empty."
        )
