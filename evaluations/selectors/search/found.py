"""Search: what is found, of which kind, and where it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.urls import reverse

from accounts.models import LocalAuthority, User
from evaluations.models import Action, EvidenceItem, Judgement
from evaluations.selectors.evidence_library import library
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.search.matching import Match, matches, signed_matches
from evaluations.selectors.search.sources import ACTIONS, EVIDENCE, JUDGEMENTS
from evaluations.selectors.search.visible import Reach, reach_of
from evaluations.selectors.search.words import parts_of, words_in

FEW, MANY = 10, 100


class Kind(TextChoices):
    EVIDENCE = "evidence", "Evidence"
    JUDGEMENT = "judgement", "Judgements"
    PLAN = "plan", "Plans"


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

    Ten of each kind, or a hundred of one. Seven queries; fewer where nothing is found.
    """
    words = words_in(query)
    if not words:
        return []
    reach, most = reach_of(user, authority), MANY if kind else FEW
    finding = {
        Kind.EVIDENCE: lambda: _evidence(authority, role, words, most + 1),
        Kind.JUDGEMENT: lambda: _judgements(reach, words, most + 1),
        Kind.PLAN: lambda: [*_actions(reach, words, most + 1), *_signed(reach, words, most + 1)],
    }
    found = {one: list(find()) for one, find in finding.items() if kind in ("", one)}
    return [Found(one, tuple(hits[:most]), len(hits) > most) for one, hits in found.items() if hits]


def _evidence(authority: LocalAuthority, role: str | None, words: list[str], most: int) -> Iterator[Hit]:
    found = matches(EVIDENCE, words, library(authority, role), most)
    rows = EvidenceItem.objects.only("title", "source_type").in_bulk(_pks(found)) if found else {}
    for pk, excerpt in found:
        yield Hit(
            rows[pk].title,
            rows[pk].source_type,
            reverse("evaluations:evidence_item", args=[pk]),
            tuple(parts_of(excerpt)),
        )


def _judgements(reach: Reach, words: list[str], most: int) -> Iterator[Hit]:
    found = matches(JUDGEMENTS, words, reach.judgements, most)
    rows = Judgement.objects.select_related("cell__round__framework", "cell__element", "cell__phase")
    held = rows.defer("cell__round__report").in_bulk(_pks(found)) if found else {}
    for pk, excerpt in found:
        cell = held[pk].cell
        phase = f", {cell.phase.label}" if cell.phase else ""
        title = f"{cell.element.ref} {cell.element.short_label}{phase}"
        yield Hit(title, _named(cell.round), cell_url(cell), tuple(parts_of(excerpt)))


def _named(round_: object) -> str:
    return f"{round_}, {round_.framework.short_title}"  # type: ignore[attr-defined]


def _actions(reach: Reach, words: list[str], most: int) -> Iterator[Hit]:
    found = matches(ACTIONS, words, reach.actions, most)
    rows = Action.objects.select_related("plan__round").defer("plan__round__report")
    held = rows.in_bulk(_pks(found)) if found else {}
    for pk, excerpt in found:
        action = held[pk]
        url = reverse("evaluations:action", args=[action.plan.round.slug, action.number])
        yield Hit(str(action), str(action.plan), url, tuple(parts_of(excerpt)))


def _signed(reach: Reach, words: list[str], most: int) -> Iterator[Hit]:
    """For those who read plans only once they are signed: as they were signed."""
    revisions = reach.revisions()
    for one in signed_matches(words, list(revisions), most):
        revision = revisions[one.revision]
        url = reverse("evaluations:plan_revision", args=[revision.plan.round.slug, revision.number])
        where = f"{revision.plan}, revision {revision.number}"
        yield Hit(f"{one.ref} {one.title}", where, url, tuple(parts_of(one.excerpt)))


def _pks(found: list[Match]) -> list[int]:
    return [one.pk for one in found]
