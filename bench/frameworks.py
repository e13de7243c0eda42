"""load_frameworks into an empty database, then again over what is there."""

import json
from typing import Any

from bench.place import EMPTY, LOADED, python
from bench.prepare import copy
from bench.result import Results
from bench.say import say

BUDGET = {"sql": 49}


def measure_loading(results: Results) -> None:
    say("load_frameworks")
    copy(EMPTY, LOADED)
    counted = [_run("count"), _run("count")]
    copy(EMPTY, LOADED)
    timed = [_run(), _run()]
    for name, sql, took in zip(("", ", second run"), counted, timed, strict=True):
        results.add(f"load_frameworks{name}", BUDGET, sql | took)


def _run(*how: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(python("-m", "bench.loading", *how, database=LOADED))
    return found
