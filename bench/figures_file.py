"""python -m bench.figures_file FILE: writes figures of every authority in the database, and says how many rows."""

import csv
import sys
from pathlib import Path
from random import Random

import django

django.setup()

from bench.database import sizes  # noqa: E402
from bench.database.figures import lait_rows  # noqa: E402
from schools.figures.catalogue import load_indicators  # noqa: E402


def write(file: Path) -> int:
    load_indicators()
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = list(lait_rows(Random(sizes.SEED)))
        csv.writer(out).writerows(rows)
    return len(rows) - 1


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
