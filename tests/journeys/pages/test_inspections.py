"""Pages of an inspection at a desk and on a phone: confidential, published, wrongly filled in, and after a clash."""

import datetime as dt

import pytest

from evaluations.models import Finding
from tests.factories.inspections import answered, entry, inspection, set_clock
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import join
from tests.factories.selfevaluation import ScheduleFactory

LONG = (
    "Discussion with the lead elected member for education, the chief executive and the director, at length"
)
SAID = "Officers know every maintained school, and its data are read each half-term. " * 12


@pytest.fixture
def case(authority, lead, core_member):
    round_ = ScheduleFactory(authority=authority, name="Before Ofsted", created_by=lead)
    join(round_, lead, "lead")
    made = inspection(
        authority, lead, round=round_, ended_on=dt.date(2015, 2, 6), lead_inspector="W" * 60, reason=SAID
    )
    for number in range(12):
        entry(made, core_member, LONG, strengths=SAID, weaknesses=SAID, in_confidence=number == 3)
    set_clock(made, "accuracy", starts_on=dt.date(2015, 2, 9), done_on=dt.date(2015, 2, 13), note=SAID)
    finding = Finding(inspection=made, number=1, text=SAID, updated_by=lead)
    finding.save()
    finding.actions.add(ActionFactory(plan=PlanFactory(round=round_), title=LONG))
    Finding(inspection=made, number=2, text="Data are not used.", updated_by=lead).save()
    return made


def test_while_it_is_confidential(case, lead, page, sign_in, look_into):
    sign_in(page, lead)
    at = f"/inspections/{case.pk}/"
    finding, written = case.findings.first(), case.entries.first()
    look_into("/inspections/", at, f"{at}edit/", f"{at}publish/", f"{at}history/", f"{at}timeline/")
    look_into(f"{at}timeline/statement/", f"{at}statement/", f"{at}statement/committee/")
    look_into(*(f"{at}statement/{finding.pk}/{more}" for more in ("", "take-away/")))
    look_into(*(f"{at}notebook/{written.pk}/{more}" for more in ("", "edit/", "history/")))


def test_before_there_is_anything_and_forms_wrongly_filled_in(
    authority, lead, page, sign_in, look, look_into, links_land
):
    sign_in(page, lead)
    look_into("/inspections/")
    empty = inspection(authority, lead)
    look_into(f"/inspections/{empty.pk}/", f"/inspections/{empty.pk}/statement/")
    for address in ("new/", *(f"{empty.pk}/{more}" for more in ("statement/new/", "notebook/new/"))):
        page.goto(f"/inspections/{address}")
        page.locator("main form [type=submit]").click()
        links_land(page)
        look()


def test_after_two_people_saved_at_once(case, lead, page, sign_in, look, links_land):
    sign_in(page, lead).goto(f"/inspections/{case.pk}/edit/")
    case.version, case.lead_inspector = 2, "Somebody Else HMI"
    case.save()
    page.get_by_label("Lead inspector").fill("Robert Halewood HMI")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name=f"As {lead} saved it").wait_for()
    look()


def test_once_it_is_published_as_a_reader_sees_it(case, reader, lead, page, sign_in, look_into):
    case.published_on, case.report_url = dt.date(2015, 5, 22), "https://example.org/report"
    answered(case, dt.date(2015, 9, 1))
    sign_in(page, reader)
    at = f"/inspections/{case.pk}/"
    look_into("/inspections/", at, f"{at}timeline/", f"{at}statement/")
