"""Beside a signed-off round another may be started, and one that is open is not held up."""

from django.urls import reverse

from evaluations.enums import RoundState
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.signed_off.tables import rows
from tests.evaluations.pages.signed_off.writes import DETAILS
from tests.factories.answers import field_of
from tests.factories.rounds import RoundFactory, cell_of, join


def test_another_round_may_be_started_beside_it(as_lead, signed):
    form = DETAILS | {"framework": signed.round.framework_id, "previous": signed.round.pk}
    before = rows()
    assert as_lead.post(reverse("evaluations:round_new"), form).status_code == 302
    after = rows()
    assert [label for label in before if not set(before[label]) <= set(after[label])] == []


def test_cells_of_a_round_that_is_open_are_not_held_up_by_it(as_lead, signed, authority, lead):
    other = RoundFactory(authority=authority, state=RoundState.RATING)
    join(other, lead, "lead")
    cell = cell_of(other, "2.4", "primary")
    field = field_of(cell, "2.4-G-3")
    data = {f"value-{field}": "no", f"note-{field}": "", f"version-{field}": "0"}
    assert as_lead.post(address(cell), data).status_code == 302
    assert cell.answers.get().value == "no"
