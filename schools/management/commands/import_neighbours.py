from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from schools.figures.formats import UnknownFile
from schools.figures.neighbours import bring_in_neighbours
from schools.figures.reading import NotCsv


class Command(BaseCommand):
    help = (
        "Bring in statistical neighbours: a CSV file with the columns authority_code, neighbour_code, rank and, "
        "if known, closeness. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a CSV file")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                found = bring_in_neighbours(opened)
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        except (NotCsv, UnknownFile) as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{found.count:,} neighbours of {len(found.rows):,} authorities.")
        for refused in found.refused:
            self.stdout.write(f"line {refused.line}: {refused.why}")
