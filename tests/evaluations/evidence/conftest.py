import pytest
from django.core.files.storage import default_storage

from tests.factories.rounds import RoundFactory, cell_of, join


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    """Each test keeps its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def round_(authority, lead, core_member):
    """Open for rating, with the lead and the core member in its team."""
    found = RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(round_):
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def other_cell(round_):
    return cell_of(round_, "1.1", "primary")


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def as_core(client, core_member):
    client.force_login(core_member)
    return client


@pytest.fixture
def stored():
    """How many files are kept."""

    def count() -> int:
        try:
            folders, files = default_storage.listdir("")
        except FileNotFoundError:
            return 0
        return len(files) + sum(len(default_storage.listdir(folder)[1]) for folder in folders)

    return count
