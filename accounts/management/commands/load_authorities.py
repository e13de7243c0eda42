from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.services.authorities import BadFile, load_authorities, read_authorities


class Command(BaseCommand):
    help = "Load the regions and local authorities. Running it again updates them and adds new ones."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.BASE_DIR / "fixtures" / "local_authorities.csv"
        parser.add_argument("file", nargs="?", type=Path, default=default, help="a CSV file")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            loaded = load_authorities(read_authorities(file))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}. Give the path of a CSV file.") from error
        except BadFile as error:
            lines = "\n".join(f"{file}, {message}" for message in error.messages)
            raise CommandError(f"Nothing was loaded. Put these right and run it again:\n{lines}") from error
        self.stdout.write(
            f"{loaded.authorities} local authorities in {loaded.regions} regions, {loaded.added} of them new."
        )
