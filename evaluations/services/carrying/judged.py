"""What the team judged becomes “was …” in the cells of the next round, with its reasons; nothing is judged there."""

from evaluations.enums import View
from evaluations.models import Cell, Judgement
from evaluations.services.carrying.places import Carrier
from standards.changing import Fate

GONE = "It is not in this version of the framework."


def carry_judged(carrier: Carrier) -> None:
    rows = Judgement.objects.filter(cell__round=carrier.source, view=View.AUTHORITY)
    touched: dict[int, Cell] = {}
    for judged in rows.select_related("cell__element", "cell__phase", "level").order_by("cell_id"):
        cells = carrier.cells_now(judged.cell)
        if not cells:
            carrier.leave("judgements", carrier.named(judged.cell), GONE, _told(judged))
            continue
        _tell(carrier, judged.cell)
        for cell in cells:
            cell.was = [*cell.was, _was(carrier, judged)]
            touched[cell.pk] = cell
            carrier.taken["judgements"] += 1
    Cell.objects.bulk_update(touched.values(), ["was"])


def _told(judged: Judgement) -> str:
    level = judged.level.label if judged.level else "Not applicable"
    return f"{level}. {judged.rationale}".strip()


def _was(carrier: Carrier, judged: Judgement) -> dict[str, str]:
    return {
        "round": carrier.source.name,
        "what": carrier.named(judged.cell),
        "code": judged.level.code if judged.level else "",
        "label": judged.level.label if judged.level else "Not applicable",
        "rationale": judged.rationale,
    }


def _tell(carrier: Carrier, cell: Cell) -> None:
    row = carrier.fates["elements", cell.element.ref]
    if row.fate != Fate.KEPT:
        element = carrier.old.element(cell.element.ref)
        carrier.tell("judgements", f"{element.ref} {element.short_label}", why_of(row.fate, row.what))


def why_of(fate: Fate, what: tuple[str, ...]) -> str:
    """What became of it, as a sentence."""
    if fate == Fate.SPLIT:
        return "It was split: each part takes what was said of the whole."
    if fate == Fate.MERGED:
        return "It was merged with others: what was said of each stands together."
    return f"It changed: {', '.join(what)}."
