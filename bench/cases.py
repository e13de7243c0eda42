"""The pages that are measured, how often, and what each may cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.client import Client
from bench.measure import Ask
from bench.saves import Saves

PAGES = 200
DASHBOARD_PDFS = 12
ROUND_PDFS = 3
WARM_UP = 24
WARM_UP_OF_PDFS = 2
REGIONAL_PAGES = 100
EVERY = {"sql": 12, "sql_more_for_five_rounds": 0}
EVERY_REGIONAL = {"sql": 15, "sql_more_for_five_rounds": 0}

Plan = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """`ask` by `who`, whose authority has much of everything, `ask_one` by `one`, whose has little.

    `budget` names figures and the most that each may be.
    """

    name: str
    ask: Ask
    one: str
    ask_one: Ask
    budget: Mapping[str, float] = field(default_factory=dict)
    requests: int = PAGES
    warm_up: int = WARM_UP
    concurrency: tuple[int, ...] = (1, 4)
    who: str = "measured"


def page(path: str) -> Ask:
    def ask(client: Client, user: int) -> None:
        client.get(path)

    return ask


def cases(plan: Plan) -> Iterator[Case]:
    yield _page(plan, "home", "/", times=5)
    yield _page(plan, "dashboard, signed off", "/rounds/{signed_off}/", times=3, one="one_signed_off")
    yield _page(plan, "dashboard, in progress", "/rounds/{rating}/", times=3)
    yield _page(plan, f"rating page, {plan['element']}", "{rate}", times=5)
    yield _saving(plan)
    yield _page(plan, "evidence library", "/evidence/", times=5)
    yield from _team_cases(plan)
    yield _library(plan, "evidence map, 500 items", "/evidence/map/", "mapped", times=5)
    yield _library(plan, "search over 10,000 items", "/search/?q=mentoring", "searched", times=10)
    yield from _regional_cases(plan)
    yield _pdf(plan, "dashboard PDF", "/rounds/{signed_off}/export/dashboard.pdf", DASHBOARD_PDFS)


def whole_round_pdf(plan: Plan) -> Case:
    return _pdf(plan, "whole-round PDF", "/rounds/{signed_off}/export/round.pdf", ROUND_PDFS)


def _page(plan: Plan, name: str, path: str, times: float, one: str = "one_rating") -> Case:
    budget = EVERY | {"times_reference": times}
    return Case(name, _there(plan["measured"], path), one, _there(plan[one], path), budget)


def _pdf(plan: Plan, name: str, path: str, requests: int) -> Case:
    one = "one_signed_off"
    asks = _there(plan["measured"], path), one, _there(plan[one], path)
    return Case(name, *asks, EVERY, requests, WARM_UP_OF_PDFS, concurrency=(1,))


def _team_cases(plan: Plan) -> Iterator[Case]:
    yield _team(plan, "sheet, 13 elements", "/rounds/{sheet}/sheet/")
    yield _saving_row(plan)
    yield _team(plan, "agreeing, the list", "/rounds/{agreeing}/agreeing/")
    yield _team(plan, "agreeing page", "/rounds/{agreeing}/all/6/agree/")
    yield _team(plan, "what was agreed, asked again and again", "/rounds/{agreeing}/all/6/agree/live/")
    yield _team(plan, "plan of 200 actions", "/plans/{agreeing}/")
    yield _team(plan, "schools, list of 600", "/schools/")
    yield _team(plan, "LASER overview, 6 teams", "/rounds/{laser}/teams/")


def _team(plan: Plan, name: str, path: str, times: float = 5) -> Case:
    asks = _there(plan["many"], path), "few", _there(plan["few"], path)
    return Case(name, *asks, EVERY | {"times_reference": times}, who="many")


def _library(plan: Plan, name: str, path: str, who: str, times: float) -> Case:
    budget = EVERY | {"times_reference": times}
    return Case(name, page(path), "sparse", page(path), budget, REGIONAL_PAGES, who=who)


def _regional_cases(plan: Plan) -> Iterator[Case]:
    """A region's cost goes by its authorities, the nation's by all of them: of the nation see docs/operations.md."""
    yield _regional(plan, "region, a phase", "/region/{region}/ratings/?by=primary", times=10)
    yield _regional(plan, "region, overall", "/region/{region}/ratings/?by=overall", times=10)
    yield _regional(
        plan, "region, difference", "/region/{region}/ratings/?by=primary&view=difference", times=10
    )
    yield _regional(plan, "support of a region", "/region/{region}/support/?by=primary", times=10)
    yield _regional(plan, "nation", "/nation/", times=10)
    yield _regional(plan, "nation, a phase", "/nation/?by=primary&view=ns", times=10)
    yield _regional(plan, "trend of an authority", "/region/{region}/{trend}/trend/?by=primary", times=5)
    yield _regional(plan, "figures of an authority", "/region/{region}/{trend}/figures/", times=10)


def _regional(plan: Plan, name: str, path: str, times: float) -> Case:
    budget = EVERY_REGIONAL | {"times_reference": times}
    return Case(
        name,
        _there(plan["director"], path),
        "director_of_two",
        _there(plan["director_of_two"], path),
        budget,
        requests=REGIONAL_PAGES,
        who="director",
    )


def region_pdf(plan: Plan) -> Case:
    path = "/region/{region}/ratings.pdf?by=primary"
    asks = _there(plan["director"], path), "director_of_two", _there(plan["director_of_two"], path)
    budget = EVERY_REGIONAL
    return Case("region PDF", *asks, budget, ROUND_PDFS, WARM_UP_OF_PDFS, concurrency=(1,), who="director")


def answers_pdf(plan: Plan) -> Case:
    """28 questions, each answered by six teams."""
    path = "/rounds/{laser}/report.pdf"
    asks = _there(plan["many"], path), "few", _there(plan["few"], path)
    budget = {"sql": 20, "sql_more_for_five_rounds": 0}
    return Case("LASER report PDF", *asks, budget, ROUND_PDFS, WARM_UP_OF_PDFS, concurrency=(1,), who="many")


def pack_pdf(plan: Plan) -> Case:
    """A signed-off pack of 200 items of evidence and 60 actions."""
    path = "/rounds/{schedule}/pack/pack.pdf"
    asks = _there(plan["many"], path), "few", _there(plan["few"], path)
    return Case("inspection pack", *asks, EVERY, ROUND_PDFS, WARM_UP_OF_PDFS, concurrency=(1,), who="many")


def plan_pdf(plan: Plan) -> Case:
    path = "/plans/{printed}/export/plan.pdf"
    asks = _there(plan["many"], path), "few", _there(plan["few"], path)
    return Case(
        "plan PDF of 60 actions", *asks, EVERY, ROUND_PDFS, WARM_UP_OF_PDFS, concurrency=(1,), who="many"
    )


def _saving(plan: Plan) -> Case:
    budget = EVERY | {"times_reference": 3, "sql": 8}
    one = "one_rating"
    return Case("save one finding", _saves(plan["measured"]), one, _saves(plan[one]), budget)


def _saving_row(plan: Plan) -> Case:
    budget = EVERY | {"times_reference": 3, "sql": 8}
    return Case("save one highlight", _rows(plan["many"]), "few", _rows(plan["few"]), budget, who="many")


def _there(person: Plan, path: str) -> Ask:
    return page(path.format(**person))


def _saves(person: Plan) -> Ask:
    return Saves(person["rate"], person["lines"], ("yes", "no"))


def _rows(person: Plan) -> Ask:
    return Saves(f"/rounds/{person['sheet']}/sheet/", person["rows"], ("green", "amber"))
