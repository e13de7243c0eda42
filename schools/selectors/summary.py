"""Stage 1 in figures and in the schools' own words: one frozen StageOne for page, PDF, workbook and other rooms."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Coalesce

from schools.enums import Attained, IqsElement, Phase, PointKind, Uses
from schools.models import Ask, Collection, Point, Return, ReturnLevel, Theme

OTHER_TYPE = "Type not given"


@dataclass(frozen=True, slots=True)
class Spread:
    """Schools by their answer to one question; `of` is how many answered it."""

    counts: Mapping[Uses, int]

    @property
    def of(self) -> int:
        return sum(self.counts.values())

    @property
    def yes(self) -> int:
        return self.counts[Uses.YES]


@dataclass(frozen=True, slots=True)
class Slice:
    """The schools of one phase or type."""

    label: str
    asked: int
    answered: int
    uses_iqs: Spread
    uses_cqs: Spread


@dataclass(frozen=True, slots=True)
class Ways:
    """How those who use the IQS use them, out of `of`; a school may say several. `others` are its own words."""

    of: int
    self_evaluation: int
    action_planning: int
    other: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One point in a school's own words."""

    pk: int
    text: str
    school: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Points under a theme of the team's; `schools` made them."""

    pk: int
    title: str
    could_do: str
    schools: int
    points: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """All points of one kind; `schools` made at least one."""

    kind: PointKind
    schools: int
    themes: tuple[Grouped, ...]
    loose: tuple[Said, ...]

    @property
    def points(self) -> int:
        return len(self.loose) + sum(len(theme.points) for theme in self.themes)


@dataclass(frozen=True, slots=True)
class StageOne:
    """`levels` are counts of schools by element, then level; `gave_level` how many gave one for the element."""

    collection: str
    authority: str
    due: dt.date
    closed: bool
    asked: int
    answered: int
    uses_iqs: Spread
    uses_cqs: Spread
    by_phase: tuple[Slice, ...]
    by_type: tuple[Slice, ...]
    ways: Ways
    levels: Mapping[IqsElement, Mapping[Attained, int]]
    gave_level: Mapping[IqsElement, int]
    gave_any_level: int
    matters: tuple[Matter, ...]


def stage_one(collection: Collection) -> StageOne:
    """Four queries, however many schools."""
    asks = _asks(collection)
    levels = _levels(collection)
    answers = [answer for ask in asks if (answer := _answer(ask))]
    return StageOne(
        collection=collection.name,
        authority=collection.authority.name,
        due=collection.due,
        closed=collection.closed_at is not None,
        asked=len(asks),
        answered=len(answers),
        uses_iqs=_spread(answers, "uses_iqs"),
        uses_cqs=_spread(answers, "uses_cqs"),
        by_phase=_slices(asks, _phase, [str(phase.label) for phase in Phase]),
        by_type=_slices(asks, _type, sorted({_type(ask) for ask in asks})),
        ways=_ways(answers),
        levels=levels,
        gave_level={element: sum(levels[element].values()) for element in IqsElement},
        gave_any_level=sum(ask.gave_level for ask in asks),
        matters=_matters(collection),
    )


def _asks(collection: Collection) -> list[Ask]:
    given = Exists(ReturnLevel.objects.filter(answer__ask=OuterRef("pk")))
    asks = Ask.objects.filter(collection=collection).annotate(gave_level=given)  # type: ignore[no-redef]
    return list(asks.select_related("school", "answer"))


def _answer(ask: Ask) -> Return | None:
    return getattr(ask, "answer", None)


def _phase(ask: Ask) -> str:
    return str(Phase((ask.school or ask).phase).label)


def _type(ask: Ask) -> str:
    return (ask.school or ask).type_name or OTHER_TYPE


def _spread(answers: Iterable[Return], field: str) -> Spread:
    found = Counter(getattr(answer, field) for answer in answers)
    return Spread({uses: found[uses.value] for uses in Uses})


def _slices(asks: list[Ask], key: Callable[[Ask], str], order: Iterable[str]) -> tuple[Slice, ...]:
    sliced: dict[str, list[Ask]] = {label: [] for label in order}
    for ask in asks:
        sliced[key(ask)].append(ask)
    return tuple(_slice(label, found) for label, found in sliced.items() if found)


def _slice(label: str, asks: list[Ask]) -> Slice:
    answers = [answer for ask in asks if (answer := _answer(ask))]
    uses = _spread(answers, "uses_iqs"), _spread(answers, "uses_cqs")
    return Slice(label, len(asks), len(answers), *uses)


def _ways(answers: list[Return]) -> Ways:
    using = [answer for answer in answers if answer.uses_iqs == Uses.YES]
    others = tuple(answer.for_other for answer in using if answer.for_other)
    return Ways(
        of=len(using),
        self_evaluation=sum(answer.for_self_evaluation for answer in using),
        action_planning=sum(answer.for_action_planning for answer in using),
        other=len(others),
        others=others,
    )


def _levels(collection: Collection) -> dict[IqsElement, dict[Attained, int]]:
    given = ReturnLevel.objects.filter(answer__ask__collection=collection)
    counts = {element: dict.fromkeys(Attained, 0) for element in IqsElement}
    for element, level, count in given.values_list("element", "level").annotate(count=Count("pk")):
        counts[IqsElement(element)][Attained(level)] = count
    return counts


def matter_of(collection: Collection, kind: PointKind) -> Matter:
    """The points of one kind; two queries."""
    return next(matter for matter in _matters(collection, kind) if matter.kind == kind)


def _matters(collection: Collection, *kinds: PointKind) -> tuple[Matter, ...]:
    wanted = kinds or tuple(PointKind)
    themes = list(Theme.objects.filter(collection=collection, kind__in=wanted))
    points = list(
        Point.objects.filter(answer__ask__collection=collection, kind__in=wanted)
        .select_related("answer__ask__school")
        .order_by("kind", Coalesce("answer__ask__school__name", "answer__ask__name"), "position", "pk")
    )
    return tuple(
        _matter(kind, [t for t in themes if t.kind == kind], [p for p in points if p.kind == kind])
        for kind in wanted
    )


def _matter(kind: PointKind, themes: list[Theme], points: list[Point]) -> Matter:
    grouped = [_grouped(theme, [point for point in points if point.theme_id == theme.pk]) for theme in themes]
    grouped.sort(key=lambda theme: (-theme.schools, theme.title))
    loose = tuple(_said(point) for point in points if point.theme_id is None)
    return Matter(kind, _schools(points), tuple(grouped), loose)


def _grouped(theme: Theme, points: list[Point]) -> Grouped:
    said = tuple(_said(point) for point in points)
    return Grouped(theme.pk, theme.title, theme.could_do, _schools(points), said)


def _schools(points: list[Point]) -> int:
    return len({point.answer_id for point in points})


def _said(point: Point) -> Said:
    return Said(point.pk, point.text, str(point.answer.ask))
