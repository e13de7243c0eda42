from typing import Any

from django.core.management.base import BaseCommand

from evaluations.services.search_index import rebuild


class Command(BaseCommand):
    help = "Make the index of search anew from what is stored. Needed only after a repair of the database."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Search is rebuilt, over {rebuild()} tables.")
