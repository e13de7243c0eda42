"""Each page asks the database as often for one school as for three, and at most twelve times."""

import pytest

from schools.models import Ask
from schools.services.answers import save_return
from schools.tokens import token_for
from tests.factories.schools import AskFactory, SchoolFactory, said
from tests.schools.returns.test_query_counts import MOST, count
from tests.schools.survey.conftest import form

PAGES = {
    "list": "/schools/returns/",
    "collection": "/schools/returns/{pk}/",
    "results": "/schools/returns/{pk}/summary/",
    "workbook": "/schools/returns/{pk}/summary.xlsx",
    "choosing": "/schools/returns/{pk}/ask/",
    "sheet out": "/schools/returns/{pk}/sheet.xlsx",
    "one asked": "/schools/returns/asked/{ask}/",
    "typing in": "/schools/returns/asked/{ask}/answer/",
}


def fill(survey, number: int) -> None:
    for _ in range(number):
        ask = AskFactory(collection=survey)
        given = said(judged="good", supports_others="great", impact_what="Much", understands_why="They visit")
        save_return(ask=ask, answers=given, version=0, source="link")
        AskFactory(collection=survey)
        SchoolFactory(authority=survey.authority)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_school_as_for_three(as_lead, survey, name):
    fill(survey, 1)
    ask = Ask.objects.exclude(answer=None).get()
    url = PAGES[name].format(pk=survey.pk, ask=ask.pk)
    one = count(lambda: as_lead.get(url))
    fill(survey, 2)
    assert (count(lambda: as_lead.get(url)), one <= MOST) == (one, True)


def test_the_form_of_a_school_costs_the_same_whatever_it_answered(client, survey):
    ask = AskFactory(collection=survey)
    url = f"/answer/{token_for(ask)}/"
    client.get(url)  # the first time is noted
    client.post(url, form())
    one = count(lambda: client.get(url))
    client.post(
        url, form(version=1, impact_what="Much", understands_why="They visit", supports_others="some")
    )
    assert (count(lambda: client.get(url)), one <= MOST) == (one, True)
