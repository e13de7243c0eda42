"""How a plan puts things, the same words in every format."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from evaluations.reports.plans.model import (
    ActionLine,
    Drawn,
    Head,
    Planned,
    PlanReport,
    RatingLine,
    Standing,
    State,
    Step,
)
from evaluations.reports.words import date_words
from standards.wording.plain import listed

PROGRESS = {"red": "Red", "amber": "Amber", "green": "Green"}
OTHER = "Other actions"


def money(pence: int | None) -> str:
    """£4,200, or £4,200.50."""
    if pence is None:
        return ""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """“1 action”, “3 actions”."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def title_of(drawn: Drawn) -> str:
    head = drawn.report.head
    return f"{head.authority}: action plan, {head.round}"


def state_words(drawn: Drawn) -> str:
    """“Draft, as it stood on 1 March 2010: not signed”, “Approved”."""
    standing = drawn.standing
    if standing.is_draft:
        since = f", with changes since revision {standing.number}" if standing.number else ""
        return f"Draft, as it stood on {date_words(drawn.report.head.as_at)}: not signed{since}"
    words = {
        State.SIGNED: "Signed, waiting for approval",
        State.APPROVED: "Approved",
        State.RETURNED: "Sent back",
    }
    return words[standing.state]


def revision_words(standing: Standing) -> str:
    return "Draft" if standing.is_draft else f"Revision {standing.number}"


def signed_words(drawn: Drawn) -> str:
    return _by_on(drawn.report.head.signed_by, drawn.standing.signed_at)


def approved_words(standing: Standing) -> str:
    """Whoever approved it, or sent it back."""
    return _by_on(standing.approved_by, standing.approved_at)


def _by_on(who: str, when: dt.datetime | None) -> str:
    return f"{date_words(when.date())} by {who}" if when else ""


def agreed_words(head: Head) -> str:
    """“10 November 2009, by Lena Lead and Cory Core”."""
    if head.agreed_first is None:
        return "No judgement is recorded yet"
    days = date_words(head.agreed_first)
    if head.agreed_last and head.agreed_last != head.agreed_first:
        days = f"{days} to {date_words(head.agreed_last)}"
    return f"{days}, by {listed(list(head.agreed_by))}" if head.agreed_by else days


def tally_words(report: PlanReport) -> str:
    """“14: 3 done, 8 in progress, 3 not started; 2 overdue”."""
    actions = report.actions
    if not actions:
        return "None yet"
    states = Counter(action.status_label.lower() for action in actions)
    order = ("done", "in progress", "not started", "dropped")
    words = ", ".join(f"{states[label]} {label}" for label in order if states[label])
    late = sum(action.overdue(report.head.as_at) for action in actions)
    return f"{len(actions)}: {words}{f'; {late} overdue' if late else ''}"


def covered_words(report: PlanReport) -> str:
    """“Of 8 ratings below Good, 6 have actions, 1 has a reason for none and 1 has neither yet”."""
    below = [line for line in report.ratings if line.below]
    good = report.head.good
    if not below:
        return f"No rating is below {good}"
    acted = sum(bool(line.actions) for line in below)
    open_ = sum(line.open for line in below)
    reasoned = len(below) - acted - open_
    parts = [f"{acted} {_has(acted)} actions" if acted else "none has an action"]
    if reasoned:
        parts.append(f"{reasoned} {_has(reasoned)} a reason for none")
    if open_:
        parts.append(f"{open_} {_has(open_)} neither yet")
    ratings = "rating" if len(below) == 1 else "ratings"
    return f"Of {len(below)} {ratings} below {good}, {listed(parts)}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def total_words(report: PlanReport) -> str:
    """“£6,000, over the 2 of 3 actions that have a cost”."""
    going = [action for action in report.actions if action.status != "dropped"]
    priced = [action for action in going if action.pence is not None]
    if not priced:
        return "No action has a cost yet" if going else ""
    over = (
        ""
        if len(priced) == len(going)
        else f", over the {len(priced)} of {len(going)} actions that have a cost"
    )
    return f"{money(report.pence)}{over}"


def committee_words(head: Head) -> str:
    return ", ".join(part for part in (head.committee, date_words(head.committee_on)) if part)


def dates_words(action: Planned) -> str:
    if action.start and action.due:
        return f"{date_words(action.start)} to {date_words(action.due)}"
    if action.due:
        return f"By {date_words(action.due)}"
    return f"From {date_words(action.start)}" if action.start else ""


def milestone_words(milestone: Step, day: dt.date) -> str:
    """“12 February 2010: format agreed (late)”."""
    late = " (late)" if milestone.due < day else ""
    state = " (done)" if milestone.done_on else late
    return f"{date_words(milestone.due)}: {milestone.title}{state}"


def milestone_said(step: Step) -> str:
    """The same on no day in particular: “12 February 2010: format agreed (done 9 February 2010)”."""
    done = f" (done {date_words(step.done_on)})" if step.done_on else ""
    return f"{date_words(step.due)}: {step.title}{done}"


def resources_words(action: Planned) -> str:
    return ", ".join(part for part in (action.resources.strip().rstrip(".,;"), money(action.pence)) if part)


def measure_words(action: Planned) -> str:
    """“Sampled reports in time: from 26 to 38”."""
    way = " ".join(
        f"{word} {value}" for word, value in (("from", action.baseline), ("to", action.target)) if value
    )
    return ": ".join(part for part in (action.indicator, way) if part)


def monitoring_words(action: Planned) -> str:
    parts = (action.monitored_by, action.monitored_how, action.monitored_when)
    return ", ".join(part for part in parts if part)


def lateness_words(action: ActionLine, day: dt.date) -> str:
    """“Overdue by 3 days”, “2 milestones late”."""
    if action.overdue(day) and action.due:
        return f"Overdue by {counted((day - action.due).days, 'day')}"
    late = sum(one.done_on is None and one.due < day for one in action.milestones)
    return f"{counted(late, 'milestone')} late" if late and not action.finished else ""


def element_name(report: PlanReport, line: RatingLine, *, full: bool = True) -> str:
    """“2.5 Effective use of data, Early Years”."""
    phase = f", {line.phase}" if line.phase else ""
    return f"{line.element} {line.title if full else line.short_label}{phase}"


def done_about(line: RatingLine) -> str:
    """What stands beside a rating: its actions, the reason for none, or that there is neither yet."""
    if line.actions:
        return ", ".join(line.actions)
    if line.reason:
        return f"No action: {line.reason}"
    return "Neither an action nor a reason yet" if line.below else ""


def facts_of(drawn: Drawn) -> Iterator[tuple[str, str]]:
    """Terms and what is said of them, for the cover and for the sheet About."""
    report, standing = drawn.report, drawn.standing
    head = report.head
    facts = (
        ("Framework", head.framework),
        ("Period judged", head.period),
        ("Judgements agreed", agreed_words(head)),
        ("State", state_words(drawn)),
        ("Signed", signed_words(drawn)),
        ("Sent back" if standing.state == State.RETURNED else "Approved", approved_words(standing)),
        ("What changed", standing.note),
        ("Reply", standing.reply),
        ("Actions", tally_words(report)),
        ("Ratings", covered_words(report)),
        ("Cost", total_words(report)),
        ("Goes to", committee_words(head)),
    )
    yield from ((term, said) for term, said in facts if said)
