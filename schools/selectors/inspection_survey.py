"""The survey for an inspection: how far it has come, and what schools said, counted.

A group in which fewer than three answered a question is not broken down for readers, nor one that could be worked out
by taking the others from the whole.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, Max
from django.utils import timezone

from schools.enums import CollectionKind, Governed, Judged, Phase
from schools.models import Ask, Collection, Reply
from schools.questionnaires import INSPECTION, Kind, Question

FEWEST = 3
NOT_KNOWN = "Not known"
CHOICES = tuple(q for q in INSPECTION.questions if q.kind == Kind.CHOICE and not q.preset)
PROSE = tuple(q for q in INSPECTION.questions if q.kind == Kind.PROSE)


@dataclass(frozen=True, slots=True)
class SurveyStanding:
    """How far the survey has come; `latest` is the day of the last answer."""

    pk: int
    name: str
    asked: int
    answered: int
    due: dt.date
    latest: dt.date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Schools of one group: `answered` at all, `of` to the question, and how many by each choice, in order.

    `counts` are None where they are too few to be told, and where there is no question.
    """

    label: str
    asked: int
    answered: int
    of: int
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Lines that add up to the whole, by `by`."""

    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one school wrote, and under which question."""

    under: str
    text: str
    school: str


@dataclass(frozen=True, slots=True)
class Result:
    """One question; `total` are all that it is asked of."""

    key: str
    title: str
    asked: str
    quote: str
    place: str
    choices: tuple[str, ...]
    total: Line
    breakdowns: tuple[Breakdown, ...]
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """`whole`: with small groups and schools' own words, for the lead and the core team alone."""

    collection: str
    authority: str
    due: dt.date
    closed: bool
    asked: int
    answered: int
    latest: dt.date | None
    source: str
    groups: tuple[Breakdown, ...]
    results: tuple[Result, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One that is asked, in its groups, with its answers; `judged` and `governed` as it says itself."""

    phase: str
    judged: str
    governed: str
    answered: bool
    answers: Mapping[str, str]


GROUPS: tuple[tuple[str, Callable[[Row], str], tuple[str, ...]], ...] = (
    (INSPECTION.by_key["judged"].title, lambda row: row.judged, tuple(str(one.label) for one in Judged)),
    (
        INSPECTION.by_key["governed"].title,
        lambda row: row.governed,
        tuple(str(one.label) for one in Governed),
    ),
    ("Phase", lambda row: row.phase, tuple(str(one.label) for one in Phase)),
)


def survey_of(authority_pk: int, collection_pk: int | None = None) -> Collection | None:
    """That collection, else the one that was started last."""
    found = Collection.objects.filter(authority_id=authority_pk, kind=CollectionKind.INSPECTION)
    if collection_pk:
        found = found.filter(pk=collection_pk)
    return found.select_related("authority").order_by("-created_at", "-pk").first()


def survey_standing(authority_pk: int, collection_pk: int | None = None) -> SurveyStanding | None:
    """Of that collection, else of the one started last; None where schools were never asked. Two queries."""
    survey = survey_of(authority_pk, collection_pk)
    if survey is None:
        return None
    counted = Ask.objects.filter(collection=survey).aggregate(
        asked=Count("pk"), answered=Count("answer"), latest=Max("answer__answered_at")
    )
    return SurveyStanding(
        pk=survey.pk,
        name=survey.name,
        asked=counted["asked"],
        answered=counted["answered"],
        due=survey.due,
        latest=_day(counted["latest"]),
        closed=survey.closed_at is not None,
    )


def survey_results(collection: Collection, *, whole: bool = False) -> SurveyResults:
    """Two queries, however many schools; three with their words."""
    asks = list(Ask.objects.filter(collection=collection).select_related("school", "answer"))
    given = _replies(collection, CHOICES + tuple(q for q in INSPECTION.questions if q.preset))
    rows = [_row(ask, given) for ask in asks]
    voices = _voices(collection) if whole else {}
    results = tuple(_result(question, rows, voices) for question in CHOICES)
    answered = [ask.answer.answered_at for ask in asks if hasattr(ask, "answer")]
    return SurveyResults(
        collection=collection.name,
        authority=collection.authority.name,
        due=collection.due,
        closed=collection.closed_at is not None,
        asked=len(rows),
        answered=len(answered),
        latest=_day(max(answered, default=None)),
        source=INSPECTION.words.source,
        groups=tuple(Breakdown(by, _lines(rows, key, order, None)) for by, key, order in GROUPS),
        results=results if whole else tuple(map(_for_readers, results)),
        whole=whole,
    )


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(moment) if moment else None


def _replies(collection: Collection, questions: Iterable[Question]) -> Mapping[int, Mapping[str, str]]:
    """By pk of the Ask, then key."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    replies = Reply.objects.filter(
        answer__ask__collection=collection, question__in=[question.key for question in questions]
    )
    for ask, key, value in replies.values_list("answer__ask_id", "question", "value"):
        found[ask][key] = value
    return found


def _row(ask: Ask, given: Mapping[int, Mapping[str, str]]) -> Row:
    answers = given.get(ask.pk, {})
    judged, governed = answers.get("judged", ask.judged), answers.get("governed", ask.governed)
    return Row(
        phase=str(Phase((ask.school or ask).phase).label),
        judged=str(Judged(judged).label) if judged else NOT_KNOWN,
        governed=str(Governed(governed).label) if governed else NOT_KNOWN,
        answered=hasattr(ask, "answer"),
        answers={"judged": judged, "governed": governed, **answers},
    )


def _result(question: Question, rows: list[Row], voices: Mapping[str, list[Voice]]) -> Result:
    only = question.only
    asked = [row for row in rows if only is None or only.holds(row.answers)]
    decided = INSPECTION.by_key[only.key].title if only else ""
    return Result(
        key=question.key,
        title=question.title,
        asked=question.label,
        quote=question.quote,
        place=question.place,
        choices=tuple(label for _, label in question.choices),
        total=_line("All", asked, question),
        breakdowns=tuple(
            Breakdown(by, _lines(asked, key, order, question)) for by, key, order in GROUPS if by != decided
        ),
        voices=tuple(voices.get(question.key, ())),
    )


def _lines(
    rows: list[Row], key: Callable[[Row], str], order: tuple[str, ...], question: Question | None
) -> tuple[Line, ...]:
    found: dict[str, list[Row]] = {label: [] for label in (*order, NOT_KNOWN)}
    for row in rows:
        found[key(row)].append(row)
    return tuple(_line(label, some, question) for label, some in found.items() if some)


def _line(label: str, rows: list[Row], question: Question | None) -> Line:
    """Without a question, who answered at all."""
    answered = sum(row.answered for row in rows)
    if question is None:
        return Line(label, len(rows), answered, answered, None)
    said = Counter(row.answers[question.key] for row in rows if row.answers.get(question.key))
    counts = tuple(said[value] for value, _ in question.choices)
    return Line(label, len(rows), answered, sum(counts), counts)


def _voices(collection: Collection) -> Mapping[str, list[Voice]]:
    """By key of the question to choose at that the words stand under."""
    under = dict(_explained())
    found: dict[str, list[Voice]] = defaultdict(list)
    replies = Reply.objects.filter(answer__ask__collection=collection, question__in=list(under))
    for reply in replies.select_related("answer__ask__school"):
        question = INSPECTION.by_key[reply.question]
        found[under[reply.question]].append(Voice(question.label, reply.value, str(reply.answer.ask)))
    for voices in found.values():
        voices.sort(key=lambda voice: (voice.under, voice.school, voice.text))
    return found


def _explained() -> Iterator[tuple[str, str]]:
    """Words stand under the last question to choose at before them."""
    last = ""
    for question in INSPECTION.questions:
        if question in CHOICES:
            last = question.key
        elif question in PROSE:
            yield question.key, last


def _for_readers(result: Result) -> Result:
    total = replace(result.total, counts=None) if 0 < result.total.of < FEWEST else result.total
    breakdowns = tuple(replace(one, lines=_folded(one.lines)) for one in result.breakdowns)
    return replace(result, total=total, breakdowns=breakdowns, voices=())


def _folded(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Small ones lose their counts, and then the next smallest, until what is left out is not as good as named."""
    said = sorted((line for line in lines if line.of), key=lambda line: line.of)
    hidden: list[Line] = []
    for line in said:
        if line.of < FEWEST or 0 < sum(one.of for one in hidden) < FEWEST:
            hidden.append(line)
    return tuple(replace(line, counts=None) if line in hidden else line for line in lines)
