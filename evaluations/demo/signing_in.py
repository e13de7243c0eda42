"""Who can sign in to the demo."""

from collections.abc import Iterator

from accounts.enums import RegionalRole, Role
from accounts.models import User
from evaluations.demo.reading import Raw, read

PASSWORD = "any-borough-2009"  # noqa: S105  the demo's alone, printed whenever it is loaded


def sign_ins() -> list[str]:
    """Lines for a terminal, one a role; people who are no longer there are left out."""
    there = set(User.objects.filter(is_active=True).values_list("email", flat=True))
    rows = [row for row in _rows() if row[0] in there]
    width = max((len(email) for email, _ in rows), default=0)
    return [f"{email:<{width}}  {what}" for email, what in rows]


def _rows() -> Iterator[tuple[str, str]]:
    raw = read("people.yaml")
    names = {one["slug"]: one["name"] for one in raw["authorities"]}
    for one in raw["people"]:
        if one.get("listed", True):
            yield one["email"], _said(one, f"{Role(one['role']).label}, {names[one['authority']]}")
    for one in raw["regional"]:
        if one.get("listed", True):
            yield one["email"], _said(one, f"{RegionalRole(one['role']).label}{_phase(one)}")
    yield raw["administrator"]["email"], _said(raw["administrator"], "Administrator")


def _said(raw: Raw, role: str) -> str:
    return f"{role} ({raw['name']}, {raw['job']})"


def _phase(raw: Raw) -> str:
    return f", {raw['phase'].replace('-', ' ')}" if raw.get("phase") else ""
