"""What the commands that load files have in common: paths or those that ship, checked only or written."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from standards.loading import InvalidFramework
from standards.management.commands._refusing import refusal


class Stored(Protocol):
    @property
    def file(self) -> str: ...

    @property
    def change(self) -> Any: ...


class LoadFiles(BaseCommand):
    """A line a file: valid, added, replaced, unchanged. Nothing is written where one of them has an error.

    `ship_in` names the setting of the folder that holds those that ship.
    """

    requires_system_checks = ()
    ship_in: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="files, or directories of .yaml files"
        )
        parser.add_argument("--check", action="store_true", help="only check the files; write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [Path(path) for path in options["paths"]] or [Path(getattr(settings, self.ship_in))]
        try:
            if options["check"]:
                self._say((file, "valid") for file in self.check_files(paths))
            else:
                self._say((stored.file, stored.change.value) for stored in self.load_files(paths))
        except InvalidFramework as error:
            raise CommandError(refusal(error), returncode=1) from error

    def check_files(self, paths: Sequence[Path]) -> Iterable[str]:
        raise NotImplementedError

    def load_files(self, paths: Sequence[Path]) -> Iterable[Stored]:
        raise NotImplementedError

    def _say(self, lines: Iterable[tuple[str, str]]) -> None:
        for file, outcome in lines:
            self.stdout.write(f"{file}: {outcome}")
