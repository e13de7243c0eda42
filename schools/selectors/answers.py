"""What one school answered, flat, as the form and the spreadsheet have it."""

from collections.abc import Callable, Iterator, Mapping

from schools.models import Ask, Return
from schools.questionnaires import Answers, Kept, Kind, Questionnaire
from schools.questionnaires.stage_one import POINTS, level_key

RELATIONS = {Kept.LEVEL: "levels", Kept.POINT: "points", Kept.REPLY: "replies"}


def answers_of(row: Return | None, asked: Questionnaire) -> Answers:
    """A query for each place but columns that answers are kept in, none where they are prefetched."""
    if row is None:
        return asked.nothing
    answers = dict(asked.nothing)
    for place in asked.places:
        answers.update(READERS[place](row, asked))
    return answers


def answers_to(ask: Ask) -> Answers:
    """The answer of one that is asked; before it says anything, what is known of it."""
    asked, row = ask.collection.questionnaire, getattr(ask, "answer", None)
    return answers_of(row, asked) if row else asked.settled(asked.nothing, ask.known)


def relations_of(asked: Questionnaire) -> list[str]:
    """What to prefetch of a return, for `answers_of` to ask nothing."""
    return [relation for place, relation in RELATIONS.items() if place in asked.places]


def _columns(row: Return, asked: Questionnaire) -> Iterator[tuple[str, str]]:
    for question in asked.kept_in(Kept.COLUMN):
        value = getattr(row, question.key)
        yield question.key, ("yes" if value else "") if question.kind == Kind.TICK else value


def _levels(row: Return, asked: Questionnaire) -> Iterator[tuple[str, str]]:
    return ((level_key(level.element), level.level) for level in row.levels.all())


def _points(row: Return, asked: Questionnaire) -> Iterator[tuple[str, str]]:
    points = sorted(row.points.all(), key=lambda point: (point.position, point.pk))
    for kind, key in POINTS.items():
        yield key, "\n".join(point.text for point in points if point.kind == kind)


def _replies(row: Return, asked: Questionnaire) -> Iterator[tuple[str, str]]:
    return ((reply.question, reply.value) for reply in row.replies.all())


READERS: Mapping[Kept, Callable[[Return, Questionnaire], Iterator[tuple[str, str]]]] = {
    Kept.COLUMN: _columns,
    Kept.LEVEL: _levels,
    Kept.POINT: _points,
    Kept.REPLY: _replies,
}
