"""The columns of a plan's lists: the same in the workbook, in CSV, and when a workbook comes back."""

from collections.abc import Callable
from dataclasses import dataclass

from evaluations.reports.plans import words
from evaluations.reports.plans.model import ActionLine, Drawn, MilestoneLine
from schools.sheets import Column, Table, Value

ACTIONS, MILESTONES, RATINGS, FOLLOW_UP = "Actions", "Milestones", "Ratings", "Follow-up"
PROGRESS, ABOUT, LISTS = "Progress", "About", "Lists"
LIST_TITLES = ("Leads", "Elements", "Phases", "Plan", "Revision")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the sheet Actions. `name` is the field of an action that it fills, blank where none."""

    title: str
    width: int
    name: str
    value: Callable[[ActionLine], Value]


def _text(title: str, width: int, name: str) -> Field:
    return Field(title, width, name, lambda action: getattr(action, name))


def _pounds(action: ActionLine) -> Value:
    return None if action.pence is None else action.pence / 100


def _origin(action: ActionLine) -> Value:
    return action.origin_text


REFERENCE, ELEMENT, PHASE, ACTION, LEAD = "Reference", "Element", "Phase", "Action", "Lead"
START, DUE, COST, STATUS, VERSION = "Start", "Due", "Cost, £", "Status", "Version"

FIELDS = (
    Field(REFERENCE, 11, "", lambda action: action.ref),
    _text(ELEMENT, 9, "element"),
    _text(PHASE, 13, "phase"),
    _text("Priority or objective", 26, "priority"),
    _text(ACTION, 46, "title"),
    _text(LEAD, 24, "lead"),
    _text("Helped by", 24, "helpers"),
    _text(START, 18, "start"),
    _text(DUE, 18, "due"),
    _text("Resources", 28, "resources"),
    Field(COST, 12, "cost", _pounds),
    _text("Success criteria", 36, "success"),
    _text("Indicator", 28, "indicator"),
    _text("Baseline", 12, "baseline"),
    _text("Target", 12, "target"),
    _text("Monitored by", 22, "monitored_by"),
    _text("Monitored how", 26, "monitored_how"),
    _text("Monitored when", 18, "monitored_when"),
    _text("Evaluation of impact", 36, "evaluation"),
    _text("Evaluated on", 18, "evaluated_on"),
    Field(STATUS, 13, "status", lambda action: action.status_label),
    _text("Reason for status", 26, "status_reason"),
    Field("Progress", 11, "progress", lambda action: words.PROGRESS.get(action.progress, "")),
    _text("Committee date", 18, "committee_on"),
    Field("Rating", 14, "", lambda action: ""),
    Field("Made from", 30, "", _origin),
    Field(VERSION, 9, "", lambda action: action.version),
)
TITLES = tuple(field.title for field in FIELDS)
MILESTONE_TITLES = (REFERENCE, "Due", "Milestone", "Done on", "Key")


def actions_table(drawn: Drawn) -> Table:
    levels = {level.code: level.label for level in drawn.report.levels}
    ratings = {line.key: levels.get(line.level, "") for line in drawn.report.ratings}

    def row(action: ActionLine) -> list[Value]:
        values = [field.value(action) for field in FIELDS]
        values[TITLES.index("Rating")] = ratings.get(action.key, "")
        return values

    columns = tuple(Column(field.title, field.width) for field in FIELDS)
    return Table(ACTIONS, columns, [row(action) for action in drawn.report.actions])


def milestones_table(drawn: Drawn) -> Table:
    widths = (11, 18, 60, 18, 9)
    rows = [
        milestone_row(action.ref, milestone)
        for action in drawn.report.actions
        for milestone in action.milestones
    ]
    return _table(MILESTONES, rows, *zip(MILESTONE_TITLES, widths, strict=True))


def milestone_row(ref: str, milestone: MilestoneLine) -> list[Value]:
    return [ref, milestone.due, milestone.title, milestone.done_on, milestone.key]


def ratings_table(drawn: Drawn) -> Table:
    report = drawn.report
    levels = {level.code: level for level in report.levels}
    rows: list[list[Value]] = []
    for line in report.ratings:
        level = levels.get(line.level)
        rated = (level.letters, level.label) if level else ("", "Not rated")
        about = (", ".join(line.actions), line.reason, "Yes" if line.open else "")
        rows.append([line.element, line.title, line.phase, *rated, *about])
    return _table(
        RATINGS,
        rows,
        *[(report.head.element_one.capitalize(), 9), ("Title", 60), ("Phase", 14), ("Rating", 9)],
        *[("Rating in words", 26), ("Actions", 20), ("Reason for none", 50), ("Neither yet", 12)],
    )


def follow_up_table(drawn: Drawn) -> Table:
    rows: list[list[Value]] = [
        [line.kind_label, line.text, line.who, line.due, line.confirmed_on, line.done_on]
        for line in drawn.report.follow_ups
    ]
    return _table(
        FOLLOW_UP,
        rows,
        *[("Kind", 22), ("What", 60), ("Who", 26), ("By when", 18), ("Confirmed on", 18), ("Done on", 18)],
    )


def progress_table(drawn: Drawn) -> Table:
    rows: list[list[Value]] = [
        [action.ref, entry.on, entry.progress, entry.note, entry.by]
        for action in drawn.report.actions
        for entry in action.history
    ]
    return _table(
        PROGRESS, rows, *[(REFERENCE, 11), ("Date", 18), ("Progress", 11), ("Note", 60), ("Said by", 24)]
    )


def _table(name: str, rows: list[list[Value]], *columns: tuple[str, int]) -> Table:
    return Table(name, tuple(Column(*column) for column in columns), rows)
