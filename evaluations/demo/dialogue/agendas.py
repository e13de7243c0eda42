"""Agendas, and what was said at those that are past."""

from collections.abc import Iterable

from evaluations.demo.dates import at, happened
from evaluations.demo.dialogue.team import Team
from evaluations.demo.reading import Raw, known
from evaluations.models import Agenda
from evaluations.selectors.regional.agendas.questions import questions_for
from evaluations.services.regional.agendas.making import Details, make_agenda
from evaluations.services.regional.agendas.meeting import Said, record_meeting

KEYS = {"authority", "by", "phase", "audience", "title", "held_on", "who", "elements", "covered"}
MEETING_ENDS = 16


def make_agendas(team: Team, told: Iterable[Raw]) -> None:
    for raw in told:
        agenda = _make(team, known("region/dialogue.yaml, agendas", raw, KEYS))
        if "covered" in raw:
            _hold(team, agenda, *raw["covered"])


def _make(team: Team, raw: Raw) -> Agenda:
    phase = team.content.phase(raw["phase"]) if raw["phase"] else None
    offered = questions_for(team.content, raw["audience"], raw["phase"] or None)
    user = team.people[raw["by"]]
    return make_agenda(
        posts=team.posts(user),
        user=user,
        authority=team.authorities[raw["authority"]],
        content=team.content,
        audience=raw["audience"],
        phase=phase,
        details=Details(raw["title"], raw["held_on"], raw["who"]),
        places=[one.place for one in offered if one.element in raw["elements"]],
    )


def _hold(team: Team, agenda: Agenda, of_each: int, note: str) -> None:
    """The first so many questions of each element were covered; the note stands at the first of all."""
    seen: dict[int | None, int] = {}
    said: list[Said] = []
    for item in agenda.items.all():
        seen[item.element_id] = seen.get(item.element_id, 0) + 1
        if seen[item.element_id] <= of_each:
            said.append(Said(item.pk, agenda.held_on, "" if said else note, item.version))
    for row in record_meeting(agenda=agenda, user=agenda.author, said=said):
        happened(at(agenda.held_on, MEETING_ENDS), row, "updated_at")
