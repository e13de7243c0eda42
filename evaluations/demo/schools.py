"""The register of fictional schools, brought in as an authority brings in its own."""

from django.db import transaction

from accounts.models import LocalAuthority
from evaluations.demo.reading import DemoFault, demo_dir
from schools.models import School
from schools.services.bringing_in import bring_in

AUTHORITY = "any-borough"


@transaction.atomic
def make_register() -> bool:
    """Whether any was brought in; where the authority has schools, they stay as they are."""
    authority = LocalAuthority.objects.get(slug=AUTHORITY)
    if School.objects.filter(authority=authority).exists():
        return False
    folder = demo_dir() / "schools"
    with (folder / "register.csv").open("rb") as file, (folder / "links.csv").open("rb") as links:
        done = bring_in(file=file, links=links, only=authority, dry_run=False, report=_quietly)
    if done.refused:
        said = "; ".join(f"row {one.number}: {one.said}" for one in done.refused)
        raise DemoFault(f"fixtures/demo, schools/register.csv: {said}")
    return True


def _quietly(what: str, done: int, total: int) -> None:
    """Two dozen rows need no bar."""
