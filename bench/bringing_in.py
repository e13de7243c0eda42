"""python -m bench.bringing_in COMMAND FILE ROWS: runs an import command, and says at what cost."""

import json
import resource
import sys
import time
from io import StringIO

import django

django.setup()

from django.core.management import call_command  # noqa: E402


def measure(command: str, file: str, rows: int) -> dict[str, float]:
    """Processor time of this process alone, which starts with nothing of the file in memory."""
    wall, cpu = time.perf_counter(), time.process_time()
    call_command(command, file, stdout=StringIO(), stderr=StringIO())
    cpu_s = time.process_time() - cpu
    return {
        "rows": rows,
        "ms": (time.perf_counter() - wall) * 1000,
        "cpu_us_per_row": cpu_s * 1_000_000 / rows,
        "rows_per_cpu_second": rows / cpu_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
