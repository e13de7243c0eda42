from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from standards import loading
from standards.management.commands._refusing import refusal


class Command(BaseCommand):
    help = "Load framework files: checked first, then all written or none. See docs/frameworks.md."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="files, or directories of .yaml files"
        )
        parser.add_argument("--check", action="store_true", help="only check the files; write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [Path(path) for path in options["paths"]] or [Path(settings.FRAMEWORKS_DIR)]
        try:
            if options["check"]:
                self._say([(file, "valid") for file in loading.check(paths)])
            else:
                self._say([(stored.file, stored.change.value) for stored in loading.load(paths)])
        except loading.InvalidFramework as error:
            raise CommandError(refusal(error), returncode=1) from error

    def _say(self, lines: list[tuple[str, str]]) -> None:
        for file, outcome in lines:
            self.stdout.write(f"{file}: {outcome}")
