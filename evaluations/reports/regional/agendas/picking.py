"""The published questions to pick from, with what was covered of each in the school year of the meeting."""

from dataclasses import dataclass

from accounts.posts import Posts
from evaluations.models import Agenda
from evaluations.reports.regional.agendas.coverage import coverage_of
from evaluations.reports.regional.agendas.covered import Asked
from evaluations.selectors.regional.agendas.coverage import school_year
from standards.content import content_for


@dataclass(frozen=True, slots=True)
class Choice:
    """`stays`: something is told of it, so that it cannot be taken off. `current`: it is on the agenda now."""

    number: int
    question: Asked
    ticked: bool
    stays: bool
    current: bool


@dataclass(frozen=True, slots=True)
class AspectChoices:
    anchor: str
    ref: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def covered(self) -> int:
        return sum(bool(one.question.covered) for one in self.choices)


@dataclass(frozen=True, slots=True)
class Picking:
    audience: str
    phase: str
    year: str
    quote: str
    quote_place: str
    attribution: str
    aspects: tuple[AspectChoices, ...]


def picking_of(posts: Posts, agenda: Agenda, ticked: set[str], *, show_current: bool) -> Picking:
    """Three queries. `show_current` marks what is on the agenda now, beside what is ticked."""
    content = content_for(agenda.framework)
    phase = content.phase_by_pk.get(agenda.phase_id)
    year = school_year(agenda.held_on)
    coverage = coverage_of(posts, agenda.authority, content, phase, year)
    found = coverage.of(agenda.audience)
    items = {item.place: item for item in agenda.items.all()}
    numbers = {question.place: number for number, question in enumerate(found.questions, 1)}

    def choice(question: Asked) -> Choice:
        item = items.get(question.place)
        stays = item is not None and item.is_told
        current = item is not None and show_current
        return Choice(numbers[question.place], question, stays or question.place in ticked, stays, current)

    return Picking(
        audience=found.label,
        phase=coverage.phase,
        year=coverage.year,
        quote=found.quote,
        quote_place=found.quote_place,
        attribution=coverage.attribution,
        aspects=tuple(
            AspectChoices(aspect.anchor, aspect.ref, aspect.title, tuple(map(choice, aspect.published)))
            for aspect in found.aspects
            if aspect.published
        ),
    )
