"""Where criteria speak of quartiles, the authority's figure stands beside the measures."""

from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.enums import RoundState
from schools.figures.catalogue import load_indicators
from schools.figures.spreads import spread_of
from schools.models import Figure, Indicator
from schools.selectors.bearing import bearing_on
from tests.accounts.pages import main_text
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import AuthorityFactory
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of

pytestmark = pytest.mark.django_db
TITLE = "Published figures that bear on this"


@pytest.fixture(autouse=True)
def catalogue(db):
    load_indicators()


def put(authority, code, year, value):
    return Figure.objects.create(
        indicator=Indicator.objects.get(code=code),
        place="authority",
        authority=authority,
        year=year,
        period=str(year),
        value=None if value is None else D(value),
    )


def spread(code, year):
    made = spread_of(Indicator.objects.get(code=code).pk, year, [D(value) for value in range(1, 101)])
    made.save()


def test_the_latest_figure_its_quarter_and_its_source_stand_beside_the_measures(as_lead, round_, authority):
    spread("KS2RWM_Expected_STD", 2025)
    for year, value in ((2024, 10), (2025, 60), (2026, None)):
        put(authority, "KS2RWM_Expected_STD", year, value)
    text = main_text(as_lead.get(address(cell_of(round_, "2.4", "primary"))))
    assert (
        "Key Stage 2, expected standard % achieving expected level 60% , 2025 "
        "Second quarter of 100 authorities. Department for Education" in text[text.index(TITLE) :]
    )


def test_where_lower_is_better_it_says_which_end_and_a_tenth_is_said(authority):
    spread("NS2009_OFSTED", 2008)
    put(authority, "NS2009_OFSTED", 2008, 99)
    (found,) = bearing_on(authority.pk, "2.3", "primary")
    assert found.standing == (
        "Bottom quarter of 100 authorities (the highest figures), among the highest tenth"
    )
    assert (found.said, found.source) == ("99.0%", "")


def test_without_cut_points_of_the_year_it_is_not_ranked(authority):
    spread("NS2009_OFSTED", 2007)
    put(authority, "NS2009_OFSTED", 2008, 5)
    assert [one.standing for one in bearing_on(authority.pk, "2.3", "primary")] == [
        "Not ranked: not held for all authorities"
    ]


def test_figures_of_another_phase_or_authority_and_elements_without_quartiles_show_none(
    as_lead, round_, authority
):
    put(authority, "KS2RWM_Expected_STD", 2025, 60)
    put(AuthorityFactory(), "AVG_Attain8_Score", 2025, 48)
    shown = {
        (ref, phase): TITLE in main_text(as_lead.get(address(cell_of(round_, ref, phase))))
        for ref, phase in (("2.4", "primary"), ("2.4", "secondary"), ("1.1", "primary"))
    }
    assert shown == {("2.4", "primary"): True, ("2.4", "secondary"): False, ("1.1", "primary"): False}


@pytest.mark.parametrize("state", [RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF])
def test_it_costs_one_query_at_most(as_lead, round_, authority, state):
    in_state(round_, state)
    page = address(cell_of(round_, "2.4", "primary"))

    def asked(at):
        as_lead.get(at)
        with CaptureQueriesContext(connection) as captured:
            as_lead.get(at)
        return len(captured)

    none = asked(page)
    for code in ("KS2RWM_Expected_STD", "KS2R_Prog_VA", "NS2009_P1"):
        for year in (2023, 2024, 2025):
            put(authority, code, year, 60)
    assert asked(page) == none
    assert none <= 12
    assert asked(address(cell_of(round_, "1.1", "primary"))) == none - 1
