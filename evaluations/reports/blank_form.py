"""The blank form of a round on paper: tick boxes in words, room for a comment and for evidence."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from accounts.models import User
from evaluations.models import Round
from evaluations.selectors.local_words import LocalWord
from evaluations.selectors.prompts import Question, shared_prompts
from evaluations.selectors.sheet import Row, name_of, rows_of
from evaluations.selectors.sheet_words import SheetWords, sheet_words
from schools import paper
from standards.content import Content, Phase, content_for


@dataclass(frozen=True, slots=True)
class Line:
    ref: str
    name: str
    priority: bool
    words: tuple[LocalWord, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The elements of one phase, or all of them."""

    phase: Phase | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BlankForm:
    """`name` is blank where the form is for anyone of the team."""

    round: Round
    content: Content
    words: SheetWords
    question: Question | None
    name: str
    parts: tuple[Part, ...]

    @property
    def authority(self) -> str:
        return str(self.round.authority)

    @property
    def title(self) -> str:
        whose = f", {self.name}" if self.name else ""
        return f"{self.authority}: {self.words.mark}s for {self.round.name}{whose}"

    @property
    def heading(self) -> str:
        number = len({line.ref for part in self.parts for line in part.lines})
        word = self.content.element_one if number == 1 else self.content.element_many
        return f"{self.words.do} the {number} {word}"

    @property
    def has_local_words(self) -> bool:
        return any(line.words for part in self.parts for line in part.lines)


def blank_form(round_: Round, user: User, *, mine: bool) -> BlankForm:
    """Of what the person may see: nobody's rating is on it, their own neither."""
    content = content_for(round_.framework)
    rows = rows_of(round_, user, content)
    phases = content.phases or (None,)
    parts = ((phase, [row for row in rows if row.phase == phase]) for phase in phases)
    return BlankForm(
        round=round_,
        content=content,
        words=sheet_words(content),
        question=shared_prompts(content).question,
        name=str(user) if mine else "",
        parts=tuple(Part(phase, tuple(_line(row) for row in found)) for phase, found in parts if found),
    )


def _line(row: Row) -> Line:
    return Line(row.element.ref, name_of(row.element), row.cell.focus, row.words)


def blank_pdf(form: BlankForm) -> bytes:
    return paper.write_pdf(render_to_string("pdf/blank_form.html", {"form": form}))
