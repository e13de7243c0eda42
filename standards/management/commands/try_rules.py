import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from standards.lookup import content_named
from standards.management.commands._asking import AskingCommand, refusals
from standards.trial import BadTrial, element_named, phase_named, read_answers, verdict_on


class Command(AskingCommand):
    help = "Print, as JSON, the highest level that a set of answers allows, why, and what is still open."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "element", metavar="ELEMENT", help="ref of an aspect, element or question, e.g. 2.4"
        )
        parser.add_argument("--phase", metavar="PHASE", help="ref of a phase, where the framework has phases")
        parser.add_argument(
            "--answers", metavar="FILE", required=True, help="JSON file, or - for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            content = content_named(options["framework"])
            element = element_named(content, options["element"])
            phase = phase_named(content, element, options["phase"])
            result = verdict_on(content, element, phase, read_answers(_text(options["answers"])))
        self.print_json(result)


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadTrial(f"The answers cannot be read from {name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadTrial(f"The answers in {name} are not UTF-8 text.") from error
