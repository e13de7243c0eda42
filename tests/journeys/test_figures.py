"""Figures in a browser: a file is seen and brought in, a series typed in, both read beside those of others."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from accounts.enums import Role
from accounts.models import LocalAuthority
from accounts.services.authorities import load_authorities, read_authorities
from schools.figures.catalogue import load_indicators
from tests.factories.accounts import AppointmentFactory, MembershipFactory

CUT = Path(__file__).parents[1] / "schools" / "figures" / "lait_cut.csv"


@pytest.fixture
def lancashire(db) -> LocalAuthority:
    load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    load_indicators()
    return LocalAuthority.objects.get(code="888")


def test_figures_are_brought_in_typed_in_and_read(new_context, sign_in, lancashire, looked_at):
    lead = MembershipFactory(authority=lancashire, role=Role.LEAD, user__is_staff=True).user
    page = sign_in(new_context(java_script_enabled=False).new_page(), lead)
    page.goto("/figures/import/")
    page.get_by_label("File of figures").set_input_files(CUT)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.locator("h1")).to_have_text("What this file would change")
    page.get_by_role("button", name="Bring in").click()
    expect(page.locator("h1")).to_have_text("The figures are brought in")
    page.goto("/figures/type/")
    page.get_by_label("Series").select_option(
        label="P5 " + page.locator("option", has_text="P5").inner_text()[3:]
    )
    page.get_by_label("Year").fill("2008")
    page.get_by_label("Figure", exact=True).fill("24.5")
    page.get_by_role("button", name="Keep the figure").click()
    expect(page.locator(".lq-notice")).to_contain_text("24.5 is kept")
    page.get_by_role("link", name="Back to the figures").click()
    row = page.get_by_role("row").filter(has_text="Key Stage 2, expected standard").first
    expect(row).to_contain_text("Lower, worse")
    page.get_by_label("Target year").select_option("2028")
    page.get_by_role("button", name="Estimate").click()
    expect(page.locator("#h-leads")).to_have_text("Where trends lead by 2028")


def test_every_page_of_figures_fits_and_has_no_axe_fault(new_context, sign_in, lancashire, looked_at):
    lead = MembershipFactory(authority=lancashire, role=Role.LEAD, user__is_staff=True).user
    page = sign_in(new_context().new_page(), lead)
    page.goto("/figures/import/")
    looked_at(page)
    page.get_by_label("File of figures").set_input_files(CUT)
    page.get_by_role("button", name="Upload and check").click()
    looked_at(page)
    page.get_by_role("button", name="Bring in").click()
    expect(page.locator("h1")).to_have_text("The figures are brought in")
    page.goto("/figures/")
    for summary in page.locator("summary").all():
        summary.click()
    looked_at(page)
    page.goto("/figures/type/")
    page.get_by_role("button", name="Keep the figure").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose a series.")
    looked_at(page)
    adviser = AppointmentFactory(region=lancashire.region, role="phase-adviser", phase="primary").user
    page = sign_in(new_context().new_page(), adviser)
    page.goto(f"/region/{lancashire.region.slug}/{lancashire.slug}/")
    page.get_by_role("link", name="Published figures of Lancashire").click()
    expect(page.locator("h1")).to_have_text("Figures of Lancashire")
    looked_at(page)
