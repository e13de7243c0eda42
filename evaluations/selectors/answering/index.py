"""What one team is asked, and how far it is with each question."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.urls import reverse

from evaluations.models import AnsweringTeam, Cell
from evaluations.permissions import may_say
from evaluations.permissions.answering import can_read_answers
from evaluations.selectors.answering.teams import Question, Written
from evaluations.selectors.elsewhere.places import on_other_frameworks
from standards.content import Area, Content, Level, content_for


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the team; `level` is None too where the person may not read what the team says.

    `given` is False for one that was taken away from the team after it had answered. `others` is whether the
    authority has rounds on other frameworks.
    """

    question: Question
    url: str
    written: Written | None
    level: Level | None
    given: bool = True
    others: bool = False

    @property
    def done(self) -> bool:
        return self.written is not None and self.written.done

    @property
    def words(self) -> str:
        return self.written.words if self.written else "Not started"


@dataclass(frozen=True, slots=True)
class Group:
    """`area` with what the team is asked of it."""

    area: Area
    steps: list[Step]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)


@dataclass(frozen=True, slots=True)
class Index:
    team: AnsweringTeam
    content: Content
    steps: list[Step]
    members: list[str]
    readable: bool

    @property
    def groups(self) -> list[Group]:
        return list(_groups(self.content, self.steps))

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def first_left(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)

    @property
    def open(self) -> bool:
        """Whether the person may write for the team now, in what is not agreed yet."""
        return self.team.mine and may_say(self.team.round.access)


def index_of(team: AnsweringTeam) -> Index:
    """`team` as `team_for` gives it. Two queries."""
    content = content_for(team.round.framework)
    members = team.members.values_list("user__name", "user__email").order_by("user__name", "user__email")
    readable = can_read_answers(team.round.access, mine=team.mine)
    return Index(team, content, steps_of(team, content), [name or email for name, email in members], readable)


def steps_of(team: AnsweringTeam, content: Content, also: int = 0) -> list[Step]:
    """What the team is asked, in published order; `also` is a question that it was asked once. One query."""
    given = AnsweringTeam.cells.through.objects.filter(answeringteam_id=team.pk)
    cells = Cell.objects.filter(round_id=team.round_id).order_by()
    rows = cells.alias(
        own=FilteredRelation("team_answers", condition=Q(team_answers__team=team.pk))
    ).annotate(given=Exists(given.filter(cell_id=OuterRef("pk"))), others=on_other_frameworks(team.round))
    places = [
        _Place(*row)
        for row in rows.values_list(
            "pk", "element_id", "phase_id", "given", "others", "own__pk", "own__level_id", "own__text"
        )
    ]
    narrowed = any(place.given for place in places)
    places = [place._replace(given=place.given or not narrowed) for place in places]
    return list(_steps(team, content, [place for place in places if place.given or place.pk == also]))


class _Place(NamedTuple):
    pk: int
    element_id: int
    phase_id: int | None
    given: bool
    others: bool
    answer: int | None
    level_id: int | None
    text: str | None

    def written(self, readable: bool) -> Written | None:
        if self.answer is None:
            return None
        return Written(self.level_id if readable else None, self.level_id is not None, bool(self.text))


def _steps(team: AnsweringTeam, content: Content, places: list[_Place]) -> Iterator[Step]:
    stem = reverse("evaluations:team_answer", args=[team.round.slug, team.pk, "PHASE", "ELEMENT"])
    readable = can_read_answers(team.round.access, mine=team.mine)
    by_key = {(place.element_id, place.phase_id): place for place in places}
    for element, phase in content.pairs:
        if place := by_key.get((element.pk, phase.pk if phase else None)):
            question, written = Question(place.pk, element, phase), place.written(readable)
            url = stem.replace("PHASE", question.phase_ref).replace("ELEMENT", element.ref)
            level = content.level_by_pk.get(written.level_id) if written else None
            yield Step(question, url, written, level, place.given, place.others)


def _groups(content: Content, steps: list[Step]) -> Iterator[Group]:
    for area in content.areas:
        if found := [step for step in steps if step.question.element.area_ref == area.ref]:
            yield Group(area, found)
