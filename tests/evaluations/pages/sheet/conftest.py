import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.models import Cell, Rating, Round
from standards.content import Content, content_for
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.sheet.workbooks import HARD, hidden_fields, saved
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


@pytest.fixture
def at(laqs):
    return lambda name: reverse(f"evaluations:{name}", args=[laqs.slug])


@pytest.fixture
def download(sign_in, core_member, at):
    def downloaded(user=core_member, url=""):
        return sign_in(user).get(url or at("sheet_xlsx")).content

    return downloaded


@pytest.fixture
def rated(core_member, levels, element):
    for ref, code, comment in (("1", "amber", "Clear lead since September."), ("2", "green", HARD)):
        Rating.objects.create(
            cell=element(ref), user=core_member, level_id=levels.level(code).pk, comment=comment
        )


@pytest.fixture
def hand_in(as_core, at):
    """What the page says of a file: the bytes of one, or a workbook that openpyxl saves."""

    def handed(file, client=as_core, url=""):
        body = file if isinstance(file, bytes) else saved(file)
        return Page(client.post(url or at("sheet_file"), {"file": SimpleUploadedFile("sheet.xlsx", body)}))

    return handed


@pytest.fixture
def book(download):
    return openpyxl.load_workbook(io.BytesIO(download()))


@pytest.fixture
def confirm(as_core, at):
    def confirmed(page, **more):
        sent = {name: values[-1] for name, values in hidden_fields(page).items()}
        return as_core.post(at("sheet_confirm"), sent | more)

    return confirmed


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
