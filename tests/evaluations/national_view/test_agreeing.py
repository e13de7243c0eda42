"""The director agrees what is proposed or returns it; what is agreed stands beside the authority's view."""

import pytest

from evaluations.enums import RoundState, View
from evaluations.models import Judgement, Proposal, Round
from tests.accounts.pages import errors, main_text, notices, rows
from tests.evaluations.national_view.conftest import CELL, OURS, PAGE, stance
from tests.factories.rounds import cell_of

pytestmark = pytest.mark.django_db


def view(cell):
    return Judgement.objects.get(cell=cell, view=View.STRATEGIES)


def read(response):
    """A file byte for byte, a page without what is another with every request."""
    return main_text(response) if response["Content-Type"].startswith("text/html") else response.content


def test_agreeing_makes_it_the_view_and_names_both(as_, director, proposed, cell):
    as_(director).post(CELL, stance(do="agree", version=1))
    row, judged = Proposal.objects.get(), view(cell)
    assert (row.agreed_by, row.proposed_by.name, row.difference) == (
        *(director, "Paul Primary"),
        "Four of ten reports came late.",
    )
    assert (judged.level.code, judged.rationale, judged.agreed_by, judged.ceiling.code) == (
        *("NI", "Reports are late.", ["Paul Primary", "Dora Director"]),
        "G",
    )
    ours = Judgement.objects.get(cell=cell, view=View.AUTHORITY)
    assert (ours.level.code, ours.version) == ("G", 1)


def test_several_are_agreed_at_once_all_or_none(as_, director, adviser, round_, proposed):
    other = cell_of(round_, "1.1", "primary")
    as_(adviser).post(f"{PAGE}primary/1.1/", stance("SI", ""))
    ticks = [f"{proposed.cell_id}:1", f"{other.pk}:7"]
    page = as_(director).post(PAGE, {"cell": ticks})
    assert errors(page) == [
        "Nothing is agreed yet.",
        "1.1, Primary: it has changed since you opened the page. Look at it again.",
    ]
    assert Judgement.objects.filter(view=View.STRATEGIES).count() == 0
    page = as_(director).post(PAGE, {"cell": [ticks[0], f"{other.pk}:1"]}, follow=True)
    assert notices(page) == ["2 views are agreed. Any Borough reads them beside its own."]
    assert Judgement.objects.filter(view=View.STRATEGIES).count() == 2


@pytest.mark.parametrize("ticks", [[], ["nonsense"], ["0:1"]])
def test_without_a_tick_nothing_is_agreed_and_the_page_says_so(as_, director, proposed, ticks):
    assert errors(as_(director).post(PAGE, {"cell": ticks})) == ["Tick at least one proposal to agree."]


def test_an_adviser_does_not_agree(as_, adviser, proposed):
    ticked = as_(adviser).post(PAGE, {"cell": [f"{proposed.cell_id}:1"]})
    alone = as_(adviser).post(CELL, stance(do="agree", version=1))
    said = "Only the senior regional director agrees the National Strategies view."
    assert [errors(ticked), errors(alone)] == [[said], [said]]
    assert Proposal.objects.get().agreed_at is None


def test_another_level_is_agreed_only_with_what_the_director_says_of_it(as_, director, proposed, cell):
    page = as_(director).post(CELL, stance("SI", do="agree", version=1))
    assert errors(page) == ["Say why you agree another level than Needs improvement."]
    as_(director).post(CELL, stance("SI", do="agree", version=1, reply="Seven of ten by now."))
    assert (view(cell).level.code, Proposal.objects.get().reply) == ("SI", "Seven of ten by now.")


def test_a_returned_proposal_waits_for_the_adviser_with_what_was_said(as_, director, adviser, proposed):
    assert errors(as_(director).post(CELL, {"do": "return", "version": 1})) == [
        "Say what should be looked at again: the adviser reads it beside the proposal."
    ]
    as_(director).post(CELL, {"do": "return", "version": 1, "reply": "Which reports?"})
    page = as_(adviser).get(PAGE)
    assert "Next: Look again at one proposal that the director returned." in main_text(page)
    assert rows(page)[8][3].startswith("Returned by the director on")
    assert errors(as_(director).post(PAGE, {"cell": [f"{proposed.cell_id}:2"]})) == [
        "Nothing is agreed yet.",
        "2.4, Primary: it is returned, and waits for the adviser.",
    ]
    as_(adviser).post(CELL, stance(version=2, rationale="Four reports of March."))
    row = Proposal.objects.get()
    assert (row.returned_at, row.reply, row.version) == (None, "", 3)


def test_a_director_may_propose_and_agree_at_once_and_the_page_says_so(as_, director, cell):
    as_(director).post(CELL, stance(do="agree"))
    assert view(cell).agreed_by == ["Dora Director"]
    assert "by Dora Director, who also proposed it." in main_text(as_(director).get(PAGE))


def test_what_is_agreed_stands_until_another_is_agreed(as_, director, adviser, agreed, cell, lead):
    as_(adviser).post(CELL, stance("SI", "All ten came late.", version=agreed.version))
    assert (view(cell).level.code, Proposal.objects.count()) == ("NI", 2)
    shown = main_text(as_(lead).get(OURS))
    assert ("Four of ten reports came late." in shown, "All ten" in shown) == (True, False)
    as_(director).post(CELL, stance("SI", "All ten came late.", do="agree", version=agreed.version + 1))
    assert (view(cell).level.code, Proposal.objects.get().difference) == ("SI", "All ten came late.")


def test_the_history_of_a_cell_tells_who_proposed_returned_and_agreed(as_, director, adviser, proposed):
    as_(director).post(CELL, {"do": "return", "version": 1, "reply": "Which reports?"})
    as_(adviser).post(CELL, stance("SI", version=2))
    as_(director).post(CELL, stance("SI", do="agree", version=3))
    told = [row[1:6] for row in rows(as_(director).get(CELL))]
    held = "Reports are late. Four of ten reports came late."
    needs, poor = "Needs improvement", "Significant improvement needed"
    assert told == [
        ["Dora Director", "National Strategies view: agreed", poor, poor, held],
        ["Paul Primary", "National Strategies view: proposed", needs, poor, held],
        ["Dora Director", "National Strategies view: returned", needs, needs, "Which reports?"],
        ["Paul Primary", "National Strategies view: proposed", "–", needs, held],
    ]


def test_the_authority_reads_both_views_with_the_reason_who_and_when(as_, lead, reader, agreed, round_):
    for user in (lead, reader):
        page = main_text(as_(user).get(OURS))
        assert "National Strategies view agreed 1 of 27 Views differ 1" in page
        assert "Why it differs: Four of ten reports came late." in page
        assert "Proposed by Paul Primary, agreed by Dora Director on" in page


def test_the_authoritys_own_record_stays_as_it_was(as_, director, adviser, lead, round_, proposed):
    client = as_(lead)
    at = [f"/rounds/any-borough-autumn/export/{name}" for name in ("dashboard.csv", "round.xlsx")]
    at += ["/rounds/any-borough-autumn/primary/2.4/history/", "/rounds/any-borough-autumn/history/"]
    before = [read(client.get(one)) for one in at]
    report = Round.objects.get(pk=round_.pk).report
    as_(director).post(CELL, stance(do="agree", version=1))
    assert [read(client.get(one)) for one in at] == before
    assert Round.objects.get(pk=round_.pk).report == report


def test_once_the_authority_judges_anew_both_sides_read_that_its_view_has_changed(
    as_, director, lead, agreed, round_, cell
):
    ours = Judgement.objects.get(cell=cell, view=View.AUTHORITY)
    ours.rationale, ours.version = "Nine of ten came in time.", 2
    ours.save()
    assert "The authority’s view has changed since" in main_text(as_(director).get(PAGE))
    assert "Your view has changed since" in main_text(as_(lead).get(OURS))
    as_(director).post(CELL, stance(do="agree", version=agreed.version))
    assert "has changed since" not in main_text(as_(director).get(PAGE))


def test_a_round_that_is_reopened_closes_to_the_region_and_the_agreed_view_stays(
    as_, director, lead, agreed, round_
):
    round_.state = RoundState.AGREEING
    round_.save()
    assert as_(director).get(PAGE).status_code == 404
    assert "agreed 1 of 27" in main_text(as_(lead).get(OURS))
