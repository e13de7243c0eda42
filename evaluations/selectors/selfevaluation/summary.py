"""What is chosen from for a summary: every entry, aspect by aspect."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from evaluations.models import Round, SelfEntry
from evaluations.selectors.selfevaluation.aspect import aspect_url
from standards.content import Element, content_for


@dataclass(frozen=True, slots=True)
class Choice:
    pk: int
    kind: str
    text: str
    ticked: bool
    was: bool


@dataclass(frozen=True, slots=True)
class AspectChoices:
    element: Element
    url: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class SummaryPage:
    aspects: list[AspectChoices]


def summary_page(round_: Round, ticked: Set[int] | None = None) -> SummaryPage:
    """One query. `ticked` is what a person chose that is not all saved."""
    kept = defaultdict(list)
    kinds = {"strength": 0, "weakness": 1, "impact": 2}
    for row in SelfEntry.objects.filter(cell__round=round_).select_related("cell"):
        kept[row.cell.element_id].append(row)
    found = []
    for element in content_for(round_.framework).elements.values():
        rows = sorted(kept.get(element.pk, []), key=lambda row: kinds[row.kind])
        choices = [
            Choice(
                row.pk,
                row.get_kind_display(),
                row.text,
                row.key if ticked is None else row.pk in ticked,
                row.key,
            )
            for row in rows
        ]
        found.append(AspectChoices(element, aspect_url(round_.slug, element.ref), choices))
    return SummaryPage(found)
