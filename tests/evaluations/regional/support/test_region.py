"""Where a region's support goes: what each authority needs in plain terms, what it was given, what changed since."""

import datetime as dt
from decimal import Decimal as D

import pytest

from evaluations.enums import RoundState
from evaluations.models import Budget, Look
from schools.enums import Place
from schools.models import Figure, Indicator, Spread
from tests.accounts.pages import heading, main_text, rows
from tests.evaluations.regional.making import review, round_of
from tests.evaluations.regional.support.conftest import AT
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.answers import judge
from tests.factories.rounds import RoundFactory, cell_of

pytestmark = pytest.mark.django_db
PRIMARY = f"{AT}?by=primary&year=2009"
NOTHING = "Nothing below Good, nothing that fell, no figures held to rank"


def shown(page, name):
    return next(row for row in rows(page) if row[0].startswith(name))


def names(page):
    return [row[0] for row in rows(page)]


def signed_on(round_, *day):
    round_.signed_off_at = dt.datetime(*day, 12, tzinfo=dt.UTC)
    round_.save()
    return round_


@pytest.fixture
def eastholme(region, lead, content):
    """Signed off in May 2009, and in November with 1.2 better, 2.4 worse and 2.2 as low as before."""
    was = {"1.2": "SI", "2.2": "NI", "2.4": "G"}.items()
    now = {"1.2": "NI", "2.2": "NI", "2.4": "NI"}.items()
    before = signed_on(round_of("Eastholme", region, lead, primary=was, name="Spring"), 2009, 5, 1)
    round_ = round_of(
        "", region, lead, primary=now, authority=before.authority, previous=before, name="Autumn"
    )
    return signed_on(round_, 2009, 11, 20).authority


def ranked(authority, value, polarity="high", year=2008, **more):
    """A figure where the quarters lie at 40, 50 and 60."""
    of = {"label": f"Where {polarity} is better", "phase": "primary", "polarity": polarity} | more
    indicator, _ = Indicator.objects.get_or_create(code=of["label"], defaults=of)
    cuts = {"decile_1": 30, "quartile_1": 40, "median": 50, "quartile_3": 60, "decile_9": 70}
    Spread.objects.get_or_create(indicator=indicator, year=year, defaults={"count": 150, **cuts})
    return Figure.objects.create(
        indicator=indicator,
        place=Place.AUTHORITY,
        authority=authority,
        year=year,
        period=str(year),
        value=D(value),
    )


def test_need_is_said_in_plain_counts_and_names_beside_the_ratings(as_, director, eastholme):
    page = as_(director).get(PRIMARY)
    assert heading(page) == "Region D: where support goes, 2009–10"
    row = shown(page, "Eastholme")
    assert "2.4 Use of intelligence: Needs improvement, Down from G NI" in row[1]
    assert row[2] == "3 ratings below Good: 1.2, 2.2, 2.4 Fell since Spring: 2.4"


def test_an_authority_without_need_and_one_with_nothing_to_read_say_so(as_, director, region, lead, ashcombe):
    round_of("", region, lead, authority=ashcombe, name="Autumn")
    RoundFactory(authority=AuthorityFactory(name="Cold Marsh", region=region), state=RoundState.RATING)
    page = as_(director).get(PRIMARY)
    assert shown(page, "Ashcombe")[2:] == [NOTHING, "Nothing", "Nothing"]
    assert shown(page, "Cold Marsh")[1:3] == [
        "Still rating: nothing to show until the authority signs off",
        "No figures held to rank",
    ]


@pytest.fixture
def ranks(ashcombe, frameworks):
    """At the cut point where high is better, a hair's breadth from it where low is; one of another phase."""
    ranked(ashcombe, "40", label="Reading", is_fsm=True)
    ranked(ashcombe, "59.9", "low")
    ranked(ashcombe, "60", "low", label="Absence", phase="")
    ranked(ashcombe, "10", label="GCSEs", phase="secondary")
    ranked(ashcombe, "10", label="Typed by hand", named=True)
    ranked(ashcombe, "10", "", label="Neither end is better")
    ranked(ashcombe, "10", label="Better since")
    ranked(ashcombe, "45", label="Better since", year=2009)


def test_figures_in_the_bottom_quarter_are_named_by_their_latest_value(as_, director, ranks):
    page = as_(director).get(PRIMARY)
    assert shown(page, "Ashcombe")[2] == "Bottom quarter in 2 figures: Reading (2008); Absence (2008)"


def test_a_fictional_authority_has_no_figures_to_rank(as_, director, ranks, ashcombe):
    ashcombe.fictional = True
    ashcombe.save()
    assert shown(as_(director).get(PRIMARY), "Ashcombe")[2] == "No figures held to rank"


def test_the_national_strategies_view_gives_its_own_need(as_, director, region, lead, content):
    round_ = round_of("Ashcombe", region, lead, primary={"1.1": "NI"}.items(), name="Autumn")
    review(round_, director, "2.4", "SI")
    row = shown(as_(director).get(f"{PRIMARY}&view=ns"), "Ashcombe")
    assert row[2] == "1 rating below Good: 2.4"


def test_overall_ratings_below_good_are_named_by_area_and_phase(as_, director, region, lead, content):
    round_of("Ashcombe", region, lead, name="Autumn")
    need = shown(as_(director).get(f"{AT}?by=overall&year=2009"), "Ashcombe")[2]
    first, second = content.areas[0].short_label, content.areas[1].short_label
    every = "Early Years, Primary, Secondary, All phases"
    assert need == f"8 overall ratings below Good: {first} ({every}); {second} ({every})"


def test_what_was_given_stands_with_what_ratings_did_since(as_, director, eastholme, given):
    given(eastholme, "5", "primary", "2.4")
    given(eastholme, "2.5", "primary", "")
    given(eastholme, "1", "primary", "1.2", year=2008)
    row = shown(as_(director).get(PRIMARY), "Eastholme")
    assert row[3] == (
        "7.5 days in all 5 days Primary, 2.4 Use of intelligence 2.4 down from G to NI (Spring to Autumn) "
        "2.5 days Primary Up: 1.2. Down: 2.4. Same: 8 (Spring to Autumn)"
    )
    assert row[4] == ("1 day Primary, 1.2 Leadership and management 1.2 up from SI to NI (Spring to Autumn)")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Ashcombe", "Brackwater", "Eastholme"]),
        ("below", ["Eastholme", "Ashcombe", "Brackwater"]),
        ("fell", ["Eastholme", "Ashcombe", "Brackwater"]),
        ("quarter", ["Ashcombe", "Brackwater", "Eastholme"]),
        ("days", ["Brackwater", "Ashcombe", "Eastholme"]),
        ("score", ["Ashcombe", "Brackwater", "Eastholme"]),
    ],
)
def test_it_is_sorted_by_a_count_that_has_a_name(
    as_, director, region, ashcombe, eastholme, given, sort, order
):
    ranked(ashcombe, "10")
    given(AuthorityFactory(name="Brackwater", region=region, current=True), "9")
    assert names(as_(director).get(f"{PRIMARY}&sort={sort}")) == order


def test_days_stand_against_the_budget_and_over_it_is_a_warning_not_a_stop(
    as_, director, region, ashcombe, given
):
    given(ashcombe, "5")
    assert "Given 5 days Budget not set Programmes 0" in main_text(as_(director).get(PRIMARY))
    budget = Budget.objects.create(region=region, year=2009, days=8, updated_by=director)
    assert "5 days of a budget of 8 days given, 3 days left." in main_text(as_(director).get(PRIMARY))
    given(ashcombe, "4.5")
    text = main_text(as_(director).get(PRIMARY))
    assert "9.5 days given, 1.5 days more than the budget of 8 days." in text
    assert "Over budget What is given is 1.5 days more than the region has." in text
    assert budget.history.count() == 1


def test_a_phase_adviser_reads_their_phase_and_what_is_of_none(as_, primary_adviser, ashcombe, given):
    given(ashcombe, "5", "primary", "2.4")
    given(ashcombe, "3", "", "")
    given(ashcombe, "7", "secondary", "2.4", reason="ZQ-secret")
    page = as_(primary_adviser).get(f"{AT}?by=secondary&year=2009")
    text = main_text(page)
    assert shown(page, "Ashcombe")[3].startswith("8 days in all 5 days Primary")
    assert ("Given 8 days that you can read" in text, "Budget not set" in text) == (True, False)
    assert "Secondary" not in text


def test_a_shared_round_counts_and_says_so_and_one_not_shared_does_not(
    as_, director, authority, lead, content
):
    round_ = RoundFactory(authority=authority, name="Autumn", state=RoundState.AGREEING)
    judge(cell_of(round_, "1.1", "primary"), lead, "SI")
    assert shown(as_(director).get(PRIMARY), "Any Borough")[2] == "No figures held to rank"
    as_(lead).post("/rounds/any-borough-autumn/share/")
    row = shown(as_(director).get(PRIMARY), "Any Borough")
    assert (row[0], row[2]) == ("Any Borough Shared, not signed off", "1 rating below Good: 1.1")


def test_another_region_is_not_there_and_its_support_in_no_table(
    as_, director, lead, ashcombe, given, content
):
    elsewhere = RegionFactory(code="E")
    AuthorityFactory(name="Farfield", slug="farfield", region=elsewhere)
    other = AppointmentFactory(region=elsewhere).user
    assert as_(director).get("/region/region-e/support/").status_code == 404
    assert as_(director).get(f"{AT}farfield/").status_code == 404
    assert as_(other).get(AT).status_code == 404
    given(ashcombe, "5", reason="ZQ-secret")
    assert "ZQ-secret" not in as_(other).get("/region/region-e/support/").content.decode()
    assert Look.objects.count() == 0


def test_a_region_costs_the_same_for_one_authority_and_for_many(
    as_, director, region, lead, eastholme, given, django_assert_max_num_queries
):
    client, counts = as_(director), []
    given(eastholme)
    client.get(PRIMARY)
    for more in (4, 0):
        with django_assert_max_num_queries(15) as asked:
            client.get(PRIMARY)
        counts.append(len(asked))
        for number in range(more):
            place = round_of(f"Town {number}", region, lead, name="Spring").authority
            given(place)
            given(place, year=2008)
            ranked(place, "10")
    assert counts[0] == counts[1]
