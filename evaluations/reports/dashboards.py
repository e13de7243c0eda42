"""From what was read of a round to its dashboard; every number of it is counted here and nowhere else."""

from collections.abc import Iterator

from django.utils import timezone

from evaluations.engine import Reason, Verdict
from evaluations.enums import RoundState, View
from evaluations.models import Round
from evaluations.reports.model import (
    AreaHead,
    CellLine,
    Change,
    Dashboard,
    ElementHead,
    Hold,
    LevelKey,
    OverallLine,
    PhaseHead,
    RoundHead,
    Source,
    Status,
    Tally,
)
from evaluations.selectors.overall import CellKey, OverallRow, overall_rows
from evaluations.selectors.rate_lines import progress_of
from evaluations.selectors.round_facts import JudgementLine, OverallColumns, RoundFacts, key_of
from standards import wording
from standards.content import Area, Content, Element, Level, Phase


def dashboard_from(facts: RoundFacts) -> Dashboard:
    content = facts.content
    previous = next((line.round_name for line in facts.judgements if line.round_id != facts.round.pk), "")
    cells = tuple(_cells(facts, previous))
    return Dashboard(
        authority=facts.round.authority.name,
        source=source_of(content),
        round=head_of(facts.round, previous),
        tally=tally_of(cells),
        levels=tuple(level_key(level) for level in content.levels),
        phases=tuple(PhaseHead(phase.ref, phase.label) for phase in content.phases),
        areas=tuple(_area(area) for area in content.areas),
        cells=cells,
        overalls=tuple(_overalls(facts, cells, previous)),
        overall_rule=content.overall.get("text", ""),
    )


def source_of(content: Content) -> Source:
    source = content.source
    return Source(
        slug=content.slug,
        version=content.version,
        title=content.title,
        short_title=content.short_title,
        element_one=content.element_one,
        element_many=content.element_many,
        attribution=source.get("attribution", ""),
        licence=source.get("licence", ""),
    )


def head_of(round_: Round, previous: str) -> RoundHead:
    signed = round_.signed_off_at
    return RoundHead(
        slug=round_.slug,
        name=round_.name,
        period=round_.period,
        state=round_.state,
        state_label=RoundState(round_.state).label,
        view=View.AUTHORITY.label,
        rate_by=round_.rate_by,
        signed_off_at=timezone.localtime(signed) if signed else None,
        signed_off_by=str(round_.signed_off_by) if round_.signed_off_by_id else "",
        previous=previous,
    )


def level_key(level: Level) -> LevelKey:
    """A code in capitals is what people write in a cell; on a scale of words the word stands alone."""
    letters = level.code if level.code.isupper() else ""
    return LevelKey(level.code, letters, level.label, level.overall, level.colour, level.asks, *level.steps)


def _area(area: Area) -> AreaHead:
    elements = (ElementHead(element.ref, element.title, element.short_label) for element in area.elements)
    return AreaHead(area.ref, area.dashboard_title, area.short_label, tuple(elements))


def _cells(facts: RoundFacts, previous: str) -> Iterator[CellLine]:
    """Phase by phase, every element of the framework: those that a phase does not have stand as not there."""
    content = facts.content
    for phase in content.phases or (None,):
        for element in content.elements.values():
            key = (element.ref, phase.ref if phase else "")
            yield _cell(facts, element, phase, previous) if key in facts.cell_pks else _not_there(key)


def _not_there(key: CellKey) -> CellLine:
    return CellLine(*key, Status.NOT_THERE, "", "", False, Change.NONE, "", 0, 0, 0, (), "")


def _cell(facts: RoundFacts, element: Element, phase: Phase | None, previous: str) -> CellLine:
    key = (element.ref, phase.ref if phase else "")
    pk, judged, verdict = facts.cell_pks[key], facts.judged.get(key), facts.verdicts[key]
    status = _status(judged)
    level = (judged.level or "") if judged else ""
    held = (
        tuple(_holding(facts.content, verdict))
        if status in _MAY_BE_HELD and level in ("", verdict.ceiling)
        else ()
    )
    before = facts.judged_before.get(key)
    change, was = _change(facts.content, level, before.level if before else None, previous)
    answered = (key_of(answer) for answer in facts.answers.get(pk, ()))
    progress = progress_of(facts.content, element, phase.ref if phase else None, answered)
    return CellLine(
        element=key[0],
        phase=key[1],
        status=status,
        level=level,
        ceiling=verdict.ceiling or "",
        capped=bool(held) and status == Status.RATED,
        change=change,
        was=was,
        considered=progress.considered,
        of=progress.of,
        evidence=len(facts.impacts.get(pk, ())),
        holds=tuple(_hold(facts.content, element, reason) for reason in held),
        said=judged.rationale if judged else "",
        focus=pk in facts.focus,
    )


_MAY_BE_HELD = {Status.RATED, Status.NOT_RATED}


def _status(judged: JudgementLine | None) -> Status:
    if judged is None:
        return Status.NOT_RATED
    return Status.RATED if judged.level else Status.RULED_OUT


def _holding(content: Content, verdict: Verdict) -> Iterator[Reason]:
    """The reasons that mark a rating as capped.

    One level below the top, wanting only the evidence that the top asks for is the ordinary case, and no cap
    to point at: otherwise nearly every Good would carry the mark, and it would say nothing.
    """
    below_top = content.levels[1].code if len(content.levels) > 1 else ""
    for reason in verdict.reasons:
        if reason.kind != "evidence" or reason.level != below_top:
            yield reason


def _hold(content: Content, element: Element, reason: Reason) -> Hold:
    return Hold(
        wording.reason_text(content, element, reason), wording.citation(content, element, reason).place
    )


def _change(content: Content, level: str, was: str | None, previous: str) -> tuple[Change, str]:
    """Against the round before; a rating that it did not have, or gave on another scale, is new."""
    if not previous or not level:
        return Change.NONE, ""
    before, now = content.level_for(was or ""), content.level(level)
    if before is None:
        return Change.NEW, ""
    if before.rank == now.rank:
        return Change.SAME, before.code
    return (Change.UP if now.rank > before.rank else Change.DOWN), before.code


def tally_of(cells: tuple[CellLine, ...]) -> Tally:
    statuses = [cell.status for cell in cells]
    changes = [cell.change for cell in cells]
    rated = statuses.count(Status.RATED)
    return Tally(
        rated=rated,
        of=rated + statuses.count(Status.NOT_RATED),
        not_applicable=statuses.count(Status.NOT_THERE) + statuses.count(Status.RULED_OUT),
        capped=sum(cell.capped for cell in cells),
        up=changes.count(Change.UP),
        down=changes.count(Change.DOWN),
        same=changes.count(Change.SAME),
        new=changes.count(Change.NEW),
    )


def _overalls(facts: RoundFacts, cells: tuple[CellLine, ...], previous: str) -> Iterator[OverallLine]:
    levels = {cell.key: cell.level or None for cell in cells if cell.status in _MAY_BE_HELD}
    for row in overall_rows(facts.content, levels, facts.overall):
        yield _overall(facts, row, previous)


def _overall(facts: RoundFacts, row: OverallRow[OverallColumns], previous: str) -> OverallLine:
    key = (row.area.ref, row.phase.ref if row.phase else "")
    level = row.recorded.level if row.recorded else ""
    before = facts.overall_before.get(key)
    change, was = _change(facts.content, level, before.level if before else None, previous)
    return OverallLine(
        area=key[0],
        phase=key[1],
        level=level,
        suggested=row.suggestion.level or "",
        provisional=row.suggestion.provisional,
        reason=row.recorded.reason if row.recorded else "",
        change=change,
        was=was,
    )
