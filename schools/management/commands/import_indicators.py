from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from schools.figures.catalogue import load_indicators
from schools.figures.formats import UnknownFile
from schools.figures.importing import Outcome, bring_in, preview
from schools.figures.reading import NotCsv
from schools.models import FiguresImport


class Command(BaseCommand):
    help = (
        "Bring in published figures of authorities: a long file of the Local Authority Interactive Tool, or a "
        "file of explore-education-statistics. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a CSV file")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        load_indicators()
        try:
            with file.open("rb") as opened:
                outcome = preview(opened) if dry_run else bring_in(opened)
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        except (NotCsv, UnknownFile) as error:
            raise CommandError(f"{file}: {error}") from error
        if not dry_run:
            FiguresImport.objects.create(file_name=file.name, counts=counts(outcome))
        self._say(outcome, "would be added" if dry_run else "added")

    def _say(self, outcome: Outcome, added: str) -> None:
        total = outcome.moves + outcome.same
        self.stdout.write(
            f"{total:,} figures of {len(outcome.by_indicator)} indicators: {outcome.added:,} {added}, "
            f"{outcome.changed:,} changed, {outcome.same:,} as before; {outcome.missing:,} of them are missing "
            "in the source."
        )
        if outcome.unknown:
            rows = sum(outcome.unknown.values())
            self.stdout.write(f"{rows:,} rows of {len(outcome.unknown)} indicators that are not kept here.")
        for refused in outcome.refused:
            self.stdout.write(f"line {refused.line}: {refused.why}")
        if outcome.refusals > len(outcome.refused):
            self.stdout.write(f"… and {outcome.refusals - len(outcome.refused):,} refused lines more.")


def counts(outcome: Outcome) -> dict[str, int]:
    return {
        "added": outcome.added,
        "changed": outcome.changed,
        "same": outcome.same,
        "missing": outcome.missing,
        "refused": outcome.refusals,
    }
