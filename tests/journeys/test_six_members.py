"""Six members rate at once in six browsers, the lead reveals, the team agrees: nothing is lost or seen early."""

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from evaluations.models import Judgement, Rating
from standards.content import content_for
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.isolation.crawling import words_of
from tests.journeys.hands import tick

ROUND = "/rounds/any-borough-six-2010/"
LEVELS = ("red", "amber", "green")
REFS = [str(number) for number in range(1, 14)]
WORDS = "Only said to my own sheet by"


@pytest.fixture
def team(authority, lead):
    """The lead and five others, in order."""
    return [lead, *(MembershipFactory(authority=authority, role="core").user for _ in range(5))]


@pytest.fixture
def round_(authority, lead, team):
    found = RoundFactory(authority=authority, framework=framework("laqs"), name="Six 2010", created_by=lead)
    for number, user in enumerate(team):
        join(found, user, "core" if number else "lead")
    return found


@pytest.fixture
def pages(new_context, sign_in, team, round_):
    """A browser for each of them, with their sheet."""
    found = [sign_in(new_context().new_page(), user) for user in team]
    for page in found:
        page.goto(f"{ROUND}sheet/")
    return found


def level_of(member: int, row: int) -> str:
    """What a member says of an element: all three levels, another order for each."""
    return LEVELS[(member + row) % 3]


def rate_all_at_once(pages, round_):
    """Row by row through all six browsers, which save while the next one is already at work."""
    for row, ref in enumerate(REFS):
        field = f"value-r{cell_of(round_, ref).pk}"
        for member, page in enumerate(pages):
            tick(page.locator(f"input[name='{field}'][value='{level_of(member, row)}']"))
    for member, page in enumerate(pages):
        page.fill(f"textarea[name='note-r{cell_of(round_, '6').pk}']", f"{WORDS} {member}.")
    for page in pages:
        page.get_by_role("button", name="I have finished").click()
        expect(page.locator(".lq-sheet__finished")).to_contain_text("You said that you had finished")


def kept():
    rows = Rating.objects.select_related("level", "cell__element")
    return {(row.user_id, row.cell.element.ref): (row.level.code, row.comment) for row in rows}


def looked_at(page) -> str:
    """All that a lead could look into: pages, files, history."""
    places = (
        *("", "state/", "sheet/", "agreeing/", "history/", "all/6/", "all/6/history/", "all/6/agree/"),
        *("export/round.xlsx", "export/round.pdf", "export/dashboard.csv", "preparing/", "setup/"),
    )
    answers = [page.request.get(f"{ROUND}{place}") for place in places]
    assert [answer.status for answer in answers if answer.status != 200] == []
    return "\n".join(words_of(answer.body()) for answer in answers)


def test_no_rating_is_lost_none_is_seen_early_and_the_team_agrees(pages, team, round_):
    rate_all_at_once(pages, round_)
    expected = {
        (user.pk, ref): (level_of(member, row), f"{WORDS} {member}." if ref == "6" else "")
        for member, user in enumerate(team)
        for row, ref in enumerate(REFS)
    }
    assert kept() == expected

    call_command("send_reminders", verbosity=0)
    for member, page in enumerate(pages):
        text = looked_at(page) if not member else page.request.get("/").text()
        said = {other for other in range(6) if f"{WORDS} {other}." in text}
        assert said - {member} == set()
    assert [message.body for message in mail.outbox if WORDS in message.body] == []

    lead = pages[0]
    lead.goto(f"{ROUND}state/")
    lead.get_by_role("button", name="Reveal and start agreeing").click()
    lead.goto(f"{ROUND}all/6/agree/")
    for member in range(6):
        expect(lead.locator("main")).to_contain_text(f"{WORDS} {member}.")

    agree_at_once(pages[:2])
    recorded = Judgement.objects.order_by("pk").values_list("cell__element__ref", "level", "rationale")
    levels = content_for(round_.framework)
    assert sorted(recorded) == [
        ("6", levels.level("amber").pk, "Agreed by 0."),
        ("7", levels.level("amber").pk, "Agreed by 1."),
    ]
    watching = pages[5]
    watching.goto(f"{ROUND}agreeing/")
    expect(watching.locator("main")).to_contain_text("2 of 13")


def agree_at_once(pages):
    """Two of them record, each another element, before either has the answer."""
    for member, page in enumerate(pages):
        page.goto(f"{ROUND}all/{6 + member}/agree/")
        tick(page.get_by_label("Amber", exact=True))
        page.get_by_role("textbox", name="Why").fill(f"Agreed by {member}.")
        page.get_by_label("Lena Lead").check()
    for page in pages:
        page.get_by_role("button", name="Record and stay here").click(no_wait_after=True)
    for page in pages:
        expect(page.locator("#recorded")).to_contain_text("Agreed by")
