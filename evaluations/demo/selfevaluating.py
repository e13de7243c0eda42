"""A self-evaluation without levels, aspect by aspect, as fixtures/demo tells it, and the summary of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from evaluations.demo.dates import at, happened
from evaluations.demo.plans import CellPlan
from evaluations.demo.reading import Raw, known
from evaluations.demo.stage import Stage
from evaluations.enums import SelfKind
from evaluations.models import Cell, EvidenceLink, SelfEntry
from evaluations.selectors.selfevaluation.statements import statements_of
from evaluations.services.selfevaluation.aspect import Linked, Wish, save_aspect
from evaluations.services.selfevaluation.summary import Chosen, save_summary
from evaluations.services.selfevaluation.versions import Part

FILE_KEYS = {"aspects", "summary"}
ENTRIES = {"strengths": SelfKind.STRENGTH, "weaknesses": SelfKind.WEAKNESS, "impact": SelfKind.IMPACT}
ASPECT_KEYS = {"by", "statements", *ENTRIES}
ENTRY_KEYS = {"text", "key"}
SUMMARY_KEYS = {"by", "day", "opening", "context"}
WRITTEN = 16


def write(stage: Stage) -> None:
    told = known(stage.plan.writing, stage.calendar.read(stage.plan.writing), FILE_KEYS)
    findings = []
    for ref, raw in told["aspects"].items():
        where = f"{stage.plan.writing}, {ref}"
        findings += _write_aspect(stage, stage.cell_plan(str(ref)), known(where, raw, ASPECT_KEYS))
    stage.diary.write()
    if "summary" in told:
        _summarise(stage, known(f"{stage.plan.writing}, summary", told["summary"], SUMMARY_KEYS), findings)


def _write_aspect(stage: Stage, plan: CellPlan, raw: Raw) -> list[SelfEntry]:
    """The entries of it that are key findings."""
    user = stage.people[raw["by"]] if "by" in raw else stage.recorder(plan)
    cell, statements = stage.cell(user, plan), statements_of(stage.content.element(plan.element))
    marks = {statements[number - 1].slot: _mark(one) for number, one in raw.get("statements", {}).items()}
    entries = list(_entries(raw))
    wish = Wish(
        statements={
            slot: Part(slot, 0, {"extent": mark[0], "note": mark[1]}) for slot, mark in marks.items()
        },
        linked={slot: _linked(stage, cell, mark[2]) for slot, mark in marks.items() if mark[2]},
        entries=tuple((kind, part) for kind, part, _ in entries),
    )
    saved = save_aspect(cell=cell, user=user, statements=statements, wish=wish)
    stage.diary.keep(stage.recorded_at(plan, "aspect"), saved.rows.values())
    return [saved.rows[part.slot] for _, part, key in entries if key]


def _mark(raw: Any) -> tuple[str, str, list[str]]:
    """`fully`, or `[fully, "what the team notes"]`, or with keys of evidence behind."""
    extent, *rest = raw if isinstance(raw, list) else [raw]
    return extent, rest[0] if rest else "", rest[1] if len(rest) > 1 else []


def _linked(stage: Stage, cell: Cell, keys: list[str]) -> Linked:
    links = EvidenceLink.objects.filter(cell=cell, item__in=stage.library.items(keys))
    return Linked(frozenset(links.values_list("pk", flat=True)), frozenset())


def _entries(raw: Raw) -> Iterator[tuple[str, Part, bool]]:
    for name, kind in ENTRIES.items():
        for number, one in enumerate(raw.get(name, ())):
            told: Mapping[str, Any] = known(name, one, ENTRY_KEYS) if isinstance(one, dict) else {"text": one}
            part = Part(f"{kind}{number}", 0, {"text": told["text"].strip()})
            yield kind, part, told.get("key", False)


def _summarise(stage: Stage, raw: Raw, findings: list[SelfEntry]) -> None:
    user, moment = stage.people[raw["by"]], at(raw["day"], WRITTEN)
    values = {"opening": raw["opening"].strip(), "context": raw["context"].strip()}
    round_ = stage.round(user)
    chosen = Chosen(now=frozenset(row.pk for row in findings), seen=frozenset())
    save_summary(round_=round_, user=user, part=Part("summary", 0, values), chosen=chosen)
    happened(moment, round_.self_summary, "updated_at")
    for row in findings:
        happened(moment, row)
