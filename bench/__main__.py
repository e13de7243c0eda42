"""What pages, downloads and loading frameworks cost. Never a gate: missed budgets are only said."""

import argparse
import json
import time
from functools import partial

from bench.cases import Plan, answers_pdf, cases, pack_pdf, plan_pdf, region_pdf, whole_round_pdf
from bench.client import Client
from bench.frameworks import measure_loading
from bench.importing import FIGURES, SCHOOLS, measure_figures, measure_import
from bench.pages import Pages
from bench.place import USED, python
from bench.prepare import prepare
from bench.result import Results
from bench.say import say
from bench.server import Server, serving

PEOPLE = (
    *("measured", "one_rating", "one_signed_off", "many", "few", "director", "director_of_two"),
    *("mapped", "searched", "sparse"),
)
ALONE_RUNS = 1


def main() -> None:
    asked = _arguments()
    started = time.monotonic()
    plan = prepare(fresh=asked.fresh)
    results = Results()
    with serving() as server:
        pages = Pages(server, _sign_in(server, plan), results)
        wanted = [case for case in cases(plan) if asked.only in case.name]
        for case in wanted:
            pages.run(case)
        for pdf, what, slug in (
            (whole_round_pdf(plan), "round", plan["measured"]["signed_off"]),
            (plan_pdf(plan), "plan", plan["many"]["printed"]),
            (answers_pdf(plan), "answers", plan["many"]["laser"]),
            (pack_pdf(plan), "pack", plan["many"]["schedule"]),
            (region_pdf(plan), "region", plan["director"]["region"]),
        ):
            if asked.only in pdf.name:
                pages.run(pdf, partial(_weasyprint_alone, what, slug))
    if asked.only in "load_frameworks":
        measure_loading(results)
    if asked.only in SCHOOLS:
        measure_import(results)
    if asked.only in FIGURES:
        measure_figures(results)
    _sum_up(plan, pages, results, time.monotonic() - started)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="build the database anew")
    parser.add_argument("--only", default="", metavar="WORDS", help="only cases whose name has these words")
    return parser.parse_args()


def _sign_in(server: Server, plan: Plan) -> dict[str, Client]:
    return {name: Client(server).sign_in(plan[name]["email"], plan["password"]) for name in PEOPLE}


def _weasyprint_alone(what: str, slug: str) -> float:
    said = python("-m", "bench.weasyprint_alone", what, slug, str(ALONE_RUNS), database=USED)
    return float(json.loads(said)["cpu_ms"])


def _sum_up(plan: Plan, pages: Pages, results: Results, seconds: float) -> None:
    references = pages.references
    results.sum_up(
        {
            "reference_cpu_ms": sum(references) / len(references) if references else None,
            "rounds": plan["rounds"],
            "answers": plan["answers"],
            "seconds": seconds,
        }
    )
    for line in results.missed or ["every budget is kept"]:
        say(line)
    for name in results.skipped:
        say(f"SKIPPED: {name}")


if __name__ == "__main__":
    main()
