from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluations.management.commands._writing import write
from evaluations.reports.build import report_of
from evaluations.reports.files import Format, Part, file_of
from evaluations.selectors.every_round import UnknownRound, any_round

WHOLE_BY_DEFAULT = {Format.PDF, Format.XLSX}


class Command(BaseCommand):
    help = (
        "Write a round to a file: the same bytes as the download. `list_rounds` prints the rounds there are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", metavar="ROUND", help="slug of the round, e.g. any-borough-2009")
        parser.add_argument("--format", required=True, choices=[str(kind) for kind in Format])
        parser.add_argument(
            "--output", required=True, metavar="FILE", help="where to write; - for standard output"
        )
        parser.add_argument(
            "--content",
            choices=[str(part) for part in Part],
            help="the dashboard alone or the whole round (default: the whole for pdf and xlsx)",
        )
        parser.add_argument("--large", action="store_true", help="large print on A3 (pdf)")

    def handle(self, *args: Any, **options: Any) -> None:
        kind = Format(options["format"])
        part = Part(options["content"] or (Part.ROUND if kind in WHOLE_BY_DEFAULT else Part.DASHBOARD))
        try:
            round_ = any_round(options["round"])
        except UnknownRound as error:
            raise CommandError(str(error), returncode=2) from error
        body = file_of(report_of(round_), kind, part, large=options["large"]).body
        write(options["output"], body, self.stderr)
