"""The actions of a plan as CSV, a line each."""

from evaluations.reports.plans import columns, words
from evaluations.reports.plans.model import Drawn
from schools.sheets import Value, csv_bytes


def csv_of(drawn: Drawn) -> bytes:
    """As the sheet Actions, with the plan in front and the milestones, in words, behind."""
    head = drawn.report.head
    place = (head.authority, head.round, words.revision_words(drawn.standing))
    rows: list[list[Value]] = [["Authority", "Round", "Revision", *columns.TITLES, "Milestones"]]
    for action, row in zip(drawn.report.actions, columns.actions_table(drawn).rows, strict=True):
        steps = [words.milestone_words(one, head.as_at) for one in action.milestones]
        rows.append([*place, *row, "\n".join(steps)])
    return csv_bytes(rows)
