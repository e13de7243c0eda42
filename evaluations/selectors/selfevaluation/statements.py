"""The published lines that a self-evaluation speaks of."""

from dataclasses import dataclass

from standards.content import Element
from standards.enums import PassageKind


@dataclass(frozen=True, slots=True)
class Statement:
    """`passage` and `number` are its place in the publication; `slot` names it on a page."""

    slot: str
    passage: str
    number: int
    text: str
    lead: str

    @property
    def place(self) -> str:
        return f"{self.passage}, {self.number}"


def statements_of(element: Element) -> tuple[Statement, ...]:
    """In the order of the publication; a lead-in stands with the first line under it."""
    found: list[Statement] = []
    for passage in element.passages_of(PassageKind.EVIDENCE_STATEMENTS):
        lines = [line for item in passage.items for line in item.all()]
        for number, line in enumerate(lines, start=1):
            lead = passage.lead_text if number == 1 else ""
            found.append(Statement(f"s{len(found) + 1}", passage.place, number, line.text, lead))
    return tuple(found)
