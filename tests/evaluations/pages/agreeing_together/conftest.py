import pytest

from tests.evaluations.pages.conftest import address
from tests.factories.rounds import cell_of, laqs_being_agreed

FORM = {
    "level": "amber",
    "rationale": "Registers are in place.",
    "agreed_by": ["Lena Lead", "Cory Core"],
    "others": "Ann Other",
    "agreed_on": "26/3/2010",
    "dissent": "",
    "version": "0",
}


@pytest.fixture
def round_(authority, lead, core_member):
    return laqs_being_agreed(authority, lead, core_member)


@pytest.fixture
def cell(round_):
    return cell_of(round_, "6")


def agree_url(round_, element, query=""):
    return address(cell_of(round_, element), "agree") + query


def said(page):
    (found,) = page.find("ul", css="lq-said")
    return [node.text for node in found.all if node.tag == "li"]
