from dataclasses import dataclass, field

from evaluations.selectors.plans.book import Book
from evaluations.services.plan_book import Proposed
from schools.intake import Fault


@dataclass
class Read:
    """What a file came to, beside the plan that it was put against."""

    book: Book
    proposed: list[Proposed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, sheet: str, place: str, message: str) -> None:
        self.faults.append(Fault(f"{sheet}, {place}", message))

    def refused_at(self, sheet: str, place: str) -> bool:
        return any(fault.place == f"{sheet}, {place}" for fault in self.faults)
