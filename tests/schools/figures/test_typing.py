"""An authority types in its own figures of the series that appendix 1 names."""

from decimal import Decimal as D

import pytest

from accounts.enums import Role
from schools.figures.catalogue import load_indicators
from schools.models import Figure, Indicator, Spread
from tests.accounts.pages import errors, main_text, notices
from tests.factories.accounts import AuthorityFactory, MembershipFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/figures/type/"


@pytest.fixture(autouse=True)
def catalogue(db):
    load_indicators()


@pytest.fixture
def authority():
    return AuthorityFactory(name="Any Borough", fictional=True)


@pytest.fixture
def core(client, authority):
    client.force_login(MembershipFactory(authority=authority, role=Role.CORE).user)
    return client


def send(client, code="NS2009_P1", year="2008", value="74.5"):
    found = Indicator.objects.filter(code=code).first()
    return client.post(
        ADDRESS, {"series": found.pk if found else code, "year": year, "value": value}, follow=True
    )


def kept(authority):
    return list(authority.figures.values_list("indicator__code", "period", "year", "value"))


def test_a_figure_is_kept_for_the_authority_of_the_person(core, authority):
    assert notices(send(core, year="2007/08")) == [
        "Level 4, English and mathematics, 2007/08: 74.5% is kept."
    ]
    assert kept(authority) == [("NS2009_P1", "2007/08", 2008, D("74.5"))]
    assert (Figure.objects.count(), Spread.objects.count()) == (1, 0)


def test_a_second_one_takes_the_place_of_the_first_and_says_what_stood_there(core, authority):
    send(core)
    assert notices(send(core, value="75")) == [
        "Level 4, English and mathematics, 2008: 75.0% is kept, where 74.5% stood."
    ]
    assert kept(authority) == [("NS2009_P1", "2008", 2008, D(75))]


def test_schools_in_ofsted_categories_may_be_typed_in_and_a_missing_figure_stays_missing(core, authority):
    send(core, "NS2009_OFSTED", "2009", "-")
    assert kept(authority) == [("NS2009_OFSTED", "2009", 2009, None)]


@pytest.mark.parametrize(
    ("code", "year", "value", "said"),
    [
        ("", "2008", "5", "Choose a series."),
        ("999999", "2008", "5", "Choose one of the series in the list."),
        ("TotAbs", "2008", "5", "Choose one of the series in the list."),
        ("NS2009_P1", "", "5", "Give the year."),
        ("NS2009_P1", "last", "5", "“last” is not a period such as 2024 or 2023/24."),
        ("NS2009_P1", "1850", "5", "1850 is not a year between 1990 and 2100."),
        ("NS2009_P1", "2099", "5", "2099 is not over yet. Type in figures of years that are."),
        ("NS2009_P1", "2008", "", "Give the figure, or “-” where it is missing."),
        ("NS2009_P1", "2008", "many", "“many” is not a number."),
        ("NS2009_P1", "2008", "NaN", "“NaN” is not a figure."),
        ("NS2009_P1", "2008", "101", "A percentage lies between 0 and 100."),
        ("NS2009_P5", "2008", "-101", "A gap in percentage points lies between -100 and 100."),
        ("NS2009_P4", "2008", "2.5", "A number of schools is a whole number, 0 or more."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason_and_comes_back_filled_in(
    core, authority, code, year, value, said
):
    response = send(core, code, year, value)
    assert (response.status_code, errors(response), kept(authority)) == (422, [said], [])
    assert f'name="value" value="{value}"' in response.content.decode() or not value


def test_a_figure_is_removed_again(core, authority):
    send(core)
    pk = authority.figures.get().pk
    response = core.post(f"{ADDRESS}{pk}/remove/", follow=True)
    assert notices(response) == ["Level 4, English and mathematics, 2008 is removed: it was 74.5%."]
    assert "Nothing is typed in yet" in main_text(response)


def test_neither_anothers_figure_nor_a_published_one_is_removed_or_listed(core, authority):
    other = AuthorityFactory()
    send(core)
    theirs = Figure.objects.get()
    theirs.pk, theirs.authority = None, other
    theirs.save()
    published = Figure.objects.create(
        indicator=Indicator.objects.get(code="TotAbs"),
        place="authority",
        authority=authority,
        year=2025,
        period="2025",
        value=D("6.2"),
    )
    found = [core.post(f"{ADDRESS}{row.pk}/remove/").status_code for row in (theirs, published)]
    assert (found, Figure.objects.count()) == ([404, 404], 3)
    assert "Absence" not in main_text(core.get(ADDRESS)).partition("Typed in so far")[2]


def test_the_list_costs_the_same_for_many(core, django_assert_max_num_queries):
    for year in range(2000, 2012):
        send(core, year=str(year))
    with django_assert_max_num_queries(6):
        core.get(ADDRESS)
