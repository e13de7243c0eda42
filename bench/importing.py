"""Big files brought in over an empty database with the authorities in it: the register, then the same again."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.place import DATA, EMPTY, LOADED, ROOT, python
from bench.prepare import copy
from bench.result import Results
from bench.say import say

SCHOOLS = "import of 25,000 schools"
FIGURES = "import of 65,000 figures"
ROWS = 25_000
ROWS_OF_FIGURES = 65_000
# 2,000 rows a second of processor time.
BUDGET = {"cpu_us_per_row": 500, "peak_mb": 300}
FILLING = 100
PHASES = ("Primary", "Secondary", "Nursery", "Not applicable")


def measure_import(results: Results) -> None:
    say(SCHOOLS)
    file = DATA / "register.csv"
    _write(file, _register())
    copy(EMPTY, LOADED)
    python("manage.py", "load_authorities", database=LOADED)
    for name in ("", ", second run"):
        results.add(f"{SCHOOLS}{name}", BUDGET, _run("import_schools", file, ROWS))


def measure_figures(results: Results) -> None:
    """In the shape of the Local Authority Interactive Tool's long file, for the authorities that ship."""
    say(FIGURES)
    file = DATA / "figures.csv"
    copy(EMPTY, LOADED)
    python("manage.py", "load_authorities", database=LOADED)
    python("-m", "bench.figures_file", str(file), str(ROWS_OF_FIGURES), database=LOADED)
    for name in ("", ", second run"):
        results.add(f"{FIGURES}{name}", BUDGET, _run("import_indicators", file, ROWS_OF_FIGURES))


def _run(command: str, file: Path, rows: int) -> dict[str, Any]:
    said = python("-m", "bench.bringing_in", command, str(file), str(rows), database=LOADED)
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def _write(file: Path, rows: Iterable[list[object]]) -> None:
    with file.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)


def _register() -> Iterator[list[object]]:
    """As wide as the real one, every school somewhere in England."""
    filling = [f"Column {number}" for number in range(FILLING)]
    yield [
        *("URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName"),
        *("TypeOfEstablishment (code)", "TypeOfEstablishment (name)"),
        *("EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)"),
        *("EstablishmentStatus (code)", "EstablishmentStatus (name)", "PhaseOfEducation (name)"),
        *("OpenDate", "StatutoryLowAge", "StatutoryHighAge", "NumberOfPupils", "PercentageFSM"),
        *("Street", "Town", "Postcode", "SchoolWebsite", "Trusts (name)"),
        *filling,
    ]
    codes = _codes()
    for number in range(ROWS):
        yield [
            *(100_000 + number, codes[number % len(codes)], "", f"{2000 + number % 7000}"),
            f"St Anybody’s School {number}",
            *("01", "Community school", "4", "Local authority maintained schools", "1", "Open"),
            *(PHASES[number % 4], "01-09-1998", 4, 11, 100 + number % 900, "12.5"),
            *("1 High Street", "Anytown", "ZZ1 1ZZ", "www.school.example", ""),
            *["Not applicable"] * FILLING,
        ]


def _codes() -> list[str]:
    with (ROOT / "fixtures" / "local_authorities.csv").open(encoding="utf-8") as file:
        return [row["la_code"] for row in csv.DictReader(file) if row["current"] == "True"]
