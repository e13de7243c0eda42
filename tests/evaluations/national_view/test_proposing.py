"""The adviser of a phase proposes the National Strategies view, under the same ceiling as the authority."""

import pytest

from evaluations.enums import NoteState, RoundState, View
from evaluations.models import Answer, Judgement, Look, NoteLine, NoteOfVisit, Proposal
from tests.accounts.pages import errors, heading, main_text, notices, rows
from tests.evaluations.national_view.conftest import CELL, OURS, PAGE, stance
from tests.factories.accounts import AppointmentFactory, RegionFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db


def test_the_page_says_what_the_authority_judged_what_is_missing_and_what_comes_next(as_, adviser, round_):
    page = as_(adviser).get(PAGE)
    assert heading(page) == "National Strategies view"
    text = main_text(page)
    assert "Agreed 0 of 10 Not proposed 10" in text
    assert "Next: Propose a view of 10 aspects. Start with 1.1 Delivery of programmes, Primary." in text
    assert rows(page)[8] == ["2.4 Use of intelligence", "G Good", "None yet", "Not proposed yet."]
    assert "Secondary" not in text


def test_an_adviser_proposes_with_a_reason_for_the_difference(as_, adviser, cell):
    page = as_(adviser).post(CELL, stance(), follow=True)
    assert notices(page) == [
        "2.4 Use of intelligence, Primary: Needs improvement is proposed, and waits for the director."
    ]
    row = Proposal.objects.get()
    assert (row.level.code, row.rationale, row.difference, row.against.code, row.version) == (
        *("NI", "Reports are late.", "Four of ten reports came late."),
        *("G", 1),
    )
    assert (row.proposed_by, row.agreed_at) == (adviser, None)
    assert Judgement.objects.filter(view=View.STRATEGIES).count() == 0


def test_a_difference_without_a_reason_is_refused_and_keeps_what_was_typed(as_, adviser, cell):
    page = as_(adviser).post(CELL, stance(difference=" "))
    assert page.status_code == 422
    assert errors(page) == [
        "Say why it differs: the authority’s view is Good. The authority reads the reason beside both views."
    ]
    assert "Reports are late." in page.content.decode()
    assert Proposal.objects.count() == 0


def test_the_same_level_needs_no_reason_for_a_difference_and_keeps_none(as_, adviser, cell):
    as_(adviser).post(CELL, stance("G", "Left from a draft."))
    assert Proposal.objects.get().difference == ""


def test_a_level_above_the_ceiling_is_refused_with_what_holds_it(as_, adviser, cell):
    page = as_(adviser).post(CELL, stance("OS", "Better than they say."))
    assert errors(page) == [
        "Choose Good or lower: Outstanding is above the ceiling.",
        "The linked evidence shows some impact, and Outstanding needs evidence of substantial impact, so the "
        "rating is at most Good.",
    ]
    assert Proposal.objects.count() == 0


def test_open_points_of_the_authority_stand_in_the_way_as_they_do_for_it(as_, adviser, cell):
    Answer.objects.filter(cell=cell, criterion__ref="2.4-G-1").delete()
    [first, *others] = errors(as_(adviser).post(CELL, stance("G", "")))
    assert first == "Good cannot be agreed yet: one point must be answered first."
    assert len(others) == 1


def test_not_applicable_takes_its_reason_and_a_reason_for_the_difference(as_, adviser, cell):
    as_(adviser).post(CELL, stance("n/a", "No such schools."))
    row = Proposal.objects.get()
    assert (row.level, row.not_applicable, row.difference) == (None, True, "No such schools.")


def test_an_overtaken_proposal_shows_both_and_loses_nothing(as_, adviser, director, proposed):
    page = as_(director).post(CELL, stance("SI", "Mine.", version=0))
    assert page.status_code == 422
    text = main_text(page)
    assert "Paul Primary proposed a view while you were writing. Nothing is lost" in text
    assert "Four of ten reports came late." in text
    assert "Mine." in text
    assert 'name="version" value="1"' in page.content.decode()
    as_(director).post(CELL, stance("SI", "Mine.", version=1))
    assert Proposal.objects.get().level.code == "SI"


def test_sent_twice_it_is_proposed_once(as_, adviser, proposed):
    assert as_(adviser).post(CELL, stance()).status_code == 302
    assert Proposal.objects.get().version == 1


@pytest.mark.parametrize("who", ["secondary", "lead", "elsewhere"])
def test_another_phase_the_authority_and_another_region_do_not_find_it(request, as_, cell, who):
    other = AppointmentFactory(region=RegionFactory(code="E")).user
    user = other if who == "elsewhere" else request.getfixturevalue(who)
    answers = [as_(user).get(CELL).status_code, as_(user).post(CELL, stance()).status_code]
    assert (answers, Proposal.objects.count(), Look.objects.count()) == ([404, 404], 0, 0)


def test_a_regional_adviser_reads_and_does_not_propose(as_, regional_adviser, cell):
    assert "What you saw goes into a note of visit." in main_text(as_(regional_adviser).get(CELL))
    assert as_(regional_adviser).post(CELL, stance()).status_code == 422
    assert Proposal.objects.count() == 0


def test_opening_a_cell_is_a_look_that_the_authority_reads(as_, adviser, cell):
    as_(adviser).get(CELL)
    assert Look.objects.get().what == "2.4, Primary, for the National Strategies view, Autumn"


def test_a_round_that_is_not_shared_is_not_there(as_, adviser, authority):
    RoundFactory(authority=authority, name="Autumn", state=RoundState.AGREEING)
    assert [as_(adviser).get(at).status_code for at in (PAGE, CELL)] == [404, 404]


def test_what_is_proposed_never_shows_at_the_authority(as_, lead, proposed):
    pages = [OURS, "/rounds/any-borough-autumn/", "/rounds/any-borough-autumn/primary/2.4/history/"]
    shown = " ".join(as_(lead).get(at).content.decode() for at in pages)
    assert ("late" in shown, "Paul Primary" in shown) == (False, False)
    assert "has agreed no view of this round yet" in shown


def test_the_page_shows_how_the_authority_answered_and_what_notes_of_visit_say(as_, adviser, director, cell):
    note = NoteOfVisit.objects.create(
        authority=cell.round.authority,
        framework=cell.round.framework,
        phase=cell.phase,
        visited_on="2010-03-12",
        who="SIP manager",
        purpose="Sampling reports",
        state=NoteState.FINAL,
        author=adviser,
        updated_by=adviser,
    )
    NoteLine.objects.create(note=note, element=cell.element, text="We read ten reports.", level=None)
    text = main_text(as_(director).get(CELL))
    assert "Paul Primary, 12 March 2010" in text
    assert "We read ten reports." in text
    assert "Ratings of this aspect come from the senior discussion." in text
    asked = text.partition("How the authority answered, ")[2].partition(" considered")[0]
    assert asked.split(" of ")[0] == asked.split(" of ")[1]
