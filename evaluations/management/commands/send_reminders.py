import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from evaluations.services.plans.reminders import Outcome, send_reminders, subject_of


class Command(BaseCommand):
    help = (
        "Write to everyone who leads actions that are overdue or due within 14 days, or whose milestones are. "
        "Nobody is written to twice a day, however often this runs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say who would get what, and send nothing")
        parser.add_argument("--date", help="as of this day, e.g. 2010-03-01 (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = send_reminders(today=_day(options["date"]), dry_run=options["dry_run"])
        if options["dry_run"]:
            for person in outcome.sent:
                self.stdout.write(f"{person.email}: {subject_of(person)}")
        self._say(outcome, "would be sent" if options["dry_run"] else "sent")

    def _say(self, outcome: Outcome, done: str) -> None:
        said = f"{_reminders(len(outcome.sent))} {done}."
        if outcome.already:
            said += f" {len(outcome.already)} had theirs today already."
        self.stdout.write(said)
        if outcome.failed:
            names = ", ".join(person.email for person in outcome.failed)
            raise CommandError(
                f"{_reminders(len(outcome.failed))} could not be sent: {names}. The reason is in the log. "
                "Run this again once the mail server answers: nobody gets theirs twice."
            )


def _reminders(number: int) -> str:
    return "1 reminder" if number == 1 else f"{number} reminders"


def _day(text: str | None) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else timezone.localdate()
    except ValueError as error:
        raise CommandError(f"“{text}” is not a date such as 2010-03-01.", returncode=2) from error
