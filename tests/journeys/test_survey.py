"""The lead asks three what inspectors will ask; one opens its link without an account; the lead reads counts."""

import re

import pytest
from playwright.sync_api import expect

from schools.models import Ask
from schools.tokens import token_for
from tests.factories.schools import SchoolFactory

ASH, OAK, ELM = "Ash Lane Primary School", "Oak Road High School", "Elm Academy"
WEAKER = "Schools last judged to require improvement"


@pytest.fixture
def lead_page(scripted, new_context, sign_in, lead, authority):
    SchoolFactory(authority=authority, name=ASH, ofsted_rating="Good")
    SchoolFactory(authority=authority, name=OAK, phase="secondary", ofsted_rating="Requires improvement")
    SchoolFactory(authority=authority, name=ELM, group_code="10")
    return sign_in(new_context(java_script_enabled=scripted).new_page(), lead)


def start(page) -> int:
    page.goto("/schools/returns/")
    page.get_by_role("link", name="Start a collection").click()
    page.get_by_label("What inspectors will ask them").check()
    page.get_by_label("Name").fill("Before the inspectors")
    page.get_by_label("Answers by").fill("1/12/2099")
    page.get_by_role("button", name="Start the collection").click()
    page.get_by_label("Where the register has no grade").select_option("Not inspected yet")
    page.get_by_role("button", name="Ask all 3 that match").click()
    return int(re.search(r"/returns/(\d+)/", page.url)[1])


def link_of(name: str) -> str:
    return f"/answer/{token_for(Ask.objects.get(school__name=name))}/"


def answer(page) -> None:
    """As a good school: other schools' questions are folded away, and answered by mistake they are refused."""
    page.get_by_role("button", name="Send to Any Borough").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(5)
    for question, choice in (
        ("How well does the authority understand", "Very well"),
        ("How well do the authority’s support", "Not well enough"),
        ("To what extent have its support", "Cannot say"),
        ("To what extent do you support other", "To a great extent"),
    ):
        page.get_by_role("group", name=question).get_by_label(choice, exact=True).check()
    page.get_by_text(WEAKER).first.click()
    page.get_by_label("How did you know?").fill("This is not for us")
    page.get_by_label("Your name").fill("Hetty Head")
    page.get_by_label("Your post").fill("Headteacher")
    page.get_by_role("button", name="Send to Any Borough").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(1)
    page.get_by_label("How did you know?").fill("")
    page.get_by_label("Why do you say so?").fill("They know us well")
    page.get_by_role("button", name="Send to Any Borough").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_a_school_answers_and_the_lead_reads_counts(lead_page, new_context, scripted):
    pk = start(lead_page)
    school = new_context(java_script_enabled=scripted).new_page()
    school.goto(link_of(ASH))
    expect(school.get_by_role("heading", name=WEAKER)).to_have_count(0)
    answer(school)
    lead_page.goto(f"/schools/returns/{pk}/")
    lead_page.get_by_role("link", name="What schools said").click()
    expect(lead_page.locator(".lq-figures")).to_contain_text(re.compile(r"answered, of 3 asked\s*1"))
    main = lead_page.locator("main")
    expect(main).to_contain_text("Very well 1, of 1 who say.")
    expect(main).to_contain_text("They know us well")


@pytest.mark.parametrize("scripted", [True], ids=["with-javascript"])
def test_every_page_is_without_faults_at_a_desk_and_on_a_phone(lead_page, new_context, looked_at):
    pk = start(lead_page)
    school = new_context().new_page()
    for name in (ASH, ELM):
        school.goto(link_of(name))
        looked_at(school)
    school.get_by_role("button", name="Send to").click()
    looked_at(school)
    school.goto(link_of(ASH))
    answer(school)
    looked_at(school)
    asks = {str(ask): ask.pk for ask in Ask.objects.select_related("school")}
    for address in (
        *("/schools/returns/new/", f"/schools/returns/{pk}/", f"/schools/returns/{pk}/summary/"),
        *(f"/schools/returns/asked/{asks[ASH]}/", f"/schools/returns/asked/{asks[OAK]}/"),
        f"/schools/returns/asked/{asks[OAK]}/answer/",
    ):
        lead_page.goto(address)
        looked_at(lead_page)
