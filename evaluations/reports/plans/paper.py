"""What the PDF of a plan shows, put in order for its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evaluations.reports.model import LevelKey
from evaluations.reports.plans import words
from evaluations.reports.plans.model import ActionLine, Drawn, FollowUpLine, RatingLine
from evaluations.reports.words import date_words

COLOURS = {"red": "si", "amber": "ni", "green": "g"}
# Characters that a cell of the narrowest columns holds in half a page: a row of more may go over to the next.
TALL = 700


@dataclass(slots=True)
class Row:
    """One action, every cell of it in words."""

    action: ActionLine
    dates: str
    milestones: list[str]
    resources: str
    success: list[str]
    monitoring: str
    colour: str
    progress: str
    under: list[str]

    @property
    def tall(self) -> bool:
        parts = ("".join(self.milestones), "".join(self.success), self.resources, self.action.title)
        return max(map(len, parts)) > TALL


@dataclass(slots=True)
class Group:
    """The actions that are to improve one element; without a rating, those that stand for themselves."""

    title: str
    level: LevelKey | None
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class RatingRow:
    line: RatingLine
    level: LevelKey | None
    done_about: str


@dataclass(slots=True)
class Signature:
    who: str
    name: str
    on: str


@dataclass(slots=True)
class Sheet:
    """A plan, ready to print."""

    drawn: Drawn
    facts: list[tuple[str, str]]
    ratings: list[RatingRow]
    groups: list[Group]
    told: list[ActionLine]
    follow_ups: list[tuple[str, list[FollowUpLine]]]
    signatures: list[Signature]

    @property
    def title(self) -> str:
        return words.title_of(self.drawn)

    @property
    def running(self) -> str:
        """The line at the foot of every page."""
        head = self.drawn.report.head
        state = words.revision_words(self.drawn.standing)
        return f"{head.authority} · Action plan, {head.round} · {state}"

    @property
    def created(self) -> str:
        """When it was signed; a draft has the day on its first page."""
        signed = self.drawn.standing.signed_at
        return signed.isoformat() if signed else ""

    @property
    def covered(self) -> str:
        return words.covered_words(self.drawn.report)

    @property
    def total(self) -> str:
        return words.total_words(self.drawn.report)


def sheet_of(drawn: Drawn) -> Sheet:
    report = drawn.report
    levels = {level.code: level for level in report.levels}
    return Sheet(
        drawn=drawn,
        facts=list(words.facts_of(drawn)),
        ratings=[RatingRow(line, levels.get(line.level), words.done_about(line)) for line in report.ratings],
        groups=list(_groups(drawn, levels)),
        told=[action for action in report.actions if action.evaluation or _said(action)],
        follow_ups=list(_follow_ups(report.follow_ups)),
        signatures=list(_signatures(drawn)),
    )


def _groups(drawn: Drawn, levels: dict[str, LevelKey]) -> Iterator[Group]:
    """In the order of the ratings, then what stands under none of them."""
    report = drawn.report
    rows: dict[tuple[str, str], list[Row]] = {}
    for action in report.actions:
        rows.setdefault(action.key, []).append(_row(drawn, action))
    for line in report.ratings:
        if line.key in rows:
            yield Group(words.element_name(report, line), levels.get(line.level), rows.pop(line.key))
    if left := [row for group in rows.values() for row in group]:
        yield Group(words.OTHER, None, left)


def _row(drawn: Drawn, action: ActionLine) -> Row:
    day = drawn.report.head.as_at
    progress = words.PROGRESS.get(action.progress, "")
    under = [action.status_label, words.lateness_words(action, day)]
    if action.committee_on:
        under.append(f"To committee {date_words(action.committee_on)}")
    return Row(
        action=action,
        dates=words.dates_words(action),
        milestones=[words.milestone_words(one, day) for one in action.milestones],
        resources=words.resources_words(action),
        success=[part for part in (action.success, words.measure_words(action)) if part],
        monitoring=words.monitoring_words(action),
        colour=COLOURS.get(action.progress, ""),
        progress=progress,
        under=[line for line in under if line],
    )


def _said(action: ActionLine) -> bool:
    return any(entry.note for entry in action.history) or bool(action.status_reason)


def _follow_ups(lines: tuple[FollowUpLine, ...]) -> Iterator[tuple[str, list[FollowUpLine]]]:
    kinds = dict.fromkeys((line.kind, line.kind_label) for line in lines)
    for kind, label in kinds:
        yield label, [line for line in lines if line.kind == kind]


def _signatures(drawn: Drawn) -> Iterator[Signature]:
    """Names and days where it is signed; lines to sign where it is not."""
    standing, head = drawn.standing, drawn.report.head
    signed = date_words(standing.signed_at.date()) if standing.signed_at else ""
    yield Signature("Signed by the lead", head.signed_by if signed else "", signed)
    approved = date_words(standing.approved_at.date()) if standing.approved_at else ""
    who = "Sent back by" if standing.state == "returned" else "Approved by"
    yield Signature(who, standing.approved_by if approved else "", approved)
