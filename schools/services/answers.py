"""What a school answered, written down: by itself, typed in for it, or from a spreadsheet."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from schools.enums import AnswerSource, LinkState
from schools.models import Ask, Point, Reply, Return, ReturnLevel
from schools.questionnaires import Answers, Kept, Kind, Questionnaire
from schools.questionnaires.stage_one import POINTS
from schools.selectors.answers import answers_of, relations_of
from schools.selectors.returns import ask_by
from schools.services.errors import Overtaken


@transaction.atomic
def save_return(
    *, ask: Ask, answers: Answers, version: int, source: AnswerSource, user: User | None = None
) -> Return:
    """`version` is the one the person was looking at, 0 where there was none yet.

    Raises Overtaken where someone saved other answers since. Nothing is written where nothing changed.
    """
    asked = ask.collection.questionnaire
    answers = asked.settled(answers, ask.known)
    current = _held(ask, asked)
    if current and answers_of(current, asked) == answers:
        return current
    if (current.version if current else 0) != version:
        raise Overtaken(current)
    row = current or Return(ask=ask, version=0)
    for question in asked.kept_in(Kept.COLUMN):
        value = answers[question.key]
        setattr(row, question.key, value == "yes" if question.kind == Kind.TICK else value)
    row.source, row.recorded_by, row.answered_at = source, user, timezone.now()
    row.version += 1
    row._history_user = user
    row.save()
    for place in asked.places:
        WRITERS[place](row, asked, answers)
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


def _held(ask: Ask, asked: Questionnaire) -> Return | None:
    """The Ask is locked until the transaction ends, so that two first answers follow one another."""
    Ask.objects.select_for_update().get(pk=ask.pk)
    rows = Return.objects.filter(ask=ask).select_related("recorded_by")
    return rows.prefetch_related(*relations_of(asked)).first()


def _write_levels(row: Return, asked: Questionnaire, answers: Answers) -> None:
    ReturnLevel.objects.filter(answer=row).delete()
    ReturnLevel.objects.bulk_create(
        ReturnLevel(answer=row, element=question.key.removeprefix("level-"), level=answers[question.key])
        for question in asked.kept_in(Kept.LEVEL)
        if answers[question.key]
    )


def _write_points(row: Return, asked: Questionnaire, answers: Answers) -> None:
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


def _write_replies(row: Return, asked: Questionnaire, answers: Answers) -> None:
    Reply.objects.filter(answer=row).delete()
    Reply.objects.bulk_create(
        Reply(answer=row, question=question.key, value=answers[question.key])
        for question in asked.kept_in(Kept.REPLY)
        if answers[question.key]
    )


def _write_nothing(row: Return, asked: Questionnaire, answers: Answers) -> None:
    """Columns are saved with the row."""


WRITERS: Mapping[Kept, Callable[[Return, Questionnaire, Answers], None]] = {
    Kept.COLUMN: _write_nothing,
    Kept.LEVEL: _write_levels,
    Kept.POINT: _write_points,
    Kept.REPLY: _write_replies,
}
