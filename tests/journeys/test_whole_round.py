"""A round from its first page to its report, in two browsers, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import Answer, Judgement, Overall, Rating, Round
from evaluations.selectors.overall_page import overall_page
from standards.content import content_for
from tests.evaluations.reports.reading import pdf_text
from tests.factories.accounts import PASSWORD
from tests.factories.answers import best_values, judge, key_of
from tests.factories.rounds import cell_of, framework
from tests.journeys.hands import follow, press, press_and_land, tick

HOME = "/rounds/any-borough-spring-2010/"
ASPECT = f"{HOME}primary/2.4/"
COMMENT = "Two features of seven are missing; I saw the rest."
REFUSAL = "Choose Needs improvement or lower, or change an answer: Good is above the ceiling."
REASON = (
    "Two of the seven features of good SIP reports are not met (“timeliness” and “accuracy and supported by "
    "evidence”), so the rating is at most Needs improvement."
)
QUOTE = (
    "The key document for gathering intelligence from schools is the SIP report but one or two of the seven "
    "features for good reports are missing."
)
PLACE = "Aspect 2.4, column 3 “Requires some improvement”, paragraph 5"
LIFT = "Meet “timeliness” and “accuracy and supported by evidence”."
SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def browse(new_context, scripted):
    """Signs a person in through the form, in a browser of their own."""

    def browsing(user):
        page = new_context(java_script_enabled=scripted).new_page()
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(user.email)
        page.get_by_label("Password").fill(PASSWORD)
        press(page, "Sign in")
        expect(page.locator("h1")).not_to_have_text("Sign in")
        return page

    return browsing


def set_up(page, member):
    """The lead starts a round, names a member and opens it."""
    follow(page, "Rounds")
    follow(page, "Start a round")
    page.get_by_label("Framework").select_option(label=framework().short_title)
    page.get_by_label("Name").fill("Spring 2010")
    page.get_by_label("Period").fill("September 2008 to August 2009")
    press(page, "Start the round")
    page.get_by_label("Person").select_option(str(member.memberships.get().pk))
    press(page, "Add to the team")
    expect(page.locator("h1")).to_have_text(f"What {member.name} looks after")
    press(page, "Save")
    follow(page, "Move the round on")
    press(page, "Open for rating")
    expect(page.locator(".lq-facts")).to_contain_text("Rating")


def choose(page, ref, words, scripted):
    tick(page.locator(f"[id='criterion-{ref}']").get_by_label(words, exact=True))
    if scripted:
        expect(page.locator("#saved")).to_have_text(SAVED)
        expect(page.locator(f"[id='criterion-{ref}'] input[type=hidden]")).to_have_value("1")


def find_two_features_missing(page, scripted):
    page.goto(ASPECT)
    choose(page, "2.4-G-4", "Not met", scripted)
    choose(page, "2.4-G-5", "Not met", scripted)
    if not scripted:
        press(page, "Save")
    panel = page.locator("#ceiling")
    expect(panel.locator("h2")).to_have_text(re.compile(r"At most\s*NI\s*Needs improvement"))
    expect(panel).to_contain_text(REASON)
    expect(panel.locator("blockquote p")).to_have_text(QUOTE)
    expect(panel.locator("blockquote .lq-place")).to_contain_text(PLACE)
    expect(panel.get_by_role("heading", name="What would lift this")).to_be_visible()
    expect(panel.locator(".lq-lift").first).to_contain_text(LIFT)


def rate_above_the_ceiling(page, scripted):
    tick(page.locator("#rating-G"))
    page.get_by_label("Your comment").fill(COMMENT)
    press_and_land(page, "Save")
    expect(page.locator("#rating-G")).to_be_checked()
    expect(page.get_by_label("Your comment")).to_have_value(COMMENT)
    expect(page.locator("#hint-G")).to_contain_text("Above the ceiling.")


def add_evidence(page):
    press(page, "Add new evidence")
    page.get_by_label("Title").fill("Report sample")
    page.get_by_label("File").set_input_files(
        {"name": "sample.txt", "mimeType": "text/plain", "buffer": b"Twelve of fourteen were on time.\n"}
    )
    page.get_by_label("Some: it shows").check()
    press(page, "Add and link")
    expect(page.locator("#evidence")).to_contain_text("Report sample")


def sees_no_rating_of_others(page):
    page.goto(ASPECT)
    expect(page.get_by_role("heading", name="Evidence")).to_be_visible()
    assert (page.locator("#h-ratings").count(), COMMENT in page.content()) == (0, False)


def finish_the_others(round_, user):
    """What the team does for every other cell, and for the rest of this one."""
    mine = cell_of(round_, "2.4", "primary")
    answered = {row.criterion_id for row in mine.answers.all()}
    for ref, value in best_values(mine).items():
        kind, pk = key_of(mine, ref)
        if pk not in answered:
            Answer.objects.create(cell=mine, value=value, updated_by=user, **{f"{kind}_id": pk})
    for cell in round_.cells.exclude(pk=mine.pk).select_related("round__framework"):
        judge(cell, user, "SI")


def rate_overall_but_for_one(round_, user):
    content = content_for(round_.framework)
    *others, last = overall_page(round_, content)
    for line in others:
        Overall.objects.create(
            round=round_,
            area_id=line.area.pk,
            phase_id=line.phase.pk if line.phase else None,
            level_id=line.suggested.pk,
            suggested_id=line.suggested.pk,
            updated_by=user,
        )
    return last


def agree_it(page, lead, member):
    follow(page, "Agree the judgement")
    expect(page.locator(".lq-said")).to_contain_text(COMMENT)
    tick(page.locator("#id_level-G"))
    page.get_by_label("Why", exact=True).fill("Two features are missing.")
    for person in (lead, member):
        tick(page.get_by_label(person.name))
    press(page, "Record and stay here")
    expect(page.locator(".govuk-error-summary")).to_contain_text(REFUSAL)
    expect(page.locator(".govuk-error-summary")).to_contain_text(REASON)
    expect(page.get_by_label("Why", exact=True)).to_have_value("Two features are missing.")
    tick(page.locator("#id_level-NI"))
    press(page, "Record and stay here")
    expect(page.locator("#recorded")).to_contain_text(re.compile(r"NI\s*Needs improvement"))
    expect(page.locator("#recorded")).to_contain_text(f"by {lead.name}, {member.name}.")


def agree_the_last_overall(page, line):
    page.goto(f"{HOME}overall/")
    form = page.locator(f"[id='{line.key}'] form")
    tick(form.locator(f"input[value={line.suggested.code}]"))
    form.get_by_role("button").click()
    expect(page.locator(f"[id='{line.key}']")).to_contain_text("Recorded:")


def sign_off(page):
    page.goto(f"{HOME}state/")
    press(page, "Sign off Spring 2010")
    expect(page.locator(".lq-facts")).to_contain_text("Signed off")
    expect(page.locator(f".lq-only-wide a[href='{ASPECT}']")).to_contain_text("NI")


def downloaded(page):
    with page.expect_download() as download:
        follow(page, "Dashboard PDF")
    return pdf_text(download.value.path().read_bytes())


def offers_only_the_plan(page):
    page.goto(ASPECT)
    expect(page.locator(".lq-judged")).to_contain_text("Needs improvement")
    controls = page.locator("main :is(input:not([type=hidden]), textarea, select, button)")
    making = page.get_by_role("button", name="Make an action")
    expect(controls).to_have_count(making.count())


def test_a_round_from_setting_up_to_its_report(browse, lead, core_member, scripted):
    framework()
    page = browse(lead)
    set_up(page, core_member)
    theirs = browse(core_member)
    find_two_features_missing(theirs, scripted)
    rate_above_the_ceiling(theirs, scripted)
    add_evidence(theirs)
    sees_no_rating_of_others(page)
    round_ = Round.objects.get()
    assert [(str(r.user), r.level.code, r.comment) for r in Rating.objects.all()] == [
        ("Cory Core", "G", COMMENT)
    ]
    page.goto(f"{HOME}state/")
    press(page, "Reveal and start agreeing")
    finish_the_others(round_, core_member)
    page.goto(ASPECT)
    agree_it(page, lead, core_member)
    assert Judgement.objects.get(level__code="NI").cell == cell_of(round_, "2.4", "primary")
    agree_the_last_overall(page, rate_overall_but_for_one(round_, lead))
    sign_off(page)
    assert downloaded(page).count("NI Needs improvement Capped") == 1
    offers_only_the_plan(page)
