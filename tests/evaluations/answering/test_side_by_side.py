"""Teams' answers in columns on the page where a question is agreed, with all parts of each."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import DigestTable
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.factories.answering import answered
from tests.factories.answers import in_state
from tests.factories.evidence import EvidenceFactory


def of(round_, name):
    return reverse(f"evaluations:{name}", args=[round_.slug, "all", "1"])


@pytest.fixture
def full(laser, cell, primary, governors, lead, authority):
    """The answer of the primary advisers, with all that it can hold."""
    answered(governors, cell, "inadequate", text="Weak.")
    answer = answered(primary, cell, "good", text="Strong.", trend="up", figures="82% to 86%, 2010 to 2012")
    in_state(laser, RoundState.AGREEING)
    poor = content_for(laser.framework).level("inadequate").pk
    answer.variations.create(kind="district", what="Hill", level_id=poor, text="Far below.", updated_by=lead)
    answer.evidence.create(kind="expected", words="Key Stage 2 results", added_by=lead)
    answer.evidence.create(kind="own", words="Survey of heads", added_by=lead)
    secret = EvidenceFactory(authority=authority, title="One person’s review", individual=True)
    answer.evidence.create(kind="item", words=secret.title, item=secret, added_by=lead)
    answer.priorities.create(text="Reading at seven", progress="Begun in May", rag="amber", updated_by=lead)
    answer.cites.add(
        DigestTable.objects.create(round=laser, number=1, title="Shares", columns=["A"], updated_by=lead)
    )
    return answer


def test_each_team_stands_in_a_column_with_all_parts_of_its_answer(as_core, full):
    page = Page(as_core.get(of(full.team.round, "agree")))
    columns = {
        next(one for one in column.all if one.tag == "h3").text: column.text
        for column in page.find("li", css="lq-side")
    }
    assert list(columns) == ["Primary advisers", "Governor services"]
    for part in (
        *("Strong.", "Trend: up. 82% to 86%", "Where it differs", "Inadequate Hill : Far below."),
        *("“Key Stage 2 results”", "Survey of heads", "D1 Shares", "Reading at seven Amber: Begun in May"),
    ):
        assert (part in columns["Primary advisers"], part in columns["Governor services"]) == (True, False)
    assert "Evidence" not in columns["Governor services"]


@pytest.mark.parametrize("part", ["variations", "priorities", "evidence", "cites"])
def test_a_page_that_is_open_hears_of_any_part_of_an_answer(as_core, full, part):
    round_ = full.team.round
    mark = Page(as_core.get(of(round_, "agree"))).at("live").attrs["hx-get"].partition("?")[2]
    url = f"{of(round_, 'agree_live')}?{mark}"
    assert as_core.get(url).status_code == 204
    full.cites.clear() if part == "cites" else getattr(full, part).last().delete()
    assert as_core.get(url).status_code == 200
