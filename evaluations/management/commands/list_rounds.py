import json
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from evaluations.models import Round
from evaluations.selectors.every_round import every_round

HEADS = ("Round", "Authority", "Name", "Framework", "State", "Signed off", "Rated")


class Command(BaseCommand):
    help = "List the rounds of every authority; the first column is what export_round takes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds = [_fields(round_) for round_ in every_round()]
        if options["json"]:
            self.stdout.write(json.dumps(rounds, indent=2, ensure_ascii=False))
        elif rounds:
            self._table([HEADS, *(_row(fields) for fields in rounds)])
        else:
            self.stdout.write("There are no rounds yet.")

    def _table(self, rows: list[tuple[str, ...]]) -> None:
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        for row in rows:
            self.stdout.write(_line(row, widths))


def _line(row: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _fields(round_: Round) -> dict[str, object]:
    signed = round_.signed_off_at
    return {
        "slug": round_.slug,
        "authority": round_.authority.name,
        "name": round_.name,
        "framework": round_.framework.slug,
        "version": round_.framework.version,
        "state": round_.state,
        "signed_off_at": timezone.localtime(signed).isoformat() if signed else None,
        "rated": round_.rated,  # type: ignore[attr-defined]
        "of": round_.to_rate,  # type: ignore[attr-defined]
    }


def _row(fields: dict[str, Any]) -> tuple[str, ...]:
    framework = " ".join(filter(None, (fields["framework"], fields["version"])))
    signed = (fields["signed_off_at"] or "")[:10]
    progress = f"{fields['rated']} of {fields['of']}"
    return fields["slug"], fields["authority"], fields["name"], framework, fields["state"], signed, progress
