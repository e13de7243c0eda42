"""The tables of docs/roles.md, from the role table itself."""

from collections.abc import Iterable

from accounts.enums import RegionalRole, Role
from accounts.roles import (
    REGIONAL_TABLE,
    REGIONAL_WORDS,
    ROLE_TABLE,
    ROLE_WORDS,
    Permission,
    RegionalPermission,
)


def roles_in_words() -> str:
    return _table(["role", "who"], ([f"**{role.label}**", words] for role, words in ROLE_WORDS.items()))


def permissions_by_role() -> str:
    head = ["may …", *(role.label for role in Role)]
    return _table(head, ([permission.label, *_marks(permission)] for permission in Permission))


def regional_in_words() -> str:
    rows = ([f"**{role.label}**", words] for role, words in REGIONAL_WORDS.items())
    return _table(["regional role", "who"], rows)


def permissions_by_regional_role() -> str:
    head = ["may …", *(role.label for role in RegionalRole)]
    rows = (
        [one.label, *("yes" if one in REGIONAL_TABLE[role] else "–" for role in RegionalRole)]
        for one in RegionalPermission
    )
    return _table(head, rows)


def _marks(permission: Permission) -> list[str]:
    return ["yes" if permission in ROLE_TABLE[role] else "–" for role in Role]


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
