"""The team in one room: one person records, the others see it within seconds, and nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Judgement
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, rate
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.journeys.hands import tick

ROUND = "/rounds/any-borough-gifted-2010/"
LIST, ELEMENT = f"{ROUND}agreeing/", f"{ROUND}all/6/agree/"


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
            rate(cell_of(made, element), person, code, f"I say {code}.")
    return made


@pytest.fixture
def at(new_context, sign_in, round_):
    """A page as that person has it, in a browser of their own."""

    def opened(user, address, **options):
        page = sign_in(new_context(**options).new_page(), user)
        page.goto(address)
        return page

    return opened


def record(page, level, why, present="Lena Lead"):
    tick(page.get_by_label(level, exact=True))
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


def test_the_list_and_the_page_have_no_faults_at_any_width_or_size(at, lead, looked_at):
    for address in (LIST, f"{LIST}?order=difference&size=large", ELEMENT, f"{ELEMENT}?size=large"):
        looked_at(at(lead, address))


def test_without_a_script_the_meeting_goes_from_the_widest_difference_on_and_a_reload_shows_it(
    at, lead, core_member, round_
):
    watching, page = (
        at(core_member, LIST, java_script_enabled=False),
        at(lead, LIST, java_script_enabled=False),
    )
    page.get_by_role("link", name="Where the team differs most").click()
    page.get_by_role("link", name="Agree 6 Identification").click()
    page.get_by_role("link", name="Large, for a projector").click()
    record(page, "Amber", "Registers are in place.")
    page.get_by_role("textbox", name="Dissent").fill("Cory Core: I would say red.")
    page.get_by_role("button", name="Record and go to 2 Policy").click()
    expect(page.locator("h1")).to_have_text("2 Policy")
    expect(page.locator("html.lq-large")).to_have_count(1)
    expect(page.locator(".lq-cap")).to_contain_text("1 agreed · sorted by where the team differs most")
    row = watching.locator(f"#row-{cell_of(round_, '6').pk}")
    expect(row).to_contain_text("Not agreed yet")
    watching.reload()
    expect(row).to_contain_text("Amber Lena Lead")
    watching.goto(ELEMENT)
    expect(watching.locator("#recorded")).to_contain_text("Dissent: Cory Core: I would say red.")


def test_by_keyboard_a_judgement_is_recorded_while_the_page_keeps_up(at, lead, core_member, round_):
    page = at(lead, ELEMENT)
    page.locator("#id_level").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    rate(cell_of(round_, "6"), lead, "red", late=True)
    page.keyboard.type("Registers are in place, ")
    expect(page.locator("#news")).to_contain_text("ratings have changed. 6 of 6 have rated.")
    expect(page.locator("#live .lq-chip").first).to_have_text("Late")
    page.keyboard.type("and reviewed.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Record and stay here").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lq-notice")).to_contain_text("6 Identification: Amber is recorded.")
    row = Judgement.objects.get()
    assert (row.rationale, row.agreed_by) == ("Registers are in place, and reviewed.", ["Lena Lead"])


def test_a_link_keeps_the_focus_when_the_list_is_drawn_again(at, lead, core_member, round_):
    page = at(lead, LIST)
    link = page.get_by_role("link", name="7 Classroom provision")
    link.focus()
    rate(cell_of(round_, "7"), lead, "red")
    expect(page.locator("#news")).to_contain_text("7 Classroom provision: ratings have changed.")
    expect(link).to_be_focused()


def test_it_rests_while_nobody_looks_and_says_when_it_cannot_keep_up(at, lead, round_):
    page = at(lead, LIST)
    page.context.set_offline(True)
    expect(page.locator("#news")).to_contain_text("Not keeping up: the connection failed.")
    page.context.set_offline(False)
    expect(page.locator("#news")).to_be_empty()
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    rate(cell_of(round_, "7"), lead, "red")
    page.evaluate(
        "() => new Promise((done) => document.addEventListener('htmx:beforeRequest', done, {once: true}))"
    )
    page.evaluate(
        "() => new Promise((done) => document.addEventListener('htmx:beforeRequest', done, {once: true}))"
    )
    assert asked == []
    page.evaluate("delete document.hidden")
    expect(page.locator("#news")).to_contain_text("7 Classroom provision: ratings have changed.")
