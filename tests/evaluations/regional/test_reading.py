"""What regional staff read of an authority: what it signed off or shares, in their phase, and it is written down."""

import io

import pytest
from openpyxl import load_workbook

from evaluations.enums import RoundState
from evaluations.models import Look, Share
from tests.accounts.pages import heading, main_text
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.answers import judge
from tests.factories.rounds import RoundFactory, cell_of

pytestmark = pytest.mark.django_db
DASHBOARD = "/region/rounds/any-borough-autumn/dashboard/"


def test_a_region_lists_its_authorities_and_how_far_each_is(as_, director, region, signed):
    AuthorityFactory(name="Cold Marsh", region=region, current=True)
    rating = AuthorityFactory(name="Brackwater", region=region)
    RoundFactory(authority=rating, state=RoundState.RATING)
    AuthorityFactory(name="Elsewhere", region=RegionFactory(code="E"), current=True)
    page = main_text(as_(director).get("/region/region-d/"))
    assert [name for name in ("Any Borough", "Brackwater", "Cold Marsh", "Elsewhere") if name in page] == [
        "Any Borough",
        "Brackwater",
        "Cold Marsh",
    ]
    assert "Still rating: nothing to show until the authority signs off" in page
    assert "With a round to read 1 of 3" in page


def test_a_signed_off_dashboard_is_read_and_the_look_is_written_down(as_, director, signed, lead):
    page = as_(director).get(DASHBOARD)
    assert heading(page) == "Any Borough dashboard, Autumn"
    look = Look.objects.get()
    assert (look.user, look.role, look.what, look.round) == (
        director,
        "Senior regional director",
        "the dashboard, Autumn",
        signed,
    )
    log = main_text(as_(lead).get("/looks/"))
    assert "Dora Director Senior regional director the dashboard, Autumn" in log


def test_a_phase_adviser_reads_their_phase_alone_on_the_page_and_in_files(as_, primary_adviser, signed):
    page = main_text(as_(primary_adviser).get(DASHBOARD))
    assert ("Primary" in page, "Secondary" in page, "Early Years" in page) == (True, False, False)
    book = load_workbook(
        io.BytesIO(as_(primary_adviser).get("/region/rounds/any-borough-autumn/export/round.xlsx").content)
    )
    ratings = book["Ratings"]
    phase = [cell.value for cell in ratings[1]].index("Phase")
    assert {row[phase].value for row in ratings.iter_rows(min_row=2)} == {"Primary"}
    assert Look.objects.count() == 2


def test_a_round_in_progress_is_not_there_until_it_is_shared_and_then_shows_what_is_agreed(
    as_, director, authority, lead
):
    round_ = RoundFactory(authority=authority, name="Autumn", state=RoundState.AGREEING)
    judge(cell_of(round_, "2.4", "primary"), lead, "SI", "Seen in six reports.")
    assert as_(director).get(DASHBOARD).status_code == 404
    as_(lead).post("/rounds/any-borough-autumn/share/", {"note": "Have a look at 2.4."})
    page = main_text(as_(director).get(DASHBOARD))
    assert "The authority shares this before it is signed off" in page
    assert "Rated 1 of 27" in page
    as_(lead).post("/rounds/any-borough-autumn/share/", {"end": "1"})
    assert as_(director).get(DASHBOARD).status_code == 404
    assert Share.objects.get().ended_at is not None


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING, RoundState.SIGNED_OFF])
def test_only_a_round_that_is_being_agreed_is_shared(as_, authority, lead, state):
    RoundFactory(authority=authority, name="Autumn", state=state)
    page = main_text(as_(lead).post("/rounds/any-borough-autumn/share/"))
    assert "A round is shared while it is being agreed" in page
    assert Share.objects.count() == 0


def test_a_shared_round_that_goes_back_to_rating_is_closed_again(as_, director, authority, lead):
    round_ = RoundFactory(authority=authority, name="Autumn", state=RoundState.AGREEING)
    as_(lead).post("/rounds/any-borough-autumn/share/")
    assert as_(director).get(DASHBOARD).status_code == 200
    round_.state = RoundState.RATING
    round_.save()
    assert as_(director).get(DASHBOARD).status_code == 404


def test_another_region_reads_nothing_and_leaves_no_look(as_, signed):
    other = AppointmentFactory(region=RegionFactory(code="E")).user
    found = [as_(other).get(at).status_code for at in (DASHBOARD, "/region/region-d/", "/looks/")]
    assert (found, Look.objects.count()) == ([404, 404, 404], 0)


def test_a_region_costs_the_same_for_one_authority_and_for_many(
    as_, director, region, signed, django_assert_num_queries
):
    client = as_(director)
    for more in (3, 0):
        with django_assert_num_queries(7):
            client.get("/region/region-d/")
        for _ in range(more):
            RoundFactory(authority=AuthorityFactory(region=region), state=RoundState.SIGNED_OFF)
