"""python -m bench.loading [count]: loads all frameworks, and says at what cost or in how many statements."""

import json
import sys
import time
from io import StringIO

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def load() -> dict[str, float]:
    """Counting takes time of its own, so one run counts and another is timed."""
    if "count" in sys.argv:
        with CaptureQueriesContext(connection) as statements:
            call_command("load_frameworks", stdout=StringIO())
        return {"sql": len(statements)}
    wall, cpu = time.perf_counter(), time.process_time()
    call_command("load_frameworks", stdout=StringIO())
    return {
        "ms": (time.perf_counter() - wall) * 1000,
        "cpu_ms": (time.process_time() - cpu) * 1000,
    }


if __name__ == "__main__":
    print(json.dumps(load()))
