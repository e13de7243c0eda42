"""What a team writes to one question: kept part by part, so that two people who write at once lose nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.models import AnsweringTeam, Cell, Judgement, TeamAnswer, TeamPriority, Variation
from evaluations.permissions import is_late
from evaluations.permissions.answering import can_answer, why_not_answered
from evaluations.services.answering.ticks import NO_LINES, NONE, Lines, Ticks, keep_cites, keep_evidence
from evaluations.services.errors import Refused

Values = Mapping[str, Any]
MAIN: Values = {"level_id": None, "text": "", "trend": "", "figures": ""}
VARIATION: Values = {"kind": "group", "what": "", "level_id": None, "text": ""}
PRIORITY: Values = {"text": "", "progress": "", "rag": ""}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page as a person left it: `slot` names it there, `pk` is 0 where it is new.

    `version` is the one that they were looking at, 0 for none; `both` puts what is saved before their text.
    """

    slot: str
    pk: int
    version: int
    values: Values
    both: bool = False

    def over(self, row: Any) -> Values:
        if not self.both:
            return self.values
        return {**self.values, "text": "\n\n".join(filter(None, [row.text, self.values["text"]]))}


@dataclass(frozen=True, slots=True)
class Wish:
    """All that one submission says. A part that is left out stays as it is."""

    main: Part | None = None
    variations: tuple[Part, ...] = ()
    priorities: tuple[Part, ...] = ()
    expected: Ticks = NONE
    own: Lines = NO_LINES
    items: Ticks = NONE
    cites: Ticks = NONE


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed the same part: `theirs` is saved, `mine` is not."""

    theirs: TeamAnswer | Variation | TeamPriority
    mine: Part


@dataclass(slots=True)
class Saved:
    """`rows` by slot, as they stand now; without an entry where a row was taken away or is still empty."""

    answer: TeamAnswer | None = None
    rows: dict[str, Variation | TeamPriority] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def save_answer(*, cell: Cell, team: AnsweringTeam, user: User, wish: Wish) -> Saved:
    """Keep every part that this person changed, and hand back those that someone else changed as well.

    `cell` is locked by the caller. Raises Refused where the person may not write for the team now.
    """
    answer = TeamAnswer.objects.filter(cell=cell, team=team).select_related("level", "updated_by").first()
    if answer is None and not _says(wish):
        return Saved()
    _check(cell, team)
    # Version 0 is what a page shows that was opened before anything was written.
    answer = answer or TeamAnswer(cell=cell, team=team, version=0, updated_by=user)
    saved = Saved(answer)
    if wish.main is not None:
        _save_main(saved, answer, cell, user, wish.main)
    if answer._state.adding:
        _write(answer, user, MAIN)  # begun with a row or a tick
    _save_rows(saved, Variation, VARIATION, answer, user, wish.variations)
    _save_rows(saved, TeamPriority, PRIORITY, answer, user, wish.priorities)
    keep_evidence(answer=answer, cell=cell, user=user, expected=wish.expected, own=wish.own, items=wish.items)
    keep_cites(answer=answer, ticks=wish.cites)
    return saved


def _says(wish: Wish) -> bool:
    parts = [*wish.variations, *wish.priorities]
    ticks: tuple[Ticks | Lines, ...] = (wish.expected, wish.own, wish.items, wish.cites)
    main = wish.main is not None and dict(wish.main.values) != dict(MAIN)
    return main or any(_filled(part.values) for part in parts) or any(one.added for one in ticks)


def _check(cell: Cell, team: AnsweringTeam) -> None:
    """Asked once the round is locked: a judgement recorded while we waited for it comes first."""
    access = cell.access
    if access.state == RoundState.AGREEING and not access.agreed:
        agreed = Judgement.objects.filter(cell=cell, view=View.AUTHORITY).exists()
        access = cell.access = replace(access, agreed=agreed)
    asked = set(team.cells.values_list("pk", flat=True))
    given = not asked or cell.pk in asked
    if not (given and can_answer(access, mine=team.mine)):
        raise Refused(why_not_answered(access, mine=team.mine, given=given))


def _save_main(saved: Saved, answer: TeamAnswer, cell: Cell, user: User, part: Part) -> None:
    late = is_late(cell.access)
    match _verdict(answer, part, MAIN):
        case "save":
            _write(answer, user, part.over(answer), late=late)
        case "clash":
            saved.clashes.append(Clash(answer, part))


def _verdict(row: Any, part: Part, blank: Values) -> str:
    """`same`, `stale` (left as it was seen, so somebody else's stays), `save` or `clash`."""
    now = {name: getattr(row, name) for name in blank}
    if now == dict(part.values):
        return "same"
    if row.version == part.version or row._state.adding:
        return "save"
    seen = row.history.filter(version=part.version).values(*blank).first() or dict(blank)
    if seen == dict(part.values):
        return "stale"
    return "save" if seen == now else "clash"


def _write(row: Any, user: User, values: Values, *, late: bool | None = None) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    if late is not None:
        row.late = row.late or late
    row.save()


def _save_rows(
    saved: Saved, model: Any, blank: Values, answer: TeamAnswer, user: User, parts: Iterable[Part]
) -> None:
    parts = list(parts)
    wanted = [part.pk for part in parts if part.pk]
    kept = {row.pk: row for row in model.objects.filter(answer=answer, pk__in=wanted)} if wanted else {}
    for part in parts:
        row = kept.get(part.pk)
        if row is None and part.pk and _seen(model, answer, part, blank) == dict(part.values):
            continue  # taken away meanwhile, and left here as it was seen: what was changed since is kept anew
        row = row or model(answer=answer, version=0)
        verdict = _verdict(row, part, blank) if row.pk or _filled(part.values) else "same"
        if verdict == "clash":
            saved.clashes.append(Clash(row, part))
        if verdict == "save":
            _keep_row(row, user, part)
        if row.pk:
            saved.rows[part.slot] = row


def _seen(model: Any, answer: TeamAnswer, part: Part, blank: Values) -> Values | None:
    rows = model.history.filter(id=part.pk, answer_id=answer.pk, version=part.version)
    found: Values | None = rows.values(*blank).first()
    return found


def _keep_row(row: Any, user: User, part: Part) -> None:
    """A row that somebody has emptied goes; its history stays."""
    if _filled(part.values):
        return _write(row, user, part.over(row))
    row.updated_by = user  # who its history says took it away
    row.delete()
    return None


def _filled(values: Values) -> bool:
    return any(value for name, value in values.items() if name != "kind")
