"""Pages of a self-evaluation at a desk and on a phone: empty, written, carried, clashing, signed off."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import SelfEntry, SelfSummary
from evaluations.selectors.access import round_for
from evaluations.services.carrying import start_from
from tests.factories.answers import in_state, signed_off
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, entry, statement, write_up

SAID = "Officers know every maintained school, and its data are read each half-term. " * 12
NAME = "A self-evaluation with a long name made before an inspection that may come"


@pytest.fixture
def schedule(authority, lead):
    made = ScheduleFactory(authority=authority, name=NAME, created_by=lead)
    join(made, lead, "lead")
    return made


@pytest.fixture
def written(schedule, authority, lead):
    cell = cell_of(schedule, "3")
    link(cell, EvidenceFactory(authority=authority, title=f"Minutes {SAID[:150]}"))
    statement(cell, lead, extent="partly", note=SAID).evidence.set(cell.evidence_links.all())
    statement(cell, lead, 2, extent="not-yet")
    for kind in ("strength", "weakness", "impact"):
        for number in range(3):
            entry(cell, lead, SAID, kind, key=not number)
    SelfSummary.objects.create(round=schedule, opening=SAID, context=f"{SAID}\n\n{SAID}", updated_by=lead)
    return schedule


def pages(round_, *more):
    at = f"/rounds/{round_.slug}/"
    return [
        f"{at}{page}"
        for page in ("self-evaluation/", "self-evaluation/aspects/3/", "self-evaluation/summary/", *more)
    ]


def test_empty_and_as_it_is_set_up(schedule, lead, page, sign_in, look_into):
    sign_in(page, lead)
    look_into(*pages(schedule, "self-evaluation/summary/edit/", "setup/", "state/", "all/3/history/"))
    in_state(schedule, "setting-up")
    look_into(f"/rounds/{schedule.slug}/self-evaluation/")


def test_written_and_with_faults(written, lead, page, sign_in, look, look_into, links_land):
    sign_in(page, lead)
    look_into(*pages(written, "self-evaluation/summary/edit/", "all/3/history/"))
    page.goto(pages(written)[1])
    page.get_by_label("How the authority knows, statement 1").fill("x" * 5_001)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title(re.compile("^Error: "), timeout=20_000)
    links_land(page)
    look()


def test_after_two_people_saved_at_once(written, lead, page, sign_in, look, links_land):
    sign_in(page, lead).goto(pages(written)[1])
    row = SelfEntry.objects.filter(kind="strength").first()
    row.text, row.version = "Theirs.", 2
    row.save()
    page.get_by_label("Strength 1").fill("Mine.")
    page.keyboard.press("Tab")
    page.get_by_label("Keep mine").wait_for(state="attached")
    links_land(page)
    look()


def test_signed_off_and_carried_into_the_next(written, lead, reader, page, sign_in, look_into):
    write_up(written, lead)
    signed_off(written, lead)
    made = start_from(
        source=round_for(lead, written.slug),
        framework=written.framework,
        user=lead,
        name="The next",
        period="2015",
    )
    in_state(made, "rating")
    sign_in(page, lead)
    look_into(*pages(made, "self-evaluation/summary/edit/", "carried/"))
    sign_in(page, reader)
    look_into(*pages(written), "/reading/")
