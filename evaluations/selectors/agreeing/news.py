"""What is new since a page was drawn: it carries a mark of what it showed, and says it with each question."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.selectors.agreeing.rows import Row

SAID_ONE_BY_ONE = 3
MOVED = {
    RoundState.SETTING_UP: "The round has gone back to setting up.",
    RoundState.RATING: "The round has gone back to rating.",
    RoundState.AGREEING: "The team is agreeing now.",
    RoundState.SIGNED_OFF: "The round is signed off.",
}


def mark_of(round_: Round, rows: Iterable[Row]) -> str:
    """`rows` in published order, so that a row is found again by its place."""
    return "~".join([round_.state, *(row.stamp for row in rows)])


def news_since(seen: str, round_: Round, rows: Sequence[Row], element_many: str) -> str:
    """Sentences for the person, from the mark of what they saw; empty where that mark says nothing."""
    state, *stamps = seen.split("~")
    if state != round_.state:
        return MOVED[RoundState(round_.state)] if state in RoundState.values else ""
    if len(stamps) != len(rows):
        return ""
    changed = [(stamp, row) for stamp, row in zip(stamps, rows, strict=True) if stamp != row.stamp]
    if len(changed) > SAID_ONE_BY_ONE:
        return f"{len(changed)} {element_many} have changed."
    return " ".join(sentence for stamp, row in changed for sentence in _changes(stamp, row))


def _changes(stamp: str, row: Row) -> Iterator[str]:
    agreed, said, *_ = f"{stamp}--".split("-")
    now_agreed, now_said, _ = row.stamp.split("-")
    if row.agreed and agreed != now_agreed:
        yield f"{row.name}: {decided(row)}, recorded by {row.agreed.by} at {clock(row)}."
    if said != now_said:
        yield f"{row.name}: ratings have changed. {row.spread.rated} of {row.spread.of} have rated."


def decided(row: Row) -> str:
    return row.level.label if row.level else "not applicable"


def clock(row: Row) -> str:
    return f"{timezone.localtime(row.agreed.updated_at):%H:%M}" if row.agreed else ""
