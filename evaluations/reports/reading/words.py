"""How the readers' page puts things, in whole sentences for people who are not officers."""

from collections.abc import Iterable, Iterator

from evaluations.enums import ActionStatus
from evaluations.reports.model import Dashboard
from evaluations.reports.reading.changes import Changes, OverallChange, Turn
from evaluations.reports.reading.picture import RoundCount
from evaluations.reports.words import capital
from evaluations.selectors.reading.plans import ActionRow

# Of one, and of several.
TURNS = {
    Turn.DOWN: ("went down", "went down"),
    Turn.UP: ("went up", "went up"),
    Turn.NEW: ("is newly rated", "are newly rated"),
    Turn.GONE: ("is no longer rated", "are no longer rated"),
    Turn.SAME: ("stayed the same", "stayed the same"),
}
STATUSES = (ActionStatus.DONE, ActionStatus.DOING, ActionStatus.TO_DO, ActionStatus.DROPPED)


def sentences(dashboard: Dashboard, count: RoundCount, changes: Changes | None, since: str) -> Iterator[str]:
    """What a reader would be told first."""
    good = next((level for level in dashboard.levels if level.colour == "g"), None)
    if good and count.rated:
        well = sum(number for level, number in count.counts if level.step >= good.step)
        better = "" if good.step == good.of else " or better"
        yield f"{well} of {count.rated} ratings are {good.label}{better}, {count.rated - well} are below."
    if changes is not None:
        yield f"Since {since}: {turns_in_words(changes)}."


def turns_in_words(changes: Changes) -> str:
    """“2 went down, 1 went up, 23 stayed the same”."""
    counts = ((turn, len(changes.of(turn))) for turn in Turn)
    return ", ".join(turn_words(turn, number) for turn, number in counts if number) or "nothing was rated"


def turn_words(turn: Turn, number: int) -> str:
    return f"{number} {TURNS[turn][number != 1]}"


def overall_words(change: OverallChange | None) -> str:
    """“Up from Good”; nothing where there is no round to compare with."""
    if change is None or change.turn is None:
        return ""
    if change.turn in {Turn.UP, Turn.DOWN} and change.was:
        return f"{capital(change.turn)} from {change.was.overall}"
    return {Turn.SAME: "Same as before", Turn.NEW: "Newly rated"}.get(change.turn, "")


def status_counts(actions: Iterable[ActionRow]) -> str:
    """“14 actions: 3 done, 8 in progress, 3 not started”; nothing without actions."""
    statuses = [action.status for action in actions]
    said = [f"{statuses.count(one)} {one.label.lower()}" for one in STATUSES if one in statuses]
    many = "" if len(statuses) == 1 else "s"
    return f"{len(statuses)} action{many}: {', '.join(said)}" if statuses else ""
