"""An adviser proposes without script, the director agrees with a difference, the authority reads both views."""

import pytest
from playwright.sync_api import expect

from tests.evaluations.regional.making import round_of
from tests.factories.accounts import AppointmentFactory, MembershipFactory, RegionFactory
from tests.journeys.hands import tick


@pytest.fixture
def people(lead):
    """The adviser of a phase, the director, and an elected member of the authority: its round is all Good."""
    region = RegionFactory(code="X", name="North region", slug="north-region")
    round_ = round_of("Ashcombe", region, lead, name="Autumn 2009")
    adviser = AppointmentFactory(region=region, role="phase-adviser", phase="primary").user
    reader = MembershipFactory(authority=round_.authority, role="reader").user
    return adviser, AppointmentFactory(region=region).user, reader


def test_a_difference_is_proposed_agreed_and_read_by_both(
    new_context, sign_in, people, frameworks, looked_at
):
    adviser, director, reader = people
    with new_context(java_script_enabled=False) as plain:
        page = sign_in(plain.new_page(), adviser)
        page.goto("/region/rounds/ashcombe-autumn-2009/view/")
        page.get_by_role("link", name="2.4 Use of intelligence").click()
        tick(page.get_by_label("Significant improvement needed"))
        page.get_by_label("Why", exact=True).fill("Four of ten sampled reports came after the limit.")
        page.get_by_role("button", name="Propose").click()
        expect(page.get_by_text("Say why it differs: the authority’s view is Good.").first).to_be_visible()
        page.get_by_label("Why it differs from the authority’s view").fill("The sample was read with them.")
        page.get_by_role("button", name="Propose").click()
        expect(page.get_by_text("is proposed, and waits for the director.")).to_be_visible()
    with new_context() as context:
        page = sign_in(context.new_page(), director)
        page.goto("/region/rounds/ashcombe-autumn-2009/view/")
        looked_at(page)
        page.get_by_label("Agree 2.4 Use of intelligence, Primary").check()
        page.get_by_role("button", name="Agree those ticked").click()
        expect(page.get_by_text("One view is agreed.")).to_be_visible()
        page.goto("/region/north-region/report/")
        expect(page.get_by_text("The sample was read with them.")).to_be_visible()
        looked_at(page)
    with new_context() as context:
        page = sign_in(context.new_page(), reader)
        page.goto("/")
        page.get_by_role("link", name="Beside the National Strategies view").click()
        expect(page.get_by_text("The sample was read with them.")).to_be_visible()
        looked_at(page)
