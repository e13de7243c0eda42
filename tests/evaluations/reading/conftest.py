import pytest
from django.urls import reverse

from evaluations.models import Round
from tests.evaluations.pages.conftest import get, sign_in  # noqa: F401
from tests.evaluations.reading.making import signed_round

BEFORE = {
    ("2.5", "early-years"): "NI",
    ("1.1", "primary"): "G",
    ("2.3", "secondary"): "SI",
    ("1.2", "primary"): "G",
    ("2.1", "primary"): "G",
}
NOW = {
    ("2.5", "early-years"): "SI",
    ("1.1", "primary"): "G",
    ("2.3", "secondary"): "NI",
    ("1.2", "primary"): None,
    ("1.5", "secondary"): "OS",
}


@pytest.fixture
def before(authority, lead, frameworks) -> Round:
    return signed_round(
        authority, lead, BEFORE, name="Spring 2009", overalls={("1", "primary"): "G", ("1", ""): "NI"}
    )


@pytest.fixture
def now(before, authority, lead) -> Round:
    return signed_round(
        authority,
        lead,
        NOW,
        number=1,
        name="Autumn 2009",
        previous=before,
        overalls={("1", "primary"): "NI", ("1", ""): "NI", ("2", ""): "G"},
    )


@pytest.fixture
def read(get):  # noqa: F811
    """The readers' page, as a person sees it."""
    return lambda user: get(user, reverse("evaluations:reading"))
