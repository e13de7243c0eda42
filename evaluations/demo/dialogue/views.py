"""The National Strategies view: proposed phase by phase, agreed, sent back; overall as suggested."""

import datetime as dt
from collections.abc import Iterable

from evaluations.demo.dates import at, happened
from evaluations.demo.dialogue.team import Team
from evaluations.demo.reading import Raw, known
from evaluations.enums import RoundState, View
from evaluations.models import Cell, Judgement, Proposal, Round
from evaluations.reports.regional.view_overall import overalls_to_agree
from evaluations.selectors.regional.national_view import rounds_with_views, ticked_cells
from evaluations.services.regional.agreeing import agree_as_proposed, send_back
from evaluations.services.regional.overall import agree_overall
from evaluations.services.regional.proposing import Stance, propose

ALIKE = "As the authority sees it; our visits say the same."
AGAINST = "From the notes of visit of this year and the discussion with the authority."
KEYS = {"authority", "phase", "by", "date", "agreed", "differ", "open", "returned"}


def make_views(team: Team, told: Iterable[Raw], overall: Iterable[str]) -> None:
    for raw in told:
        _of_a_phase(team, known("region/dialogue.yaml, views", raw, KEYS))
    for slug in overall:
        _agree_overall(team, _round(team, slug))


def _round(team: Team, authority: str) -> Round:
    found = rounds_with_views(team.posts(team.director)).filter(authority=team.authorities[authority])
    return found.filter(state=RoundState.SIGNED_OFF).order_by("-signed_off_at")[0]


def _of_a_phase(team: Team, raw: Raw) -> None:
    round_, user = _round(team, raw["authority"]), team.people[raw["by"]]
    pks = round_.cells.filter(phase__ref=raw["phase"]).values_list("pk", flat=True)
    cells = ticked_cells(team.posts(user), round_.slug, list(pks))
    theirs = {row.cell_id: row for row in Judgement.objects.filter(cell__in=cells, view=View.AUTHORITY)}
    made = {cell.element.ref: _propose(team, raw, cell, theirs[cell.pk]) for cell in cells}
    for ref, reply in raw.get("returned", {}).items():
        _send_back(team, made[str(ref)], reply, raw["agreed"])
    if "agreed" in raw:
        _agree(team, [cell for cell in cells if cell.element.ref not in raw.get("open", ())], raw["agreed"])


def _propose(team: Team, raw: Raw, cell: Cell, theirs: Judgement) -> Proposal:
    user = team.people[raw["by"]]
    level, difference = team.content.level_by_pk[theirs.level_id or 0], ""
    for ref, (code, why) in raw["differ"].items():
        if str(ref) == cell.element.ref:
            level, difference = team.content.level(code), why
    row = propose(
        cell=cell,
        content=team.content,
        posts=team.posts(user),
        user=user,
        stance=Stance(level, AGAINST if difference else ALIKE, difference),
        version=0,
    )
    happened(at(raw["date"], 11), row, "proposed_at")
    return row


def _send_back(team: Team, row: Proposal, reply: str, day: dt.date) -> None:
    posts, user = team.posts(team.director), team.director
    row = send_back(cell=row.cell, posts=posts, user=user, reply=reply, version=row.version)
    happened(at(day, 15), row, "returned_at")


def _agree(team: Team, cells: list[Cell], day: dt.date) -> None:
    rows = Proposal.objects.filter(cell__in=cells)
    agreed = agree_as_proposed(
        cells=cells,
        content=team.content,
        posts=team.posts(team.director),
        user=team.director,
        versions={row.cell_id: row.version for row in rows},
    )
    for row in agreed:
        happened(at(day, 15), row, "agreed_at")
    for view in Judgement.objects.filter(cell__in=cells, view=View.STRATEGIES):
        happened(at(day, 15), view, "updated_at")
        for judged in (Judgement.objects.filter(pk=view.pk), Judgement.history.filter(id=view.pk)):
            judged.update(agreed_on=day)


def _agree_overall(team: Team, round_: Round) -> None:
    """Part by part, so that the suggestion for the whole is made from what is agreed of its parts."""
    keys = [one.line.key for one in overalls_to_agree(round_, team.content, None)]
    for key in keys:
        lines = {one.line.key: one.line for one in overalls_to_agree(round_, team.content, None)}
        line = lines[key]
        if line.suggested is None:
            continue
        agree_overall(
            round_=round_,
            content=team.content,
            place=(line.area, line.phase),
            posts=team.posts(team.director),
            user=team.director,
            level=line.suggested,
            suggestion=line.suggestion,
            reason="As the rule suggests from the ratings agreed of its aspects.",
            version=line.version,
        )
