"""What a school answered, written down: by itself, typed in for it, or from a spreadsheet."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from schools.enums import AnswerSource, LinkState
from schools.models import Ask, Point, Return, ReturnLevel
from schools.questions import LEVEL_QUESTIONS, POINTS, Answers
from schools.selectors.answers import PLAIN, TICKS, answers_of
from schools.selectors.returns import ask_by
from schools.services.errors import Overtaken


@transaction.atomic
def save_return(
    *, ask: Ask, answers: Answers, version: int, source: AnswerSource, user: User | None = None
) -> Return:
    """`version` is the one the person was looking at, 0 where there was none yet.

    Raises Overtaken where someone saved other answers since. Nothing is written where nothing changed.
    """
    current = _held(ask)
    if current and answers_of(current) == answers:
        return current
    if (current.version if current else 0) != version:
        raise Overtaken(current)
    row = current or Return(ask=ask, version=0)
    for key in PLAIN:
        setattr(row, key, answers[key])
    for key in TICKS:
        setattr(row, key, answers[key] == "yes")
    row.source, row.recorded_by, row.answered_at = source, user, timezone.now()
    row.version += 1
    row._history_user = user
    row.save()
    _write_levels(row, answers)
    _write_points(row, answers)
    return row


class LinkClosed(Exception):
    """The link no longer opens the form; `state` says why."""

    def __init__(self, ask: Ask | None, state: LinkState) -> None:
        super().__init__(state.label)
        self.ask, self.state = ask, state


@transaction.atomic
def answer_by_link(*, token: str, answers: Answers, version: int) -> Return:
    """Raises LinkClosed or Overtaken. The Ask is locked first: a link withdrawn in this moment writes nothing."""
    ask, state = ask_by(token, timezone.localdate())
    if ask:
        Ask.objects.select_for_update().get(pk=ask.pk)
        ask, state = ask_by(token, timezone.localdate())
    if ask is None or state != LinkState.OPEN:
        raise LinkClosed(ask, state)
    return save_return(ask=ask, answers=answers, version=version, source=AnswerSource.LINK)


def _held(ask: Ask) -> Return | None:
    """The Ask is locked until the transaction ends, so that two first answers follow one another."""
    Ask.objects.select_for_update().get(pk=ask.pk)
    rows = Return.objects.filter(ask=ask).select_related("recorded_by")
    return rows.prefetch_related("levels", "points").first()


def _write_levels(row: Return, answers: Answers) -> None:
    ReturnLevel.objects.filter(answer=row).delete()
    ReturnLevel.objects.bulk_create(
        ReturnLevel(answer=row, element=question.key.removeprefix("level-"), level=answers[question.key])
        for question in LEVEL_QUESTIONS
        if answers[question.key]
    )


def _write_points(row: Return, answers: Answers) -> None:
    """A point whose words stay keeps the theme that it was put under."""
    kept = {(point.kind, point.text): point for point in Point.objects.filter(answer=row)}
    wanted = [
        (kind, text, position)
        for kind, key in POINTS.items()
        for position, text in enumerate(filter(None, answers[key].split("\n")))
    ]
    gone = set(kept) - {(kind, text) for kind, text, _ in wanted}
    Point.objects.filter(pk__in=[kept[key].pk for key in gone]).delete()
    for kind, text, position in wanted:
        point = kept.get((kind, text)) or Point(answer=row, kind=kind, text=text)
        point.position = position
        point.save()
