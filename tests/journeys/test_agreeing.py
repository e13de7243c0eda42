"""The team in one room: one person records, the others see it within seconds, and nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Judgement, Rating
from standards.content import content_for
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, cell_of, framework, join

ROUND = "/rounds/any-borough-gifted-2010/"
LIST, ELEMENT = f"{ROUND}agreeing/", f"{ROUND}all/6/agree/"
WIDTHS = (1280, 320)
WITHIN_SECONDS = 10_000


@pytest.fixture(autouse=True)
def patiently():
    expect.set_options(timeout=WITHIN_SECONDS)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def round_(authority, lead, core_member):
    """Six of the team have rated; on 6 Identification they differ most."""
    made = RoundFactory(
        authority=authority,
        name="Gifted 2010",
        framework=framework("laqs"),
        created_by=lead,
        state="agreeing",
    )
    join(made, lead, "lead")
    people = [core_member, *(MembershipFactory(authority=authority, role="core").user for _ in range(4))]
    for person in people:
        join(made, person)
    for element, codes in {"6": "red amber amber green green", "2": "amber amber amber amber green"}.items():
        for person, code in zip(people, codes.split(), strict=True):
            rate(cell_of(made, element), person, code)
    return made


def rate(cell, person, code, **more):
    level = content_for(cell.round.framework).level(code)
    return Rating.objects.create(cell=cell, user=person, level_id=level.pk, comment=f"I say {code}.", **more)


@pytest.fixture
def at(new_context, sign_in, round_):
    """A page as that person has it, in a browser of their own."""

    def opened(user, address, **options):
        page = sign_in(new_context(**options).new_page(), user)
        page.goto(address)
        return page

    return opened


def record(page, level, why, present="Lena Lead"):
    page.get_by_label(level, exact=True).check(force=True)
    page.get_by_role("textbox", name="Why").fill(why)
    if present:
        page.get_by_label(present).check()


def test_the_others_see_what_was_agreed_within_seconds_and_keep_what_they_type(
    at, lead, core_member, round_, no_axe_faults
):
    board, theirs, mine = at(core_member, LIST), at(core_member, ELEMENT), at(lead, ELEMENT)
    theirs.get_by_role("textbox", name="Why").fill("Half typed")
    record(mine, "Amber", "Registers are in place.")
    mine.get_by_role("button", name="Record and go to").click()
    expect(mine.locator("h1")).to_have_text("7 Effective provision in the classroom")
    expect(mine.get_by_role("checkbox", name="Lena Lead")).to_be_checked()
    row = board.locator(f"#row-{cell_of(round_, '6').pk}")
    expect(row).to_contain_text("Amber Lena Lead")
    expect(board.locator("#news")).to_contain_text("6 Identification: Amber, recorded by Lena Lead at")
    expect(theirs.locator("#recorded")).to_contain_text("Registers are in place.")
    expect(theirs.locator("#news")).to_contain_text("Amber, recorded by Lena Lead")
    expect(theirs.get_by_role("textbox", name="Why")).to_have_value("Half typed")
    expect(theirs.get_by_role("textbox", name="Why")).to_be_focused()
    no_axe_faults(board)
    no_axe_faults(theirs)
    record(theirs, "Red", "Half typed and now whole.", present="Cory Core")
    theirs.get_by_role("button", name="Record and stay here").click()
    expect(theirs.locator(".lq-clash__one")).to_contain_text(
        ["Registers are in place.", "Half typed and now"]
    )
    expect(theirs.get_by_role("textbox", name="Why")).to_have_value("Half typed and now whole.")
    assert Judgement.objects.get().rationale == "Registers are in place."
    theirs.get_by_role("button", name="Record and stay here").click()
    expect(theirs.locator(".lq-notice")).to_contain_text("6 Identification: Red is recorded.")
    kept = Judgement.history.order_by("version").values_list("rationale", flat=True)
    assert list(kept) == ["Registers are in place.", "Half typed and now whole."]
    expect(row).to_contain_text("Red Cory Core")
    in_state(round_, "signed-off")
    expect(board.locator("#news")).to_contain_text("The round is signed off.")
    expect(board.locator("[data-live]")).to_have_count(0)
