"""Pages and downloads, as a browser asks for them, each beside the reference in the same minute."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.cases import Case, page
from bench.client import Client, Unexpected
from bench.counting import ASK, SAID
from bench.measure import Ask, Load, measured, warm
from bench.result import Results
from bench.say import say
from bench.server import Server

REFERENCE = page("/bench/reference/")
REFERENCES = 100

Alone = Callable[[], float]
"""CPU ms of the same work done by a library alone."""


@dataclass
class Pages:
    """`people` are signed in: the measured one, and those whose authority has one round."""

    server: Server
    people: Mapping[str, Client]
    results: Results
    references: list[float] = field(default_factory=list)

    def run(self, case: Case, alone: Alone | None = None) -> None:
        say(case.name)
        try:
            self._run(case, alone)
        except (Unexpected, OSError) as error:
            say(f"  SKIPPED: {error}")
            self.results.skip(case.name, str(error))

    def _run(self, case: Case, alone: Alone | None) -> None:
        client = self.people[case.who]
        warm(client, case.ask, case.warm_up)
        warm(self.people[case.one], case.ask_one, case.warm_up // 2)
        sql = self._statements(case)
        for concurrency in case.concurrency:
            references, library = [self._reference(concurrency)], [alone()] if alone else []
            load = measured(self.server, client, case.ask, case.requests, concurrency)
            references.append(self._reference(concurrency))
            figures = _figures(load) | sql | _times("reference", load, references)
            budget = dict(case.budget)
            if alone:
                figures |= _times("weasyprint", load, [*library, alone()])
                budget["times_weasyprint"] = MOST_BESIDE_WEASYPRINT
            self.results.add(case.name, budget, figures)

    def _reference(self, concurrency: int) -> float:
        load = measured(self.server, self.people["measured"], REFERENCE, REFERENCES, concurrency)
        self.references.append(load.cpu_ms)
        return load.cpu_ms

    def _statements(self, case: Case) -> dict[str, int]:
        five = _count(self.people[case.who], case.ask)
        one = _count(self.people[case.one], case.ask_one)
        return {"sql": five, "sql_one_round": one, "sql_more_for_five_rounds": five - one}


MOST_BESIDE_WEASYPRINT = 1.2


def _count(client: Client, ask: Ask) -> int:
    counted = client.copy()
    counted.always = {ASK: "1"}
    ask(counted, 0)
    return int(counted.said[SAID])


def _figures(load: Load) -> dict[str, Any]:
    return {
        "requests": load.requests,
        "concurrency": load.concurrency,
        "p50_ms": load.p50_ms,
        "p95_ms": load.p95_ms,
        "cpu_ms_per_request": load.cpu_ms,
    }


def _times(name: str, load: Load, measured_beside: list[float]) -> dict[str, float]:
    """How many times what it is compared with, by the mean of before and after."""
    beside = sum(measured_beside) / len(measured_beside)
    return {f"{name}_cpu_ms": beside, f"times_{name}": load.cpu_ms / beside}
