"""How much is in a pack: counted from a pack, or for the page of an open round in a few queries of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from evaluations.enums import DocumentState, PersonState, SelfKind
from evaluations.models import Round
from evaluations.reports.pack.build import index_of, signed_plan
from evaluations.reports.pack.model import Pack, Readiness, unsigned_words
from evaluations.selectors.pack import actions_in, entries_in, ready_rows, revision_on
from standards.content import content_for

SAY_HOW_GOOD = (SelfKind.STRENGTH, SelfKind.WEAKNESS)


@dataclass(frozen=True, slots=True)
class ReadyCounts:
    """`kept_back` are those in confidence, which the other numbers leave out."""

    ready: int
    documents: int
    confirmed: int
    people: int
    raised: int
    waiting: int
    kept_back: int


@dataclass(frozen=True, slots=True)
class Contents:
    """None, or a blank `plan`, where it was not kept."""

    element_one: str
    element_many: str
    aspects: int
    written: int
    keys: int
    items: int | None
    individuals: int
    plan: str
    actions: int
    readiness: ReadyCounts | None


def contents_of(pack: Pack) -> Contents:
    entries = [(a.ref, one.kind, one.key) for a in pack.aspects for one in a.entries]
    written, keys = _written(entries)
    index, plan = pack.index, pack.plan
    return Contents(
        element_one=pack.head.element_one,
        element_many=pack.head.element_many,
        aspects=len(list(pack.aspects)),
        written=written,
        keys=keys,
        items=len(index.lines) if index else None,
        individuals=index.individuals if index else 0,
        plan=plan.stands if plan else "",
        actions=len(plan.actions) if plan else 0,
        readiness=_counts(pack.readiness) if pack.readiness else None,
    )


def contents_now(round_: Round) -> Contents:
    """Of an open round, as its pack would be today; seven queries at most."""
    content = content_for(round_.framework)
    written, keys = _written(entries_in(round_))
    index = index_of(round_, content)
    plan, actions = _plan_now(round_)
    return Contents(
        element_one=content.element_one,
        element_many=content.element_many,
        aspects=len(content.elements),
        written=written,
        keys=keys,
        items=len(index.lines),
        individuals=index.individuals,
        plan=plan,
        actions=actions,
        readiness=_counts_now(round_),
    )


def _written(entries: Sequence[tuple[object, str, bool]]) -> tuple[int, int]:
    """How many aspects say how good something is, and how many entries are key findings."""
    return len({ref for ref, kind, _ in entries if kind in SAY_HOW_GOOD}), sum(key for _, _, key in entries)


def _plan_now(round_: Round) -> tuple[str, int]:
    moment = timezone.now()
    if revision := revision_on(round_, moment):
        plan = signed_plan(revision, moment)
        return plan.stands, len(plan.actions)
    actions = actions_in(round_)
    return unsigned_words(actions, timezone.localdate(moment)), actions


def _counts(found: Readiness) -> ReadyCounts:
    documents = [one.state for line in found.documents for one in line.documents]
    people = [one.state for line in found.people for one in line.people]
    return _ready(documents, people, [one.answered_on for one in found.concerns], found.kept_back)


def _counts_now(round_: Round) -> ReadyCounts:
    documents, people, concerns = ready_rows(round_)
    shown = [state for state, kept_back in documents if not kept_back]
    answers = [answered for answered, kept_back in concerns if not kept_back]
    kept_back = sum(back for _, back in documents) + sum(back for _, back in concerns)
    return _ready(shown, people, answers, kept_back)


def _ready(
    documents: Sequence[str], people: Sequence[str], answers: Sequence[dt.date | None], kept_back: int
) -> ReadyCounts:
    return ReadyCounts(
        ready=documents.count(DocumentState.READY),
        documents=len(documents),
        confirmed=people.count(PersonState.CONFIRMED),
        people=len(people),
        raised=len(answers),
        waiting=answers.count(None),
        kept_back=kept_back,
    )
