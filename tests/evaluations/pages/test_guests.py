"""A guest has no dashboard: the way into each round is the first aspect they are named for."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from tests.evaluations.pages.conftest import address
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, cell_of, join

PAGES = ["home", "evaluations:rounds"]


@pytest.fixture
def named(round_, guest):
    """In one round that is being agreed and a newer one that is being rated."""
    first = [cell_of(round_, element, "primary") for element in ("2.4", "1.3")]
    join(round_, guest, "guest", first)
    newer = RoundFactory.create(authority=round_.authority, name="Autumn 2010")
    join(newer, guest, "guest", [cell_of(newer, "1.1", "secondary")])
    in_state(round_, RoundState.AGREEING)
    return [first[1], cell_of(newer, "1.1", "secondary")]


@pytest.mark.parametrize("name", PAGES)
def test_a_guest_finds_the_way_into_every_round(get, guest, named, name):
    links = {node.text: node.attrs["href"] for node in get(guest, reverse(name)).find("a")}
    assert {text: links[text] for text in ("Spring 2010", "Autumn 2010")} == {
        "Spring 2010": address(named[0]),
        "Autumn 2010": address(named[1]),
    }


def test_a_guest_who_is_named_for_nothing_yet_is_led_nowhere(get, guest, round_):
    join(round_, guest, "guest")
    page = get(guest, reverse("evaluations:rounds"))
    assert ("Spring 2010" in page.text, [node.text for node in page.find("a") if "Spring" in node.text]) == (
        True,
        [],
    )


def test_a_guest_who_is_named_for_everything_sees_all_of_it_on_their_home_page(get, guest, round_):
    join(round_, guest, "guest", tuple(round_.cells.all()))
    links = [node.attrs["href"] for node in get(guest, reverse("home")).find("a")]
    cells = round_.cells.select_related("round", "phase", "element")
    assert {address(cell) for cell in cells} - set(links) == set()
    assert reverse("evaluations:round", args=[round_.slug]) not in links
