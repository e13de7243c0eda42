"""How a person goes through the elements: in which order, and in which size. It travels in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

BY_DIFFERENCE, LARGE = "difference", "large"


@dataclass(frozen=True, slots=True)
class Way:
    by_difference: bool = False
    large: bool = False

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> "Way":
        return cls(sent.get("order") == BY_DIFFERENCE, sent.get("size") == LARGE)

    @property
    def parts(self) -> dict[str, str]:
        order = {"order": BY_DIFFERENCE} if self.by_difference else {}
        return order | ({"size": LARGE} if self.large else {})

    @property
    def query(self) -> str:
        return f"?{urlencode(self.parts)}" if self.parts else ""

    def asking(self, mark: str) -> str:
        """The query of a page that asks whether anything has changed since it showed what the mark says."""
        return urlencode(self.parts | {"seen": mark})

    @property
    def other_order(self) -> str:
        return Way(not self.by_difference, self.large).query or "?"

    @property
    def other_size(self) -> str:
        return Way(self.by_difference, not self.large).query or "?"

    @property
    def words(self) -> str:
        return "sorted by where the team differs most" if self.by_difference else ""
