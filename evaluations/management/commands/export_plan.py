from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluations.management.commands._writing import write
from evaluations.models import Plan, PlanRevision, Round
from evaluations.reports.files import File
from evaluations.reports.plans.build import draft_drawn, drawn_of
from evaluations.reports.plans.files import Format, file_of
from evaluations.selectors.every_round import UnknownRound, any_round
from evaluations.selectors.plans.leads import possible_leads
from evaluations.selectors.plans.revisions import revision_of


class Command(BaseCommand):
    help = (
        "Write the action plan of a round to a file: the same bytes as the download. "
        "`list_rounds` prints the rounds there are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", metavar="ROUND", help="slug of the round, e.g. any-borough-2009")
        parser.add_argument("--format", required=True, choices=[str(kind) for kind in Format])
        parser.add_argument(
            "--output", required=True, metavar="FILE", help="where to write; - for standard output"
        )
        parser.add_argument("--revision", type=int, help="a signed revision (default: the plan as it stands)")
        parser.add_argument("--large", action="store_true", help="large print on A3 (pdf)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            round_ = any_round(options["round"])
        except UnknownRound as error:
            raise CommandError(str(error), returncode=2) from error
        made = self._made(round_, Format(options["format"]), options["revision"], options["large"])
        write(options["output"], made.body, self.stderr)

    def _made(self, round_: Round, kind: Format, number: int | None, large: bool) -> File:
        plan = Plan.objects.filter(round=round_).first() or Plan(round=round_)
        plan.round = round_
        if number is None:
            leads = tuple(possible_leads(round_.authority_id).values())
            return file_of(draft_drawn(plan), kind, large=large, leads=leads)
        try:
            return file_of(drawn_of(revision_of(plan, number)), kind, large=large)
        except PlanRevision.DoesNotExist as error:
            raise CommandError(
                f"The plan of {round_.slug} has no revision {number}.", returncode=2
            ) from error
