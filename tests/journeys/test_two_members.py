"""Two members at one page: each keeps what they wrote until somebody has chosen, connection or not."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import Answer, Rating
from tests.factories.answers import field_of
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.journeys.hands import tick

ASPECT = "/rounds/any-borough-spring-2010/primary/2.4/"
LINE = "2.4-G-4"
SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")
LOST = "Not saved: the connection failed. What you typed is still here. Try again, or use Save."
MINE, THEIRS = "Nine of twelve have it.", "None that I read has it."


@pytest.fixture
def cell(authority, lead, core_member):
    framework()
    round_ = RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
    join(round_, lead, "lead")
    join(round_, core_member)
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def at_the_aspect(new_context, sign_in, cell):
    """The page of the aspect as that person has it, in a browser of their own."""

    def opened(user, **options):
        page = sign_in(new_context(**options).new_page(), user)
        page.goto(ASPECT)
        return page

    return opened


def line(page):
    return page.locator(f"[id='criterion-{LINE}']")


def choose(page, words):
    tick(line(page).get_by_label(words, exact=True))


def note(page, text):
    if line(page).locator("details").get_attribute("open") is None:
        line(page).locator("summary").click()
    line(page).get_by_role("textbox").fill(text)


def record(page, words, text):
    """Answer and note, saved by themselves."""
    choose(page, words)
    expect(line(page).locator("input[type=hidden]")).to_have_value("1")
    note(page, text)
    expect(line(page).locator("input[type=hidden]")).to_have_value("2")
    expect(page.locator("#saved")).to_have_text(SAVED)


def in_the_record(cell):
    row = Answer.objects.get(cell=cell)
    return row.value, row.note, str(row.updated_by)


def keep(page, cell, words):
    """In the box that shows both: `mine`, `theirs` or `both`; returns what is on record then."""
    tick(page.locator(f"#keep-{field_of(cell, LINE)}-{words}"))
    page.get_by_role("button", name="Save my choice").click()
    expect(page.locator(".lq-notice")).to_contain_text("Saved at")
    expect(page.locator(".lq-clash")).to_have_count(0)
    return in_the_record(cell)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("mine", ("yes", MINE, "Cory Core")),
        ("theirs", ("no", THEIRS, "Lena Lead")),
        ("both", ("yes", f"{THEIRS}\n\n{MINE}", "Cory Core")),
    ],
)
def test_the_second_to_save_a_line_sees_both_and_chooses(
    at_the_aspect, lead, core_member, cell, no_axe_faults, links_land, words, kept
):
    mine, theirs = at_the_aspect(core_member), at_the_aspect(lead)
    record(theirs, "Not met", THEIRS)
    choose(mine, "Met")
    note(mine, MINE)
    both = mine.locator(".lq-clash__one")
    expect(both.last).to_contain_text(MINE)
    expect(both.first).to_contain_text(THEIRS)
    expect(mine.locator("#saved")).to_have_text("Not saved: see the problem above")
    assert in_the_record(cell) == ("no", THEIRS, "Lena Lead")
    expect(line(mine).get_by_role("textbox")).to_have_value(MINE)
    no_axe_faults(mine)
    links_land(mine)
    assert keep(mine, cell, words) == kept
    notes = Answer.history.filter(cell_id=cell.pk).values_list("note", flat=True)
    assert THEIRS in notes


def test_without_javascript_the_second_sees_both_and_chooses(at_the_aspect, lead, core_member, cell):
    mine, theirs = at_the_aspect(core_member, java_script_enabled=False), at_the_aspect(lead)
    record(theirs, "Not met", THEIRS)
    choose(mine, "Met")
    line(mine).locator("summary").click()
    line(mine).get_by_role("textbox").fill(MINE)
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.locator(".lq-clash__one")).to_have_text([re.compile(THEIRS), re.compile(MINE)])
    expect(line(mine).get_by_role("textbox")).to_have_value(MINE)
    assert keep(mine, cell, "both") == ("yes", f"{THEIRS}\n\n{MINE}", "Cory Core")


def test_lines_that_two_people_answer_at_once_are_both_kept(at_the_aspect, lead, core_member, cell):
    mine, theirs = at_the_aspect(core_member), at_the_aspect(lead)
    record(theirs, "Not met", THEIRS)
    tick(mine.locator("[id='criterion-2.4-G-5']").get_by_label("Met", exact=True))
    expect(mine.locator("#saved")).to_have_text(SAVED)
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.locator(".lq-notice")).to_contain_text("Saved at")
    expect(line(mine).get_by_role("textbox")).to_have_value(THEIRS)
    assert sorted(Answer.objects.values_list("value", "note")) == [("no", THEIRS), ("yes", "")]


def test_what_is_typed_without_a_connection_stays_and_is_saved_once_it_is_back(
    at_the_aspect, core_member, cell
):
    page = at_the_aspect(core_member)
    page.context.set_offline(True)
    note(page, MINE)
    expect(page.locator("#saved")).to_have_text(LOST)
    page.get_by_label("Your comment").fill("Good on the whole.")
    expect(page.locator("#saved")).to_have_text(LOST)
    expect(line(page).get_by_role("textbox")).to_have_value(MINE)
    assert (Answer.objects.count(), Rating.objects.count()) == (0, 0)
    page.context.set_offline(False)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".lq-notice")).to_contain_text("Saved at")
    assert in_the_record(cell) == ("", MINE, "Cory Core")
    assert Rating.objects.get().comment == "Good on the whole."


def test_a_line_that_waits_for_a_choice_goes_on_waiting_while_others_are_saved(
    at_the_aspect, lead, core_member, cell
):
    mine, theirs = at_the_aspect(core_member), at_the_aspect(lead)
    record(theirs, "Not met", THEIRS)
    choose(mine, "Met")
    expect(mine.locator(".lq-clash")).to_have_count(1)
    tick(mine.locator("[id='criterion-2.4-G-5']").get_by_label("Met", exact=True))
    expect(mine.locator("[id='criterion-2.4-G-5'] input[type=hidden]")).to_have_value("1")
    expect(mine.locator("#saved")).to_have_text("Not saved: see the problem above")
    expect(mine.locator(".lq-clash")).to_have_count(1)


def test_a_line_that_the_connection_lost_is_saved_with_the_next(at_the_aspect, core_member):
    page = at_the_aspect(core_member)
    page.context.set_offline(True)
    choose(page, "Met")
    expect(page.locator("#saved")).to_have_text(LOST)
    page.context.set_offline(False)
    tick(page.locator("[id='criterion-2.4-G-5']").get_by_label("Met", exact=True))
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert list(Answer.objects.values_list("value", flat=True)) == ["yes", "yes"]


def test_a_choice_between_two_versions_outlasts_another_save_and_typing_is_not_interrupted(
    at_the_aspect, lead, core_member, cell
):
    mine, theirs = at_the_aspect(core_member), at_the_aspect(lead)
    record(theirs, "Not met", THEIRS)
    choose(mine, "Met")
    expect(mine.locator(".lq-clash")).to_have_count(1)
    tick(mine.locator(f"#keep-{field_of(cell, LINE)}-mine"))
    with mine.expect_response("**/2.4/"):
        note(mine, MINE)
        line(mine).get_by_role("textbox").press("End")
    expect(mine.locator(".lq-clash__one").last).to_contain_text(MINE)
    expect(mine.locator(f"#keep-{field_of(cell, LINE)}-mine")).to_be_checked()
    expect(line(mine).get_by_role("textbox")).to_be_focused()
