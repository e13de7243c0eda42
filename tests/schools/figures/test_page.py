"""An authority's figures beside those of others, as its members and its regional team read them."""

from decimal import Decimal as D
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import LocalAuthority
from accounts.services.authorities import load_authorities, read_authorities
from evaluations.models import Look
from schools.enums import Place
from schools.figures.catalogue import load_indicators
from schools.figures.importing import bring_in
from schools.figures.spreads import keep_spreads
from schools.models import Figure, Indicator, Neighbour, Spread
from schools.selectors.figures import figures_page
from tests.accounts.pages import heading, main_text
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
CUT = Path(__file__).with_name("lait_cut.csv")
MOST = 12


@pytest.fixture
def catalogue(db):
    load_indicators()


@pytest.fixture
def real(catalogue):
    """Real figures of four authorities, four regions and England."""
    load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    with CUT.open("rb") as file:
        bring_in(file)


@pytest.fixture
def lancashire(real) -> LocalAuthority:
    return LocalAuthority.objects.get(code="888")


def put(code, year, value, *, authority=None, region=None, place=None, period=None, provisional=False):
    """A figure of the authority, of the region, or of England."""
    return Figure.objects.create(
        indicator=Indicator.objects.get(code=code),
        place=place or (Place.AUTHORITY if authority else Place.REGION if region else Place.ENGLAND),
        authority=authority,
        region=region,
        year=year,
        period=period or str(year),
        provisional=provisional,
        value=None if value is None else D(value),
    )


@pytest.fixture
def authority(catalogue) -> LocalAuthority:
    return AuthorityFactory(name="Any Borough", slug="any-borough", current=True)


def series(authority, code, phases=None, by=None):
    page = figures_page(authority, phases, by)
    return next(one for group in page.groups for one in group.series if one.indicator.code == code)


def page_of(client, authority, role=Role.LEAD, address="/figures/"):
    client.force_login(MembershipFactory(authority=authority, role=role).user)
    return client.get(address)


def test_a_real_figure_stands_beside_england_the_region_and_all_authorities(client, lancashire):
    Spread.objects.filter(indicator__code="KS2RWM_Expected_STD", year=2025).update(count=151)
    response = page_of(client, lancashire)
    assert heading(response) == "Figures of Lancashire"
    text = main_text(response)
    line = text[text.index("Key Stage 2, expected standard") :][:400]
    assert (
        "Key Stage 2, expected standard % achieving expected level · appendix 1: P1 60% 2025 63% Lower, worse"
        in line
    )
    assert "quarter of 151 authorities" in line
    assert "Better: up 1 since 2023" in line
    assert "norm-referenced" in text
    assert "Which authorities are its statistical neighbours is not held" in text
    assert "Contains public sector information licensed under the Open Government Licence v3.0" in (
        response.content.decode()
    )


def test_neighbours_are_compared_by_the_mean_of_those_that_have_a_figure(authority):
    others = [AuthorityFactory() for _ in range(3)]
    for rank, (other, value) in enumerate(zip(others, ("50", "53", None), strict=True), 1):
        Neighbour.objects.create(authority=authority, other=other, rank=rank)
        put("KS1P_all", 2025, value, authority=other)
    put("KS1P_all", 2025, 50, authority=authority)
    found = series(authority, "KS1P_all")
    assert (found.mean.of, found.neighbours.said, found.neighbours.how) == (2, "52%", "Lower, worse")


def test_what_neighbours_typed_in_themselves_is_not_read_through_their_mean(authority):
    other = AuthorityFactory()
    Neighbour.objects.create(authority=authority, other=other, rank=1)
    for whose in (authority, other):
        put("NS2009_P1", 2008, 70, authority=whose)
    found = series(authority, "NS2009_P1")
    assert (found.mean, found.neighbours.said) == (None, "Not held")


def test_figures_that_fictional_authorities_type_in_make_no_quarters(catalogue):
    for value in range(6):
        put("NS2009_P1", 2008, value, authority=AuthorityFactory(fictional=True))
    keep_spreads([(Indicator.objects.get(code="NS2009_P1").pk, 2008)])
    assert Spread.objects.count() == 0


def test_what_is_missing_is_said_and_the_last_figure_shown(authority):
    put("TotAbs", 2023, 7, authority=authority, period="2022/23")
    put("TotAbs", 2024, None, authority=authority, period="2023/24", provisional=True)
    put("TotAbs", 2023, None, period="2022/23")
    found = series(authority, "TotAbs")
    assert (found.said, found.latest.said, found.missing) == ("7.00%", "2022/23", "2023/24 (provisional)")
    assert (found.england.said, found.region.said) == ("Missing", "Not held")
    assert found.quarter_said == "Not ranked: not held for all authorities"


def test_a_series_that_has_nothing_but_missing_figures_is_missing(client, authority):
    put("TotAbs", 2024, None, authority=authority)
    found = series(authority, "TotAbs")
    assert (found.said, found.picture, found.quarter_said) == ("Missing", None, "Not ranked: missing")
    assert found.leads(2026).why == "No estimate: none of the last three years with a figure"
    assert "Missing" in main_text(page_of(client, authority))


def test_a_provisional_period_is_said(authority):
    put("TotAbs", 2025, 7, authority=authority, provisional=True)
    assert series(authority, "TotAbs").latest.said == "2025 (provisional)"


def test_the_gap_is_between_the_authoritys_fsm_pupils_and_all_others_of_england(authority):
    for year, own, others in ((2023, 42, 66), (2024, 44, 66), (2025, 45, 67)):
        put("FSM_NEW_KS2_RWM", year, own, authority=authority)
        put("NonFSM_NEW_KS2_RWM", year, 99, authority=authority)
        put("NonFSM_NEW_KS2_RWM", year, others)
    found = series(authority, "FSM_NEW_KS2_RWM")
    assert found.chips == ["FSM gap"]
    assert found.gap_said == [
        "22 points behind other pupils in England (67%)",
        "The gap is 2 narrower than in 2023, better",
    ]
    assert series(authority, "NonFSM_NEW_KS2_RWM").chips == []


def test_behaviour_and_attendance_is_marked(authority):
    put("TotAbs", 2025, 7, authority=authority)
    assert series(authority, "TotAbs").chips == ["Behaviour and attendance"]


def test_a_trend_is_carried_on_to_the_year_that_is_chosen(authority):
    for year, own in ((2023, 60), (2024, 61), (2025, 62)):
        put("KS2RWM_Expected_STD", year, own, authority=authority)
        put("KS2RWM_Expected_STD", year, 60)
    first, later = figures_page(authority), figures_page(authority, by=2030)
    assert (first.by, first.years) == (2027, [2026, 2027, 2028, 2029, 2030])
    (lead,) = first.leads
    assert (lead.kind, lead.leads.said, lead.leads.how, lead.leads.england) == (
        "Key Stage 2",
        "64%",
        "Higher, better",
        "60%",
    )
    assert later.leads[0].leads.said == "67%"
    assert figures_page(authority, by=1999).by == 2027


def test_there_is_no_estimate_from_fewer_than_three_figures(client, authority):
    for year, own in ((2023, 60), (2024, None), (2025, 62)):
        put("KS2RWM_Expected_STD", year, own, authority=authority)
    text = main_text(page_of(client, authority, address="/figures/?by=oops"))
    assert "No estimate: 2 of the last three years with a figure" in text
    assert "a straight line (least squares) through the figures of the last three years" in text


def test_a_series_that_ended_long_ago_leads_nowhere(authority):
    for year in (2006, 2007, 2008):
        put("NS2009_P1", year, 70, authority=authority)
    put("KS2RWM_Expected_STD", 2025, 60, authority=authority)
    old = next(lead for lead in figures_page(authority).leads if lead.series.indicator.named)
    assert old.leads.why == "No estimate: the last figure is of 2008"


def test_a_fictional_authority_is_shown_nobody_elses_figures(client, real):
    made_up = AuthorityFactory(name="Made Up", code="MUP", fictional=True)
    text = main_text(page_of(client, made_up, Role.READER))
    assert "No figures of Made Up are held. It is a fictional authority" in text
    assert "60%" not in text


def test_only_who_may_type_figures_in_is_offered_to(client, authority):
    offered = {
        role: "Type in your own series" in main_text(page_of(client, authority, role))
        for role in (Role.LEAD, Role.CORE, Role.READER, Role.ADVISER)
    }
    assert offered == {Role.LEAD: True, Role.CORE: True, Role.READER: False, Role.ADVISER: False}


def test_regional_staff_read_them_in_the_phases_of_their_post_and_it_is_written_down(client, lancashire):
    adviser = AppointmentFactory(region=lancashire.region, role="phase-adviser", phase="secondary").user
    client.force_login(adviser)
    response = client.get(f"/region/{lancashire.region.slug}/{lancashire.slug}/figures/")
    text = main_text(response)
    assert heading(response) == "Figures of Lancashire"
    assert ("Attainment 8" in text, "Key Stage 2" in text) == (True, False)
    look = Look.objects.get()
    assert (look.user, look.authority, look.what) == (adviser, lancashire, "the figures")


def test_another_region_finds_nothing_and_leaves_no_look(client, lancashire):
    client.force_login(AppointmentFactory().user)
    response = client.get(f"/region/{lancashire.region.slug}/{lancashire.slug}/figures/")
    assert (response.status_code, Look.objects.count()) == (404, 0)


def asked(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_many_series_and_years_cost_no_more_queries_than_one(client, authority):
    client.force_login(MembershipFactory(authority=authority, role=Role.LEAD).user)
    director = AppointmentFactory(region=authority.region).user
    at = f"/region/{authority.region.slug}/{authority.slug}/figures/"
    put("TotAbs", 2025, 7, authority=authority)
    client.get("/figures/")
    few = asked(client, "/figures/")
    client.force_login(director)
    client.get(at)
    few_there = asked(client, at)
    for indicator in Indicator.objects.exclude(code="TotAbs"):
        for year in (2022, 2023, 2024, 2025):
            put(indicator.code, year, 5, authority=authority)
            put(indicator.code, year, 6)
    many_there = asked(client, at)
    client.force_login(MembershipFactory(authority=authority, role=Role.LEAD).user)
    client.get("/figures/")
    many = asked(client, "/figures/")
    assert (many, many_there) == (few, few_there)
    assert max(many, many_there) <= MOST
