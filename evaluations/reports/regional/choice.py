"""What a person chose to see of a region, as its address says it; whatever it does not know it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from evaluations.enums import View

OVERALL = "overall"
DIFFERENCE = "difference"
VIEWS = {
    View.AUTHORITY.value: View.AUTHORITY.label,
    View.STRATEGIES.value: View.STRATEGIES.label,
    DIFFERENCE: "Difference",
}
NAME, BELOW = "name", "below"


@dataclass(frozen=True, slots=True)
class Choice:
    """`by` is a phase's ref or overall; `sort` a name, the count below Good, or a column's ref."""

    by: str
    view: str = View.AUTHORITY.value
    sort: str = NAME
    below_only: bool = False
    changed_only: bool = False
    signed_only: bool = False

    @property
    def query(self) -> str:
        values = {"by": self.by, "view": self.view, "sort": self.sort}
        ticked = {"below": self.below_only, "changed": self.changed_only, "signed": self.signed_only}
        return urlencode(values | {name: "1" for name, on in ticked.items() if on})

    def at(self, **changes: str) -> str:
        """The address's query for the same with something else."""
        return replace(self, **changes).query  # type: ignore[arg-type]


def choice_from(data: Mapping[str, str], bys: tuple[str, ...]) -> Choice:
    """`bys` are the phases that the person's posts are for, then overall; the first is the usual."""
    by, view = data.get("by", ""), data.get("view", "")
    return Choice(
        by=by if by in bys else bys[0],
        view=view if view in VIEWS else View.AUTHORITY.value,
        sort=data.get("sort", "") or NAME,
        below_only=data.get("below") == "1",
        changed_only=data.get("changed") == "1" and view != DIFFERENCE,
        signed_only=data.get("signed") == "1",
    )
