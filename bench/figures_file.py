"""python -m bench.figures_file FILE ROWS: writes as many figures of the authorities in the database."""

import csv
import sys
from itertools import islice
from pathlib import Path
from random import Random

import django

django.setup()

from bench.database import sizes  # noqa: E402
from bench.database.figures import lait_rows  # noqa: E402
from schools.figures.catalogue import load_indicators  # noqa: E402


def write(file: Path, rows: int) -> None:
    load_indicators()
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(islice(lait_rows(Random(sizes.SEED)), rows + 1))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
