"""An entry of the notebook that may name an individual says so to those who write it, and is saved all the same."""

import pytest

from evaluations.models import NotebookEntry
from tests.evaluations.inspections.test_case import ENTRY
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.inspections import entry
from tests.factories.readiness import person

HINT = "This may name somebody: “Lena Lead”. Say who it was by role or group"


@pytest.mark.parametrize("field", ["title", "present", "notes", "strengths", "weaknesses"])
def test_a_new_entry_is_saved_and_the_name_is_said(as_core, case, at, field):
    answer = as_core.post(at("_entry_new"), ENTRY | {field: "Lena Lead told us."}, follow=True)
    assert HINT in answer.content.decode()
    assert getattr(NotebookEntry.objects.get(), field) == "Lena Lead told us."


def test_an_entry_that_names_nobody_says_nothing(as_core, at):
    answer = as_core.post(at("_entry_new"), ENTRY, follow=True)
    assert "may name somebody" not in answer.content.decode()


def test_it_stands_on_the_entry_until_the_name_is_gone(as_core, case, lead, at):
    row = entry(case, lead, notes="Lena Lead told us.")
    before = as_core.get(at("_entry", row.pk)).content.decode()
    as_core.post(at("_entry_edit", row.pk), ENTRY | {"notes": "An officer told us.", "version": 1})
    after = as_core.get(at("_entry", row.pk)).content.decode()
    assert (HINT in before, "may name somebody" in after) == (True, False)


def test_whoever_only_reads_the_notebook_is_not_told(get, case, lead, adviser, at):
    row = entry(case, lead, notes="Lena Lead told us.")
    assert "may name somebody" not in get(adviser, at("_entry", row.pk)).text


@pytest.mark.usefixtures("of_a_round")
def test_known_are_the_nominee_and_those_to_meet_too_and_nobody_elsewhere(
    as_core, case, lead, outsider, at, of_a_round
):
    case.nominee = "Nora Nominee"
    case.save()
    person(case.round, lead, name="Ina Chief")
    row = entry(case, lead, notes=f"Nora Nominee, Ina Chief and {outsider.name} came.")
    assert "“Nora Nominee” and “Ina Chief”." in as_core.get(at("_entry", row.pk)).content.decode()


def test_the_page_costs_the_same_however_many_are_known(as_lead, case, lead, at, of_a_round):
    row = entry(case, lead, notes="Lena Lead told us.")
    one = asked(lambda: as_lead.get(at("_entry", row.pk)))
    for number in range(4):
        person(case.round, lead, name=f"Person {number}")
    stands(one, asked(lambda: as_lead.get(at("_entry", row.pk))), MOST)
