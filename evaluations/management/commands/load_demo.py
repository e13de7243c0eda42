import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from evaluations.demo import PASSWORD, load_demo, sign_ins
from evaluations.demo.cast import emails
from evaluations.demo.reading import DemoFault

TRUE = {"1", "true", "yes", "on"}


class Command(BaseCommand):
    help = (
        "Load a fictional region to look round in, with people who share one known password. "
        "Running it again adds what is missing and changes nothing else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--show", action="store_true", help="only list who can sign in")
        parser.add_argument("--no-list", action="store_true", help="do not list them after loading")
        parser.add_argument("--yes", action="store_true", help="load it even where real people may sign in")

    def handle(self, *, show: bool, no_list: bool, yes: bool, **options: Any) -> None:
        if not show:
            self._load(sure=yes)
        if show or not no_list:
            self._show()

    def _load(self, *, sure: bool) -> None:
        if not sure and (why := _why_not()):
            raise CommandError(f"{why} If you are sure, say: manage.py load_demo --yes")
        try:
            load_demo(self.stdout.write)
        except DemoFault as fault:
            raise CommandError(f"The demo was not loaded whole. {fault}") from fault

    def _show(self) -> None:
        lines = sign_ins()
        if not lines:
            self.stdout.write("The demo is not loaded here. Load it with: manage.py load_demo")
            return
        self.stdout.write(f"\nDemo sign-ins, all with the password {PASSWORD}")
        for line in lines:
            self.stdout.write(f"  {line}")


def _why_not() -> str:
    """Accounts whose password anyone can read have no place beside real ones."""
    if not settings.DEBUG and os.environ.get("LAQS_DEMO", "").lower() not in TRUE:
        return (
            "The demo adds accounts with a password that anyone can read, so it is not loaded where DEBUG "
            "is off. On your own machine set LAQS_DEMO=1."
        )
    if not User.objects.filter(email__in=emails()).exists() and User.objects.exists():
        return "This database has people of its own and no demo yet, so the demo is kept out of it."
    return ""
