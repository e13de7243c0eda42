from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import LocalAuthority
from schools.intake import Unreadable
from schools.selectors.comparing import Outcome
from schools.services.bringing_in import BroughtIn, bring_in

WIDTH = 30


class Command(BaseCommand):
    help = (
        "Bring in the national register of schools (GIAS, the file edubasealldata…csv). Running it again "
        "changes only what the file changed; schools that the file lacks stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the register, a CSV file")
        parser.add_argument("--links", type=Path, help="its links (links_edubasealldata…csv)")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--authority", metavar="CODE", help="only schools of this authority, by its code")

    def handle(
        self, *, file: Path, links: Path | None, dry_run: bool, authority: str | None, **options: Any
    ) -> None:
        only = self._authority(authority) if authority else None
        with ExitStack() as stack:
            register = stack.enter_context(_open(file))
            linked = stack.enter_context(_open(links)) if links else None
            try:
                done = bring_in(file=register, links=linked, only=only, dry_run=dry_run, report=self._report)
            except Unreadable as fault:
                raise CommandError(f"Nothing was brought in. {fault}") from fault
        self._say(done, dry_run, bool(links))

    def _authority(self, code: str) -> LocalAuthority:
        try:
            return LocalAuthority.objects.get(code=code.strip().upper())
        except LocalAuthority.DoesNotExist as fault:
            raise CommandError(
                f"There is no authority with the code {code}. See load_authorities."
            ) from fault

    def _report(self, what: str, done: int, total: int) -> None:
        """A bar that fills up on a terminal; a line for every ten thousand rows in a log."""
        counted = f"{done:,} of {total:,} rows of {what}"
        if self.stderr.isatty():
            full = WIDTH * done // max(total, 1)
            self.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {counted}", ending="")
            if done >= total:
                self.stderr.write("")
        elif done >= total or done % 10_000 == 0:
            self.stderr.write(counted)

    def _say(self, done: BroughtIn, dry_run: bool, with_links: bool) -> None:
        for one in done.refused:
            self.stdout.write(
                f"row {one.number}, URN {one.urn or 'none'}, {one.name or 'no name'}: {one.said}"
            )
        if dry_run:
            self.stdout.write("Nothing was written: this is what would happen.")
        counts = [f"{done.counts[outcome]:,} {words}" for outcome, words in COUNTED.items()]
        self.stdout.write(", ".join(counts) + f", of {done.counts.total():,} rows.")
        if with_links:
            self.stdout.write(f"{done.links:,} links between schools added or changed.")


COUNTED = {
    Outcome.ADDED: "added",
    Outcome.CHANGED: "changed",
    Outcome.CLOSED: "closed",
    Outcome.SAME: "as held already",
    Outcome.ELSEWHERE: "of other authorities left out",
    Outcome.REFUSED: "refused",
}


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror}. Give the path of a CSV file.") from fault
