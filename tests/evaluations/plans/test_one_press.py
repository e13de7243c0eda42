"""From the pages where a rating is made and shown, an action is one press away."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Action
from tests.evaluations.pages.reading import Page
from tests.factories.answers import answer, in_state

pytestmark = pytest.mark.usefixtures("frameworks")

HTMX = {"HX-Request": "true"}


@pytest.fixture
def rate(amber):
    return reverse("evaluations:rate", args=[amber.round.slug, "primary", "1.1"])


@pytest.fixture
def capped(amber, core_member, content):
    """2.5 in Primary held at NI by a critical criterion that is not met."""
    cell = amber.round.cells.get(element__ref="2.5", phase__ref="primary")
    answer(cell, core_member, "2.5-G-1", "no")
    return cell


def presses(page, name):
    """What the buttons that make an action would send under that name."""
    buttons = [node for node in page.find("button") if node.attrs.get("form") == "make-action"]
    return [node.attrs["value"] for node in buttons if node.attrs.get("name") == name]


def address(cell):
    return reverse("evaluations:rate", args=[cell.round.slug, cell.phase.ref, cell.element.ref])


class TestFromTheRatingPage:
    def test_what_would_lift_it(self, get, sign_in, lead, capped):
        page = get(lead, address(capped))
        (lift, *_) = presses(page, "lift")
        data = {name: values[0] for name, values in page.sends("make-action").items()}
        sign_in(lead).post(page.at("make-action").attrs["action"], {**data, "lift": lift})
        made = Action.objects.get()
        assert (made.cell, made.origin, made.title) == (capped, "lift", lift.partition(" ")[2])
        assert page.loose_ends == []

    def test_a_saved_line_brings_it_too(self, sign_in, core_member, capped):
        in_state(capped.round, RoundState.RATING)
        field = f"c{capped.answers.get().criterion_id}"
        data = {f"value-{field}": "no", f"note-{field}": "Seen", f"version-{field}": "1"}
        page = Page(sign_in(core_member).post(address(capped), data, headers=HTMX))
        assert len(presses(page, "lift")) > 0

    def test_any_criterion(self, get, sign_in, lead, amber, rate):
        in_state(amber.round, RoundState.RATING)
        page = get(lead, rate)
        refs = presses(page, "criterion")
        sign_in(lead).post(
            page.at("make-action").attrs["action"], {"cell": "primary/1.1", "criterion": refs[0]}
        )
        assert (Action.objects.get().origin, Action.objects.get().cell) == ("criterion", amber)

    def test_the_judgement(self, get, lead, rate):
        page = get(lead, rate)
        assert "Make an action" in page.at("h-judged").parent.text

    @pytest.mark.parametrize("who", ["adviser", "reader", "guest"])
    def test_not_for_those_who_do_not_write_the_plan(self, sign_in, request, who, capped):
        user = request.getfixturevalue(who)
        assert "make-action" not in sign_in(user).get(address(capped)).content.decode()

    def test_not_while_the_round_is_being_set_up(self, sign_in, lead, capped):
        in_state(capped.round, RoundState.SETTING_UP)
        assert "make-action" not in sign_in(lead).get(address(capped)).content.decode()


class TestFromTheDashboard:
    def test_what_holds_a_rating_down(self, get, sign_in, lead, capped):
        page = get(lead, reverse("evaluations:round", args=[capped.round.slug]))
        (held,) = presses(page, "held")
        sign_in(lead).post(page.at("make-action").attrs["action"], {"held": held})
        made = Action.objects.get()
        assert (made.cell, made.title) == (capped, "Lift 2.5 Use of data, Primary")
        assert "2.5" in made.origin_text or "not met" in made.origin_text

    def test_not_for_those_who_do_not_write_the_plan(self, get, adviser, capped):
        page = get(adviser, reverse("evaluations:round", args=[capped.round.slug]))
        assert presses(page, "held") == []
