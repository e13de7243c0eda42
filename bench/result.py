"""What is printed: a line of JSON for each case at each concurrency, and a last one that sums up."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DIGITS = 2


@dataclass
class Results:
    """Prints each line as soon as it is known, and remembers what missed its budget."""

    missed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(self, case: str, budget: Mapping[str, float], figures: Mapping[str, Any]) -> None:
        """`budget` names figures and the most that each may be."""
        over = [name for name, most in budget.items() if figures[name] > most]
        at = f"{case} (concurrency {figures['concurrency']})" if "concurrency" in figures else case
        self.missed += [f"{at}: {name} is {_short(figures[name])}, at most {budget[name]}" for name in over]
        _print({"case": case, **figures, "budget": dict(budget), "within": not over})

    def skip(self, case: str, why: str) -> None:
        self.skipped.append(case)
        _print({"case": case, "skipped": why})

    def sum_up(self, figures: Mapping[str, Any]) -> None:
        _print({"case": "summary", **figures, "missed": self.missed, "skipped": self.skipped})


def _print(line: Mapping[str, Any]) -> None:
    print(json.dumps({name: _short(value) for name, value in line.items()}, ensure_ascii=False), flush=True)


def _short(value: Any) -> Any:
    return round(value, DIGITS) if isinstance(value, float) else value
