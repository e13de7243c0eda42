"""What the commands that read a framework share: every refusal is exit code 2, in words, on stderr."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from standards.loading import InvalidFramework
from standards.lookup import NotFound
from standards.trial import BadTrial

FRAMEWORK_HELP = "slug (its newest version), slug@version, or the path of a .yaml file, which is not loaded"


class AskingCommand(BaseCommand):
    """Works without system checks, and on a database that is empty, not migrated or not there."""

    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("framework", metavar="FRAMEWORK", help=FRAMEWORK_HELP)

    def print_json(self, value: Any) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def refusals() -> Iterator[None]:
    try:
        yield
    except (NotFound, BadTrial, InvalidFramework) as error:
        raise CommandError(str(error), returncode=2) from error
