"""What the PDF of an inspection pack shows, put in order for its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from evaluations.reports.pack import words
from evaluations.reports.pack.contents import Contents, contents_of
from evaluations.reports.pack.model import TITLE, Action, Pack
from evaluations.reports.plans import words as plan_words
from evaluations.reports.plans.paper import COLOURS, TALL
from evaluations.reports.words import date_words
from schools import paper

HALF = 32
"""Of the 64 characters of a SHA-256: a line of the index."""


@dataclass(slots=True)
class EvidenceRow:
    ref: str
    title: str
    kind: str
    dated: str
    bears_on: str
    impact: str
    held: list[str]


@dataclass(slots=True)
class ActionRow:
    """Every cell of it in words."""

    action: Action
    dates: str
    milestones: list[str]
    resources: str
    success: list[str]
    monitoring: str
    colour: str

    @property
    def tall(self) -> bool:
        parts = ("".join(self.milestones), "".join(self.success), self.resources, self.action.title)
        return max(map(len, parts)) > TALL


@dataclass(slots=True)
class Sheet:
    """A pack, ready to print."""

    pack: Pack
    contents: Contents
    evidence: list[EvidenceRow]
    actions: list[ActionRow]

    @property
    def title(self) -> str:
        return words.title_of(self.pack)

    @property
    def kind(self) -> str:
        return TITLE

    @property
    def as_at(self) -> str:
        return words.as_at(self.pack.head)

    @property
    def running(self) -> str:
        """The line at the foot of every page."""
        head = self.pack.head
        return f"{head.authority} · {TITLE}, {head.round} · {self.as_at}"

    @property
    def created(self) -> str:
        """When it was signed off; a draft has the day on its first page."""
        return self.pack.head.at.isoformat() if self.pack.head.signed_off else ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        return list(words.facts_of(self.pack))

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Where on paper each part begins, and its name."""
        return [
            ("summary", "Summary of self-evaluation and contextual background"),
            (
                "aspects",
                f"{self.pack.head.element_many.capitalize()}: statements, strengths, weaknesses, impact",
            ),
            ("evidence", "Evidence index"),
            ("plan", "Action plan"),
            ("readiness", "Readiness list"),
            ("left-out", "What was left out"),
        ]

    @property
    def index_said(self) -> str:
        return words.index_words(self.contents)

    @property
    def readiness_said(self) -> str:
        return words.readiness_words(self.contents)

    @property
    def plan_said(self) -> str:
        return words.plan_words(self.contents)

    @property
    def left_out(self) -> tuple[str, ...]:
        return words.LEFT_OUT

    @property
    def as_written(self) -> str:
        return words.AS_WRITTEN


def pdf_of(pack: Pack) -> bytes:
    """The same bytes for the same pack."""
    return paper.write_pdf(page_of(pack))


def page_of(pack: Pack) -> str:
    return render_to_string("pdf/pack/pack.html", {"sheet": sheet_of(pack)})


def sheet_of(pack: Pack) -> Sheet:
    return Sheet(pack, contents_of(pack), list(_evidence(pack)), list(_actions(pack)))


def _evidence(pack: Pack) -> Iterator[EvidenceRow]:
    for line in pack.lines:
        held = [line.sha256[:HALF], line.sha256[HALF:]] if line.sha256 else [line.held]
        yield EvidenceRow(
            line.ref,
            line.title,
            line.kind,
            date_words(line.dated),
            ", ".join(line.bears_on),
            line.impact_words,
            held,
        )


def _actions(pack: Pack) -> Iterator[ActionRow]:
    for action in pack.plan.actions if pack.plan else ():
        yield ActionRow(
            action=action,
            dates=plan_words.dates_words(action),
            milestones=[plan_words.milestone_said(one) for one in action.milestones],
            resources=plan_words.resources_words(action),
            success=[part for part in (action.success, plan_words.measure_words(action)) if part],
            monitoring=plan_words.monitoring_words(action),
            colour=COLOURS.get(action.progress.lower(), ""),
        )
