"""The director agrees overall ratings from what is agreed of the aspects, with a reason where one is needed."""

import pytest

from evaluations.enums import View
from evaluations.models import Overall
from standards.content import content_for
from tests.accounts.pages import errors, main_text, notices, rows
from tests.evaluations.national_view.conftest import OURS, PAGE

pytestmark = pytest.mark.django_db
OVERALL = f"{PAGE}overall/"
RISK = "area-2-primary"
SAID = "Say why you agree Good: the authority’s overall rating is Significant improvement needed."


def theirs(round_):
    return Overall.objects.get(round=round_, view=View.STRATEGIES)


def test_the_rule_suggests_from_agreed_aspects_alone(as_, director, agreed):
    page = main_text(as_(director).get(OVERALL))
    risk = page.partition("Risk and intervention, Primary")[2].partition("Risk and intervention, Secondary")[
        0
    ]
    assert "Suggested: G Good No more than one is rated Needs improvement and none lower" in risk
    assert "Provisional: 4 not agreed yet." in risk
    assert page.count("No suggestion: nothing is agreed yet.") == 6


def test_it_is_agreed_with_a_reason_where_it_differs_and_both_sides_read_it(
    as_, director, lead, agreed, round_
):
    sent = {"which": RISK, "level": "G", "version": 0, "reason": ""}
    assert errors(as_(director).post(OVERALL, sent)) == [SAID]
    page = as_(director).post(OVERALL, sent | {"reason": "One late set of reports."}, follow=True)
    assert notices(page) == ["Risk and intervention, Primary: the overall rating is agreed."]
    assert (theirs(round_).level.code, theirs(round_).reason) == ("G", "One late set of reports.")
    line = next(row for row in rows(as_(lead).get(OURS)) if row[0] == "Risk and intervention, Primary")
    assert line[2:] == [
        "G Good 2 higher than the authority’s view",
        "One late set of reports. Agreed by Dora Director",
    ]


def test_an_overtaken_rating_shows_theirs_and_keeps_what_was_typed(as_, director, agreed):
    sent = {"which": RISK, "level": "G", "version": 0, "reason": "First."}
    as_(director).post(OVERALL, sent)
    page = as_(director).post(OVERALL, sent | {"level": "NI", "reason": "Second."})
    assert page.status_code == 422
    assert errors(page)[0].startswith("Dora Director agreed Good while you were writing.")
    assert "Second." in page.content.decode()


def test_with_no_aspect_agreed_there_is_nothing_to_agree(as_, director, agreed):
    sent = {"which": "area-1-secondary", "level": "G", "version": 0, "reason": "As seen."}
    assert errors(as_(director).post(OVERALL, sent)) == [
        "Agree a view of its aspects first: there is nothing to rest an overall rating on yet."
    ]


def test_an_adviser_reads_those_of_the_phase_and_agrees_none(as_, adviser, agreed):
    page = as_(adviser).get(OVERALL)
    assert ("Secondary" in main_text(page), "over all phases" in main_text(page)) == (False, False)
    sent = {"which": RISK, "level": "G", "version": 0, "reason": "As seen."}
    assert errors(as_(adviser).post(OVERALL, sent)) == [
        "Only the senior regional director agrees overall ratings in this view."
    ]
    assert as_(adviser).post(OVERALL, sent | {"which": "area-2-secondary"}).status_code == 404


def test_once_the_authority_rates_anew_the_page_says_so(as_, director, agreed, round_):
    as_(director).post(OVERALL, {"which": RISK, "level": "G", "version": 0, "reason": "As seen."})
    ours = Overall.objects.get(round=round_, view=View.AUTHORITY, area__ref="2", phase__ref="primary")
    ours.level_id = content_for(round_.framework).level("G").pk
    ours.updated_at = theirs(round_).updated_at.replace(year=theirs(round_).updated_at.year + 1)
    ours.save()
    assert "The authority’s has changed since" in main_text(as_(director).get(OVERALL))
