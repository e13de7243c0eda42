"""What the page and the PDF show of a report, put in order; no words of judgement of its own."""

import base64
from dataclasses import dataclass

from django.template.loader import render_to_string

from evaluations.reports.answering.model import AnsweringReport, GroupLine, QuestionLine, TableLine
from evaluations.reports.model import LevelKey
from evaluations.reports.words import date_words
from evaluations.selectors.answering.charts import Picture, picture_of

UPRIGHT, LONG, ROOM = 7, 36, 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A group or a question with its level; `given` has that of each team, None where it said none."""

    line: GroupLine | QuestionLine
    level: LevelKey | None
    given: tuple[LevelKey | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    level: LevelKey | None
    rationale: str
    questions: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Table:
    line: TableLine
    picture: Picture | None

    @property
    def notes(self) -> list[str]:
        """What stands below it."""
        source = [f"Source: {self.line.source}"] if self.line.source else []
        return [*source, f"As it was in {self.line.was}: not renewed since."] if self.line.was else source

    @property
    def wide(self) -> bool:
        """Too many columns for a page that stands upright."""
        return len(self.line.columns) > UPRIGHT

    def widths(self, whole: int) -> list[int]:
        """Of the columns, by what stands in them, in the unit of `whole`."""
        lines = (self.line.columns, *self.line.rows)
        longest = [min(max(map(len, column)), LONG) + ROOM for column in zip(*lines, strict=True)]
        return [length * whole // sum(longest) for length in longest]

    @property
    def alt(self) -> str:
        return self.picture.said if self.picture else ""

    @property
    def image(self) -> str:
        """The chart as an image of its own, which paper gives an alternative text."""
        svg = render_to_string("pdf/answering/chart.svg", {"picture": self.picture})
        return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Paper:
    report: AnsweringReport
    short: bool
    whole: Judged | None
    sections: tuple[Section, ...]
    digest: tuple[Table, ...]

    @property
    def title(self) -> str:
        head = self.report.head
        part = "judgements" if self.short else "report"
        return f"{head.authority}, {head.framework_short} {part}, {head.round}"

    @property
    def running(self) -> str:
        head = self.report.head
        state = "as signed off" if head.signed_off_at else f"as it stood on {date_words(head.as_at)}"
        return f"{head.authority} · {head.framework_short}, {head.round} · {state}"

    @property
    def created(self) -> str:
        signed = self.report.head.signed_off_at
        return signed.isoformat() if signed else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        head = self.report.head
        signed = (
            f"{date_words(head.signed_off_at.date())} by {head.signed_off_by}" if head.signed_off_at else ""
        )
        facts = [
            ("Framework", head.framework),
            ("Period", head.period),
            ("Signed off", signed or f"Not yet: this is how it stood on {date_words(head.as_at)}"),
            ("Teams", "; ".join(team.name for team in self.report.teams)),
        ]
        return facts

    def level_of(self, code: str) -> LevelKey | None:
        return self.report.level(code)


def paper_of(report: AnsweringReport, *, short: bool = False) -> Paper:
    """`short` is for elected members: the judgements alone."""
    groups = {group.area: group for group in report.groups}
    whole = groups.get("")
    return Paper(
        report=report,
        short=short,
        whole=Judged(whole, report.level(whole.level)) if whole else None,
        sections=tuple(
            Section(group.title, report.level(group.level), group.rationale, _questions(report, area))
            for area, group in groups.items()
            if area
        ),
        digest=()
        if short
        else tuple(Table(line, picture_of(line.chart, line.columns, line.rows)) for line in report.digest),
    )


def _questions(report: AnsweringReport, area: str) -> tuple[Judged, ...]:
    return tuple(
        Judged(question, report.level(question.level), _given(report, question))
        for question in report.of_area(area)
    )


def _given(report: AnsweringReport, question: QuestionLine) -> tuple[LevelKey | None, ...]:
    said = {answer.team: answer.level for answer in question.answers}
    return tuple(report.level(said.get(team.name, "")) for team in report.teams)
