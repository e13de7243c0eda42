"""Search: what is found, of which kind, and where it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import LocalAuthority, User
from evaluations.models import Action, Cell, EvidenceItem, NoteOfVisit, PlanRevision, Round, TeamAnswer
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.search import sources
from evaluations.selectors.search.kinds import Kind
from evaluations.selectors.search.matching import SIGNED, Match, matches
from evaluations.selectors.search.sources import Source
from evaluations.selectors.search.visible import Reach, reach_of
from evaluations.selectors.search.words import parts_of, words_in

FEW, MANY = 10, 100


@dataclass(frozen=True, slots=True)
class Hit:
    """`parts` are the excerpt in runs, each with whether it was looked for."""

    title: str
    where: str
    url: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def by_title(self) -> bool:
        """Whether the excerpt is the title itself, which is then marked and not said twice."""
        return "".join(text for text, _ in self.parts) == self.title


@dataclass(frozen=True, slots=True)
class Found:
    """Of one kind, the best fits first; `more` is whether there are others."""

    kind: Kind
    hits: tuple[Hit, ...]
    more: bool

    @property
    def most(self) -> int:
        return len(self.hits)


def search(
    user: User, authority: LocalAuthority, role: str | None, query: str, kind: str = ""
) -> list[Found]:
    """What holds every word, or a word that begins so, in this authority and for this person.

    Ten of each kind, or a hundred of one. Seven queries; fewer where nothing is found. What is a part of
    something, such as a milestone of an action, leads there, and each place is named once.
    """
    words = words_in(query)
    if not words:
        return []
    reach, most = reach_of(user, authority, role), MANY if kind else FEW
    asked = {source: rows for source, rows in reach.visible().items() if kind in ("", source.kind)}
    revisions = reach.revisions() if kind in ("", Kind.PLAN) else {}
    found: dict[Kind, list[Match]] = defaultdict(list)
    # As many for an overview as for one kind: only what is told of each place once says whether there is more.
    for match in matches(words, asked, list(revisions), MANY + 1):
        found[KINDS[match.source]].append(match)
    places = _Places(reach, revisions, [match for several in found.values() for match in several])
    made = {one: places.hits(found[one]) for one in Kind if one in found}
    return [Found(one, tuple(hits[:most]), len(hits) > most) for one, hits in made.items()]


KINDS = {**{source.index: source.kind for source in sources.SOURCES}, SIGNED: Kind.PLAN}
JUDGED, SELF = (sources.JUDGEMENTS,), (sources.SELF_ENTRIES, sources.STATEMENTS)
ACTIONS = (sources.ACTIONS, sources.MILESTONES, sources.PROGRESS)
ANSWERS = (sources.ANSWERS, sources.VARIATIONS, sources.PRIORITIES)
NOTES = (sources.NOTES, sources.NOTE_LINES, sources.NOTE_QUESTIONS)
Place = tuple[str, str, str]
"""Title, where it is, and its address."""


class _Places:
    """Where matches lead, from the rows that they lead to: one query for each kind of row, five at most."""

    def __init__(self, reach: Reach, revisions: dict[int, PlanRevision], found: list[Match]) -> None:
        self._reach = reach
        items = EvidenceItem.objects.only("title", "source_type")
        cells = Cell.objects.select_related("round__framework", "element", "phase").defer("round__report")
        actions = Action.objects.select_related("plan__round").defer("plan__round__report")
        answers = TeamAnswer.objects.select_related("team", "cell__element", "cell__phase")
        held = _held(found, cells, *JUDGED, *SELF)
        ways: list[tuple[Iterable[str], Mapping[int, Any], Callable[[Any], Place]]] = [
            (_names(sources.EVIDENCE), _held(found, items, sources.EVIDENCE), _item),
            (_names(sources.DIGEST), reach.rounds, self._digest),
            (_names(*JUDGED), held, _judged),
            (_names(sources.OVERALLS), reach.rounds, _overall),
            (_names(sources.GROUPS), reach.rounds, _groups),
            (_names(*SELF), held, _aspect),
            (_names(sources.SUMMARIES), reach.rounds, _summary),
            (_names(*ACTIONS), _held(found, actions, *ACTIONS), _action),
            (_names(sources.FOLLOW_UPS), reach.rounds, _follow_up),
            (_names(*ANSWERS), _held(found, answers, *ANSWERS), self._answer),
            (_names(*NOTES), _held(found, NoteOfVisit.objects.all(), *NOTES), _note),
        ]
        self._ways = {name: (rows, place) for names, rows, place in ways for name in names}
        self._revisions = revisions

    def hits(self, found: Iterable[Match]) -> list[Hit]:
        """Each place once, by what fits best there."""
        made: dict[tuple[str, str], Hit] = {}
        for match in found:
            title, where, url = self._place(match)
            made.setdefault((title, url), Hit(title, where, url, tuple(parts_of(match.excerpt))))
        return list(made.values())

    def _place(self, match: Match) -> Place:
        if match.source == SIGNED:
            return _signed(match, self._revisions[match.to])
        rows, place = self._ways[match.source]
        return place(rows[match.to])

    def _answer(self, answer: TeamAnswer) -> Place:
        """In the report, for whoever reads it; before that, on the page of one's own team."""
        round_ = self._reach.rounds[answer.team.round_id]
        where = f"{answer.team}, {_named(round_)}"
        if round_.pk in self._reach.reports:
            url = f"{reverse('evaluations:report', args=[round_.slug])}#q-{answer.cell.element.ref}"
        else:
            at = [round_.slug, answer.team_id, *_at(answer.cell)]
            url = reverse("evaluations:team_answer", args=at)
        return _title(answer.cell), where, url

    def _digest(self, round_: Round) -> Place:
        """In the report, for whoever reads it; before that, on its own page."""
        url = reverse("evaluations:digest", args=[round_.slug])
        if round_.pk in self._reach.reports:
            url = f"{reverse('evaluations:report', args=[round_.slug])}#digest"
        return "Data digest", _named(round_), url


def _names(*among: Source) -> list[str]:
    return [source.index for source in among]


def _held(found: list[Match], rows: QuerySet[Any], *among: Source) -> Mapping[int, Any]:
    names = _names(*among)
    pks = {match.to for match in found if match.source in names}
    return rows.in_bulk(pks) if pks else {}


def _item(item: EvidenceItem) -> Place:
    return item.title, item.source_type, reverse("evaluations:evidence_item", args=[item.pk])


def _judged(cell: Cell) -> Place:
    return _title(cell), _named(cell.round), cell_url(cell)


def _overall(round_: Round) -> Place:
    return "Overall ratings", _named(round_), reverse("evaluations:overall", args=[round_.slug])


def _groups(round_: Round) -> Place:
    url = f"{reverse('evaluations:report', args=[round_.slug])}#overall"
    return "Judgements of groups of questions", _named(round_), url


def _aspect(cell: Cell) -> Place:
    url = reverse("evaluations:self_aspect", args=[cell.round.slug, cell.element.ref])
    return _title(cell), _named(cell.round), url


def _summary(round_: Round) -> Place:
    url = reverse("evaluations:self_summary", args=[round_.slug])
    return "Summary of self-evaluation", _named(round_), url


def _action(action: Action) -> Place:
    url = reverse("evaluations:action", args=[action.plan.round.slug, action.number])
    return str(action), str(action.plan), url


def _follow_up(round_: Round) -> Place:
    url = reverse("evaluations:plan", args=[round_.slug])
    return "Follow-up after the plan", f"Plan of {round_}", url


def _signed(match: Match, revision: PlanRevision) -> Place:
    """For those who read plans only once they are signed: as they were signed."""
    url = reverse("evaluations:plan_revision", args=[revision.plan.round.slug, revision.number])
    return match.title, f"{revision.plan}, revision {revision.number}", url


def _note(note: NoteOfVisit) -> Place:
    return str(note), note.get_state_display(), reverse("evaluations:visit", args=[note.pk])


def _title(cell: Cell) -> str:
    phase = f", {cell.phase.label}" if cell.phase else ""
    return f"{cell.element.ref} {cell.element.short_label}{phase}"


def _at(cell: Cell) -> tuple[str, str]:
    return cell.phase.ref if cell.phase else NO_PHASE, cell.element.ref


def _named(round_: Round) -> str:
    return f"{round_}, {round_.framework.short_title}"
