from typing import Any

from django.core.management.base import BaseCommand

from schools.figures.catalogue import load_indicators


class Command(BaseCommand):
    help = "Load the indicators that ship with LAQS. Safe to repeat; figures stay."

    def handle(self, **options: Any) -> None:
        added, changed = load_indicators()
        self.stdout.write(f"Indicators: {added} new, {changed} changed.")
