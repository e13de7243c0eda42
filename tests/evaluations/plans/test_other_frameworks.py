"""A plan serves every framework: one without phases, with red, amber and green, or with other levels."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Action, NoAction
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.factories.answers import judge
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join

pytestmark = pytest.mark.usefixtures("frameworks")

CASES = {
    "laqs": (("1", "red"), ("2", "amber"), ("3", "green"), "2 of 2 ratings below Green"),
    "lancashire-laser": (
        ("1", "inadequate"),
        ("2", "requiring-improvement"),
        ("3", "good"),
        "2 of 2 ratings below Good",
    ),
}


@pytest.fixture(params=CASES)
def case(request, authority, lead):
    """A round on the framework in which three elements are judged."""
    *judged, words = CASES[request.param]
    round_ = RoundFactory(
        authority=authority, framework=framework(request.param), created_by=lead, state=RoundState.AGREEING
    )
    join(round_, lead, "lead")
    elements = [row.element.ref for row in round_.cells.select_related("element").order_by("pk")]
    cells = [cell_of(round_, ref) for ref in elements[:3]]
    for cell, (_, code) in zip(cells, judged, strict=True):
        judge(cell, lead, code)
    return round_, cells, words


def test_what_is_below_good_or_green_waits_for_an_action(get, lead, case):
    round_, _, words = case
    page = get(lead, reverse("evaluations:plan", args=[round_.slug]))
    assert f"{words} have no action and no recorded reason yet." in page.text
    assert page.loose_ends == []


def test_one_press_answers_it_and_a_reason_does_too(sign_in, lead, case):
    round_, cells, _ = case
    client = sign_in(lead)
    client.post(
        reverse("evaluations:action_make", args=[round_.slug]), {"cell": f"all/{cells[0].element.ref}"}
    )
    address = reverse("evaluations:plan_reason", args=[round_.slug, "all", cells[1].element.ref])
    client.post(address, {"reason": "In hand.", "version": 0})
    page = Page(client.get(reverse("evaluations:plan", args=[round_.slug])))
    assert (Action.objects.get().cell, NoAction.objects.get().cell) == (cells[0], cells[1])
    assert "no recorded reason yet" not in page.text


def test_it_is_narrowed_by_element(get, lead, case):
    round_, cells, _ = case
    plan, word = PlanFactory(round=round_, updated_by=lead), content_for(round_.framework).element_one
    for cell in cells:
        ActionFactory(plan=plan, cell=cell)
    page = get(lead, reverse("evaluations:plan", args=[round_.slug]))
    keys = [node.attrs["value"] for node in page.at("id_place").all if node.tag == "option"]
    assert keys == ["", *(f"/{cell.element.ref}" for cell in cells)]
    narrowed = get(lead, f"{reverse('evaluations:plan', args=[round_.slug])}?place={keys[2]}")
    assert [row[0] for row in narrowed.rows(f"Actions by {word}") if len(row) > 1] == ["A2"]
