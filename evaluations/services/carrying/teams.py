"""Teams that answer questions go on with what they wrote; judgement, trend and progress are theirs to say anew."""

from collections.abc import Iterable
from itertools import chain

from simple_history.utils import bulk_create_with_history

from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    Cell,
    JointPriority,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier

Teams = dict[int, AnsweringTeam]
Pair = tuple[TeamAnswer, list[TeamAnswer]]
"""A new answer, and those that it takes its words from."""
ANEW = "A team says its progress anew. The priority itself is taken."
UNREVEALED = "It was not revealed when this round was started, so it stays each team’s own."
TOGETHER = "Joint priorities are formed anew, from what the teams write in this round."


def carry_teams(carrier: Carrier) -> Teams:
    """By pk in the source; with those of their members who are in the team of the next round."""
    people = {member.user_id: member for member in carrier.round.team.all()}
    teams: Teams = {}
    rows = AnsweringTeam.objects.filter(round=carrier.source).prefetch_related(
        "members", "cells__element", "cells__phase"
    )
    for old in rows.order_by("pk"):
        made = AnsweringTeam.objects.create(round=carrier.round, name=old.name, updated_by=carrier.user)
        made.members.set(people[one.user_id] for one in old.members.all() if one.user_id in people)
        made.cells.set(cell for given in old.cells.all() for cell in carrier.cells_now(given))
        teams[old.pk] = made
    carrier.taken["answering"] += len(teams)
    return teams


def carry_team_texts(carrier: Carrier, teams: Teams, *, with_evidence: bool) -> None:
    """Only of a round whose answers are revealed: until then they are each team's own."""
    if not carrier.source.is_revealed:
        if TeamAnswer.objects.filter(team__in=teams).exists():
            carrier.leave("texts", "What the teams wrote", UNREVEALED)
        return
    made: dict[tuple[int, int], Pair] = {}
    rows = TeamAnswer.objects.filter(team__in=teams).select_related("team", "cell__element", "cell__phase")
    for old in rows.prefetch_related("evidence", "priorities", "variations").order_by("pk"):
        cells = carrier.cells_now(old.cell)
        _leave(carrier, old, gone=not cells)
        for cell in cells:
            _gather(carrier, made, teams[old.team_id], cell, old)
    answers = [answer for answer, _ in made.values()]
    bulk_create_with_history(answers, TeamAnswer, default_user=carrier.user)
    carrier.taken["texts"] += sum(bool(answer.text) for answer in answers)
    _differing(carrier, made.values())
    _beside(carrier, made.values(), with_evidence=with_evidence)
    for joint in JointPriority.objects.filter(round=carrier.source):
        carrier.leave("texts", "A joint priority", TOGETHER, joint.text)


def _leave(carrier: Carrier, old: TeamAnswer, *, gone: bool) -> None:
    """All that was written where the question is gone; else how far its priorities had come."""
    what = f"{old.team}, {carrier.named(old.cell)}"
    priorities = [(one.text, _progress(one)) for one in old.priorities.all()]
    if gone:
        differing = [f"{row}. {row.text}".strip() for row in old.variations.all()]
        said = [*filter(None, (old.text, old.figures, *differing, *chain(*priorities)))]
        if said:
            carrier.leave("texts", what, GONE, "\n\n".join(said))
        return
    for text, progress in priorities:
        if progress:
            carrier.leave("texts", what, ANEW, f"{text}\n\n{progress}")


def _progress(row: TeamPriority) -> str:
    return ": ".join(filter(None, [row.get_rag_display(), row.progress]))


def _gather(
    carrier: Carrier,
    made: dict[tuple[int, int], Pair],
    team: AnsweringTeam,
    cell: Cell,
    old: TeamAnswer,
) -> None:
    """Of questions that were merged the texts stand one after the other."""
    fresh = TeamAnswer(team=team, cell=cell, updated_by=carrier.user)
    answer, olds = made.setdefault((team.pk, cell.pk), (fresh, []))
    answer.text = "\n\n".join(filter(None, [answer.text, old.text]))
    answer.figures = "\n\n".join(filter(None, [answer.figures, old.figures]))
    olds.append(old)


def _differing(carrier: Carrier, made: Iterable[Pair]) -> None:
    """Where an answer differs goes on too, without the levels."""
    rows = [
        Variation(answer=answer, kind=row.kind, what=row.what, text=row.text, updated_by=carrier.user)
        for answer, olds in made
        for old in olds
        for row in old.variations.all()
    ]
    bulk_create_with_history(rows, Variation, default_user=carrier.user)
    carrier.taken["variations"] += len(rows)


def _beside(carrier: Carrier, made: Iterable[Pair], *, with_evidence: bool) -> None:
    evidence: list[AnswerEvidence] = []
    priorities: list[TeamPriority] = []
    for answer, olds in made:
        items: set[int] = set()
        for old in olds:
            for tick in old.evidence.all() if with_evidence else ():
                if tick.item_id not in items:
                    evidence.append(_tick(carrier, answer, tick))
                    items.update([tick.item_id] if tick.item_id else [])
            priorities += [
                TeamPriority(answer=answer, text=one.text, updated_by=carrier.user)
                for one in old.priorities.all()
            ]
    bulk_create_with_history(evidence, AnswerEvidence, default_user=carrier.user)
    bulk_create_with_history(priorities, TeamPriority, default_user=carrier.user)
    carrier.taken["priorities"] += len(priorities)


def _tick(carrier: Carrier, answer: TeamAnswer, tick: AnswerEvidence) -> AnswerEvidence:
    row = AnswerEvidence(
        answer=answer, kind=tick.kind, words=tick.words, item_id=tick.item_id, added_by=carrier.user
    )
    row._history_user = carrier.user
    return row
