"""The history of a cell: who, when, from what to what, and why."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import EvidenceLink
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.answers import answer, field_of, in_state, judge
from tests.factories.evidence import EvidenceFactory
from tests.factories.rounds import cell_of, join

PICTURE = "form a robust picture of children's progress and provider quality"


@pytest.fixture
def events(get, core_member, cell):
    """Rows of the table without the time."""

    def of(user=core_member, at=cell):
        page = get(user, address(at, "cell_history"))
        return [row[1:] for row in page.rows("What changed, newest first")]

    return of


def test_every_change_of_an_answer_stands_there_with_who_and_why(events, as_core, as_lead, cell):
    field = field_of(cell, "2.4-G-1")
    for client, value, note, version in (
        (as_core, "yes", "Seen in June.", 0),
        (as_lead, "no", "Not since May.", 1),
        (as_core, "", "Not since May.", 2),
    ):
        data = {f"value-{field}": value, f"note-{field}": note, f"version-{field}": version}
        client.post(address(cell), data)
    assert events() == [
        ["Cory Core", PICTURE, "Not met", "Not yet", "–"],
        ["Lena Lead", PICTURE, "Met", "Not met", "Not since May."],
        ["Cory Core", PICTURE, "Not yet", "Met", "Seen in June."],
    ]


def test_a_measure_stands_there_with_its_unit(events, round_, core_member):
    cell = cell_of(round_, "1.5", "primary")
    row = answer(cell, core_member, "1.5-schools-in-line", "82")
    row.value, row.version = "87.5", 2
    row.save()
    label = "Schools that set targets in line with DCSF guidance"
    assert [event[1:4] for event in events(at=cell)] == [[label, "82%", "87.5%"], [label, "Not yet", "82%"]]


def test_what_others_did_elsewhere_is_not_in_it(events, round_, cell, core_member):
    answer(cell_of(round_, "2.4", "secondary"), core_member, "2.4-G-1", "yes")
    answer(cell, core_member, "2.4-G-2", "yes")
    assert len(events()) == 1


def test_judgements_stand_there_with_their_reason_and_dissent(events, round_, cell, lead):
    row = judge(cell, lead, "G", "As it stood.")
    row.level, row.not_applicable, row.version = None, True, 2
    row.rationale, row.dissent = "No such reports.", "Gil: there are."
    row.save()
    assert events() == [
        ["Lena Lead", "The team’s judgement", "Good", "N/A", "No such reports. Dissent: Gil: there are."],
        ["Lena Lead", "The team’s judgement", "Not rated", "Good", "As it stood."],
    ]


def test_evidence_linked_and_unlinked_stands_there(events, cell, core_member, authority):
    item = EvidenceFactory(authority=authority, title="Return rates")
    found = EvidenceLink(cell=cell, item=item, added_by=core_member, note="Page 3.")
    found._history_user = core_member
    found.save()
    found.delete()
    assert [event[1:] for event in events()] == [
        ["Evidence", "Return rates", "Unlinked", "–"],
        ["Evidence", "–", "Linked: Return rates", "Page 3."],
    ]


def test_another_authority_does_not_find_it(sign_in, outsider, cell):
    assert sign_in(outsider).get(address(cell, "cell_history")).status_code == 404


def test_a_guest_reads_that_of_what_they_are_named_for(sign_in, guest, round_, cell):
    join(round_, guest, "guest", (cell,))
    other = cell_of(round_, "2.5", "primary")
    client = sign_in(guest)
    found = [client.get(address(one, "cell_history")).status_code for one in (cell, other)]
    assert found == [200, 404]


def test_a_reader_reads_it_once_it_is_signed_off(sign_in, reader, round_, cell):
    client = sign_in(reader)
    before = client.get(address(cell, "cell_history")).status_code
    in_state(round_, RoundState.SIGNED_OFF)
    assert [before, client.get(address(cell, "cell_history")).status_code] == [403, 200]


def test_nothing_recorded_says_so(as_core, cell):
    assert "Nothing is recorded yet." in Page(as_core.get(address(cell, "cell_history"))).text
