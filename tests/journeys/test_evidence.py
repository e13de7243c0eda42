"""The library in a browser: every page, its errors too, at a desk's width and at a phone's."""

import pytest

from accounts.models import User
from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.services.evidence import Details, add_item, change_item
from tests.evaluations.evidence.samples import GENUINE
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cell(authority, core_member, lead):
    framework("laqs")
    round_ = RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
    join(round_, core_member)
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def items(authority, core_member, cell) -> list[EvidenceItem]:
    rows = [
        ("SIP reports sample, summer term", "School notes of visit", "none", False),
        ("Risk register review", "Team meeting minutes", "some", False),
        ("Performance of two partners", "SIP reports", "none", True),
    ]
    made = [
        EvidenceFactory(
            authority=authority,
            title=title,
            source_type=source,
            impact=impact,
            individual=individual,
            added_by=core_member,
            url="https://example.org/a/rather/long/address/of/a/document/that/does/not/break",
        )
        for title, source, impact, individual in rows
    ]
    link(cell, *made[:2])
    link(cell_of(cell.round, "2.5", "primary"), made[1])
    return made


def test_every_page_of_the_library_is_without_axe_faults(page, sign_in, core_member, items, cell, looked_at):
    sign_in(page, core_member)
    place = f"{cell.round.slug}/primary/2.4"
    pages = ["", "?words=zebra", "new/", f"new/?cell={place}", f"link/{place}/", f"{items[2].pk}/delete/"]
    pages += [f"{items[1].pk}/{name}" for name in ("", "edit/", "delete/", "history/")]
    for path in pages:
        page.goto(f"/evidence/{path}")
        looked_at(page)


def test_a_mistake_says_so_and_its_link_lands_on_the_field(
    page, sign_in, core_member, cell, no_axe_faults, links_land
):
    sign_in(page, core_member)
    page.goto("/evidence/new/")
    page.get_by_label("What it shows").fill("Twelve of fourteen reports were on time.")
    page.get_by_label("File").set_input_files(
        {"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + bytes(90)}
    )
    page.get_by_role("button", name="Add to the library").click()
    assert page.title().startswith("Error: Add evidence")
    no_axe_faults(page)
    links_land(page)
    assert page.get_by_label("What it shows").input_value() == "Twelve of fourteen reports were on time."
    page.get_by_role("link", name="Give the item a title.").click()
    assert page.evaluate("document.activeElement.id") == "id_title"


def test_evidence_is_added_on_the_spot_and_downloaded_again(page, sign_in, core_member, cell):
    sign_in(page, core_member)
    page.goto(f"/evidence/new/?cell={cell.round.slug}/primary/2.4")
    page.get_by_label("Title").fill("Risk register review")
    page.get_by_label("File").set_input_files(
        {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": GENUINE["minutes.pdf"]}
    )
    page.get_by_role("button", name="Add and link").click()
    page.wait_for_url(f"/rounds/{cell.round.slug}/primary/2.4/")
    assert EvidenceLink.objects.get().cell == cell
    page.goto(f"/evidence/{EvidenceItem.objects.get().pk}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="minutes.pdf").click()
    assert download.value.suggested_filename == "minutes.pdf"
    assert download.value.path().read_bytes() == GENUINE["minutes.pdf"]


def test_two_people_at_once_see_both_texts(
    page, sign_in, authority, core_member: User, lead: User, no_axe_faults, links_land
):
    item = add_item(authority=authority, user=core_member, details=Details("Plan", summary="On the shelf."))
    sign_in(page, core_member)
    page.goto(f"/evidence/{item.pk}/edit/")
    change_item(item=item, user=lead, details=Details("Plan of 2009", summary="On the shelf."), version=1)
    page.get_by_label("Title").fill("The plan")
    page.get_by_role("button", name="Save").click()
    no_axe_faults(page)
    links_land(page)
    page.get_by_label("Keep theirs").check()
    page.get_by_role("button", name="Save").click()
    assert page.locator("h1").inner_text() == "Plan of 2009"


def test_items_are_linked_by_keyboard_alone(
    page, sign_in, core_member, items, cell, no_axe_faults, links_land
):
    sign_in(page, core_member)
    page.goto(f"/evidence/link/{cell.round.slug}/primary/2.4/")
    page.get_by_role("button", name="Link what is ticked").press("Enter")
    no_axe_faults(page)
    links_land(page)
    page.get_by_label("Performance of two partners").press("Space")
    page.get_by_role("button", name="Link what is ticked").press("Enter")
    page.wait_for_url(f"/rounds/{cell.round.slug}/primary/2.4/")
    assert EvidenceLink.objects.filter(cell=cell).count() == 3
