"""Every page of the product, without a fault that axe can find and without sideways scrolling."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Invitation, Membership
from accounts.tokens import token_for
from evaluations.models import TeamMember

OPEN, DONE = "/rounds/any-borough-spring-2010/", "/rounds/any-borough-2009/"
EMPTY, AGREEING = "/rounds/northmoor-vale-gifted-and-talented/", "/rounds/northmoor-vale-2009/"
DONE_GIFTED = "/rounds/any-borough-gifted-and-talented/"
STANDARDS = "/frameworks/ns-quality-standards/2009/"
LEAD, CORE, NEIGHBOUR = "lead@any-borough", "primary@any-borough", "lead@northmoor-vale"


def test_pages_that_steer_a_round(visit, look_at):
    visit(LEAD)
    member = TeamMember.objects.filter(round__slug="any-borough-spring-2010").first()
    look_at("/", "/rounds/", "/rounds/new/")
    look_at(f"{OPEN}team/{member.pk}/", f"{OPEN}state/", f"{DONE}state/", f"{OPEN}history/")


def test_pages_of_a_round_in_setting_up(visit, look_at):
    visit(NEIGHBOUR)
    look_at(EMPTY, f"{EMPTY}setup/", f"{EMPTY}state/")


def test_dashboards_with_three_levels_with_four_and_half_way(visit, look_at):
    visit(LEAD)
    look_at(DONE_GIFTED, OPEN, DONE)


def test_pages_of_a_round_that_is_being_agreed(visit, look_at):
    visit(NEIGHBOUR)
    look_at("/", AGREEING, f"{AGREEING}state/", f"{AGREEING}overall/")
    look_at(f"{AGREEING}primary/2.4/agree/", f"{AGREEING}primary/2.4/agree/?order=difference&size=large")
    look_at(f"{AGREEING}agreeing/", f"{AGREEING}agreeing/?order=difference&size=large")


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (CORE, f"{OPEN}primary/2.4/"),
        (CORE, f"{OPEN}primary/1.5/"),
        (CORE, f"{DONE}primary/2.4/"),
        (NEIGHBOUR, f"{AGREEING}secondary/2.3/"),
        (NEIGHBOUR, f"{EMPTY}all/6/"),
    ],
)
def test_pages_where_an_aspect_is_rated(visit, look_at, who, address):
    visit(who)
    look_at(address, f"{address}history/")


def test_pages_of_the_frameworks(visit, look_at):
    visit("reader@any-borough")
    look_at(
        "/frameworks/",
        STANDARDS,
        f"{STANDARDS}1.5/",
        f"{STANDARDS}2.4/",
        f"{STANDARDS}sections/paired-visit/",
    )
    look_at("/frameworks/laqs/2009/", "/frameworks/ofsted-la-school-improvement/2014/")
    look_at("/frameworks/search?q=impact", "/frameworks/search?q=zebra")


def test_pages_of_people_and_accounts(visit, look_at):
    visit(LEAD)
    membership = Membership.objects.get(user__email=f"{CORE}.example")
    look_at("/people/", "/people/invite/", f"/people/{membership.pk}/role/", f"/people/{membership.pk}/end/")
    look_at("/account/", "/accounts/password/change/", "/accounts/logout/")


def test_pages_that_say_no(visit, look_at):
    visit("reader@any-borough")
    look_at("/", "/rounds/new/", "/rounds/nothing/", "/invitations/nothing/")


def test_a_page_that_says_that_a_round_is_closed(visit, look_at):
    visit(CORE)
    look_at("/evidence/link/any-borough-2009/primary/2.4/")


def test_pages_on_the_way_to_a_password(look_at):
    look_at("/accounts/signup/", "/accounts/inactive/", "/accounts/password/reset/done/")
    look_at("/accounts/password/reset/key/0-abc/", "/accounts/password/reset/key/done/")


def test_the_dashboard_that_is_taken_away_as_a_web_page(page, visit, look, tmp_path):
    visit(LEAD).goto(DONE)
    page.get_by_text("More downloads").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Dashboard as a web page (HTML)").click()
    download.value.save_as(tmp_path / "dashboard.html")
    page.goto(f"file://{tmp_path}/dashboard.html")
    look()


def test_home_of_someone_without_an_authority(visit, look_at):
    visit("admin@laqs")
    look_at("/")


def test_what_an_invitation_shows(page, visit, look_at):
    visit(LEAD)
    ends = timezone.localdate() + timedelta(days=30)
    authority = Membership.objects.first().authority
    fields = {"authority": authority, "role": "guest", "until": ends}
    links = [
        f"/invitations/{token_for(Invitation.objects.create(email=email, **fields))}/"
        for email in ("new@any-borough.example", f"{LEAD}.example", f"{CORE}.example")
    ]
    look_at(*links[:2])
    page.context.clear_cookies()
    look_at(links[0], links[2])
