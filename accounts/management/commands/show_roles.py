from typing import Any

from django.core.management.base import BaseCommand

from accounts.role_docs import (
    permissions_by_regional_role,
    permissions_by_role,
    regional_in_words,
    roles_in_words,
)

TABLES = (roles_in_words, permissions_by_role, regional_in_words, permissions_by_regional_role)


class Command(BaseCommand):
    help = "Print the tables of docs/roles.md as the role table has them now."

    def handle(self, **options: Any) -> None:
        self.stdout.write("\n\n".join(table() for table in TABLES))
