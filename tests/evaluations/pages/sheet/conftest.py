import pytest
from django.urls import reverse

from evaluations.models import Cell, Rating, Round
from standards.content import Content, content_for
from tests.evaluations.pages.reading import Page
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture
def laqs(authority, lead, core_member) -> Round:
    """A LAQS round that is open for rating, with the lead and the core member in its team."""
    found = RoundFactory.create(
        authority=authority, framework=framework("laqs"), name="LAQS 2010", created_by=lead
    )
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def levels(laqs) -> Content:
    return content_for(laqs.framework)


@pytest.fixture
def element(laqs):
    return lambda ref: cell_of(laqs, ref)


@pytest.fixture
def url(laqs) -> str:
    return reverse("evaluations:sheet", args=[laqs.slug])


@pytest.fixture
def open_sheet(sign_in, url):
    """The sheet as a person sees it."""
    return lambda user, address="": Page(sign_in(user).get(address or url))


def typed(cell: Cell, value: str = "", note: str = "", version: int = 0) -> dict[str, str]:
    """A row as the page would send it."""
    sent = {f"note-r{cell.pk}": note, f"version-r{cell.pk}": str(version)}
    return sent | ({f"value-r{cell.pk}": value} if value else {})


def kept(user) -> list[tuple[str, str, str, int]]:
    """Element, level, comment and version of all that a person rated."""
    rows = Rating.objects.filter(user=user).order_by("cell__element__position", "cell__phase__position")
    return [
        (row.cell.element.ref, row.level.code if row.level else "", row.comment, row.version) for row in rows
    ]
