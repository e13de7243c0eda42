"""Rounds, cell by cell: answers, ratings, evidence, judgements, overall ratings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import User
from bench.database import sizes
from bench.database.answers import Pair, Variant
from bench.database.bulk import Numbers, write, write_plain
from bench.database.places import Place
from evaluations.enums import RoundState, TeamRole, View
from evaluations.models import (
    Answer,
    Cell,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    Overall,
    Proposal,
    Rating,
    Round,
    TeamMember,
)
from standards.content import Content

LINK = TeamMember.cells.through
MODELS = (Round, TeamMember, Cell, LINK, Rating, EvidenceLink, Judgement, Proposal, Overall)
ANSWER = "id, cell_id, criterion_id, measure_id, value, note, was, version, updated_at, updated_by_id"
RATIONALE = "Visits and data agree. The team weighed what heads said against the figures, and settled here."
DIFFERENCE = "Notes of visit to three schools show less of it than the authority’s own figures do."
SAME_AT = 0.85
COMMENT = "Strong in most schools I visit; two small ones have had too little of it to judge."
FIRST_YEAR = 2005


@dataclass
class Maker:
    """Keeps rows until `write`."""

    content: Content
    drawn: Mapping[Pair, list[Variant]]
    rng: Random
    numbers: Numbers
    director: User
    rows: dict[type, list[Any]] = field(default_factory=lambda: {model: [] for model in MODELS})
    answers: list[tuple[object, ...]] = field(default_factory=list)

    def add(self, model: Any, **columns: object) -> Any:
        made = model(pk=self.numbers.next(model), **columns)
        self.rows[model].append(made)
        return made

    def write(self) -> None:
        for model in MODELS:
            write(model, self.rows[model])
            self.rows[model] = []
        write_plain(Answer, ANSWER, self.answers)
        self.answers = []

    def make(self, place: Place, items: list[EvidenceItem]) -> list[Round]:
        rounds: list[Round] = []
        for index, state in enumerate(place.states):
            made = self._round(place, index, state, rounds[-1] if rounds else None)
            members = self._team(place, made)
            for number, pair in enumerate(self.content.pairs):
                self._cell(place, made, pair, members[1 + number % (sizes.TEAM - 1)], items)
            if state == RoundState.SIGNED_OFF:
                self._overalls(place, made)
            rounds.append(made)
        return rounds

    def _round(self, place: Place, index: int, state: str, previous: Round | None) -> Round:
        year, signed = FIRST_YEAR + index, state == RoundState.SIGNED_OFF
        made: Round = self.add(
            Round,
            authority=place.authority,
            framework_id=self.content.pk,
            name=f"Self-evaluation {year} to {year + 1}",
            slug=f"{place.authority.slug}-{year}",
            period=f"September {year} to August {year + 1}",
            rate_by=dt.date(year + 1, 3, 26),
            state=state,
            previous=previous,
            created_at=_at(year, 9),
            created_by=place.lead,
            signed_off_at=_at(year + 1, 7) if signed else None,
            signed_off_by=place.lead if signed else None,
        )
        return made

    def _team(self, place: Place, round_: Round) -> list[TeamMember]:
        roles = [TeamRole.LEAD, *[TeamRole.CORE] * (sizes.TEAM - 1)]
        return [
            self.add(TeamMember, round=round_, user=user, role=role)
            for user, role in zip(place.people, roles, strict=True)
        ]

    def _cell(
        self, place: Place, round_: Round, pair: Pair, member: TeamMember, items: list[EvidenceItem]
    ) -> None:
        element, phase = pair
        cell = self.add(Cell, round=round_, element_id=element.pk, phase_id=phase.pk if phase else None)
        variant = self.rng.choice(self.drawn[pair])
        self.add(LINK, teammember_id=member.pk, cell_id=cell.pk)
        self._answers(round_, cell, variant, member.user)
        self._ratings(place, round_, cell, variant, member.user)
        self._links(place, round_, cell, items)
        if round_.state == RoundState.SIGNED_OFF or (round_.state == RoundState.AGREEING and cell.pk % 2):
            self._judgement(place, round_, cell, variant)

    def _answers(self, round_: Round, cell: Cell, variant: Variant, by: User) -> None:
        """While a round is being rated, every fifth of its cells is half done."""
        half_done = round_.state == RoundState.RATING and cell.pk % 5 == 0
        rows = variant.answers[: len(variant.answers) // 2] if half_done else variant.answers
        at = connection.ops.adapt_datetimefield_value(round_.created_at)
        for row, note in rows:
            given = (row.criterion_id, row.measure_id, row.value, note)
            self.answers.append((self.numbers.next(Answer), cell.pk, *given, "", 1, at, by.pk))

    def _ratings(self, place: Place, round_: Round, cell: Cell, variant: Variant, by: User) -> None:
        """Of those who look after the cell and the lead; where pages are measured, of all six.

        While a round is being rated, the lead has a third of theirs still to give.
        """
        people = place.people if place.measured else [place.lead, by]
        waiting = round_.state == RoundState.RATING and cell.pk % 3 == 0
        for user in people[1:] if waiting else people:
            level = variant.level if self.rng.random() < 0.7 else self.rng.choice(self.content.levels)
            comment = COMMENT if self.rng.random() < 0.3 else ""
            self.add(Rating, cell=cell, user=user, level_id=level.pk, comment=comment)

    def _links(self, place: Place, round_: Round, cell: Cell, items: list[EvidenceItem]) -> None:
        number = sizes.LINKS_OF_MEASURED if place.measured else sizes.LINKS
        for item in self.rng.sample(items, number):
            shown = item.impact if round_.state == RoundState.SIGNED_OFF else ""
            self.add(EvidenceLink, cell=cell, item=item, impact=shown, added_by=place.lead)

    def _judgement(self, place: Place, round_: Round, cell: Cell, variant: Variant) -> None:
        self.add(
            Judgement,
            cell=cell,
            level_id=variant.level.pk,
            rationale=RATIONALE,
            agreed_by=[user.name for user in place.people],
            agreed_on=round_.rate_by,
            ceiling_id=variant.ceiling.pk,
            updated_by=place.lead,
        )
        if round_.state == RoundState.SIGNED_OFF:
            self._review(round_, cell, variant)

    def _review(self, round_: Round, cell: Cell, variant: Variant) -> None:
        """The National Strategies view, as an adviser proposed it and the director agreed."""
        same = self.rng.random() < SAME_AT
        level = (variant.level if same else self.rng.choice(self.content.levels)).pk
        own = {"cell": cell, "level_id": level, "rationale": RATIONALE}
        self.add(
            Judgement,
            view=View.STRATEGIES,
            agreed_by=[self.director.name],
            agreed_on=round_.rate_by,
            updated_by=self.director,
            **own,
        )
        difference = "" if level == variant.level.pk else DIFFERENCE
        by = {"proposed_by": self.director, "agreed_by": self.director, "agreed_at": round_.signed_off_at}
        self.add(Proposal, difference=difference, **own, **by)

    def _overalls(self, place: Place, round_: Round) -> None:
        for area, phase in self._overall_keys():
            level = self.rng.choice(self.content.levels).pk
            own = {"area_id": area, "phase_id": phase, "level_id": level, "suggested_id": level}
            self.add(Overall, round=round_, updated_by=place.lead, **own)
            self.add(Overall, round=round_, updated_by=self.director, view=View.STRATEGIES, **own)

    def _overall_keys(self) -> Iterator[tuple[int | None, int | None]]:
        for area in self.content.areas:
            yield from ((area.pk, phase.pk) for phase in self.content.phases)
            yield area.pk, None


def _at(year: int, month: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime(year, month, 14, 9, 30))
