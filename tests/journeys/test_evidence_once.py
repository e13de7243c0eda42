"""Evidence given once: linked under one framework, pressed into another, on the map and found by search."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from evaluations.enums import RoundState
from evaluations.models import EvidenceLink
from standards import crosswalks
from tests.factories.answers import judge
from tests.factories.evidence import EvidenceFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture
def page(browse, core_member):
    return browse(core_member)


@pytest.fixture
def rounds(authority, lead, core_member, frameworks):
    """On the standards of 2009 and on LAQS, both being agreed; 13 overlaps with 2.4 and is judged green."""
    crosswalks.load([settings.CROSSWALKS_DIR])
    made = [
        RoundFactory(
            authority=authority,
            framework=framework(slug),
            name=name,
            state=RoundState.AGREEING,
            created_by=lead,
        )
        for slug, name in (("ns-quality-standards", "Autumn 2009"), ("laqs", "Gifted 2010"))
    ]
    for round_ in made:
        join(round_, core_member)
    judge(cell_of(made[1], "13"), lead, "green")
    judge(cell_of(made[0], "2.4", "primary"), lead, "SI")
    EvidenceFactory(authority=authority, title="Survey of heads", summary="Mentoring works.", impact="some")
    return made


def test_an_item_counts_under_both_and_what_contradicts_is_said(page, rounds):
    page.goto("/rounds/any-borough-autumn-2009/primary/2.4/")
    expect(page.locator("main")).to_contain_text("Significant improvement needed here, Green there.")
    page.goto("/evidence/link/any-borough-autumn-2009/primary/2.4/")
    page.get_by_label("Survey of heads").check()
    page.get_by_role("button", name="Link").first.click()
    expect(page.locator("h1")).to_have_text("Where else this evidence bears")
    page.get_by_role("button", name="Link there too").first.click()
    expect(page.locator(".lq-notice")).to_contain_text("linked to 13 Monitoring and evaluation, Gifted 2010.")
    assert sorted(EvidenceLink.objects.values_list("cell__element__ref", flat=True)) == ["13", "2.4"]
    page.goto("/evidence/map/")
    page.get_by_role("link", name="1 linked to 13 Monitoring and evaluation").click()
    expect(page.get_by_role("table", name="Items linked")).to_contain_text("Survey of heads")
    page.goto("/search/")
    page.get_by_label("Look for").fill("mentor heads")
    page.get_by_role("button", name="Search").last.click()
    page.get_by_role("link", name="Survey of heads").click()
    expect(page.locator("main")).to_contain_text("13 Monitoring and evaluation")
