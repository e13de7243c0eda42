"""Each page asks the database as often for one school as for three, and at most twelve times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schools.models import Point, Theme
from schools.services.answers import save_return
from schools.tokens import token_for
from tests.factories.schools import AskFactory, SchoolFactory
from tests.schools.returns.conftest import answers, form

MOST = 12
PAGES = {
    "list": "/schools/returns/",
    "collection": "/schools/returns/{pk}/",
    "chasing": "/schools/returns/{pk}/chasing/",
    "chasing file": "/schools/returns/{pk}/chasing.csv",
    "summary": "/schools/returns/{pk}/summary/",
    "workbook": "/schools/returns/{pk}/summary.xlsx",
    "themes": "/schools/returns/{pk}/themes/?kind=barrier",
    "choosing": "/schools/returns/{pk}/ask/",
    "addresses": "/schools/returns/{pk}/addresses/",
    "sheet out": "/schools/returns/{pk}/sheet.xlsx",
    "one asked": "/schools/returns/asked/{ask}/",
    "typing in": "/schools/returns/asked/{ask}/answer/",
}


def fill(collection, number: int) -> None:
    theme, _ = Theme.objects.get_or_create(collection=collection, kind="barrier", title="Time")
    for _ in range(number):
        ask = AskFactory(collection=collection)
        given = answers(issues="A\nB", barriers="C\nD", **{"level-policy": "entry", "level-staff": "entry"})
        save_return(ask=ask, answers=given, version=0, source="link")
        AskFactory(collection=collection)
        SchoolFactory(authority=collection.authority)
    Point.objects.filter(text="C").update(theme=theme)


def count(send) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert send().status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_school_as_for_three(as_lead, collection, name):
    fill(collection, 1)
    ask = collection.asks.get(answer__isnull=False)
    url = PAGES[name].format(pk=collection.pk, ask=ask.pk)
    one = count(lambda: as_lead.get(url))
    fill(collection, 2)
    assert (count(lambda: as_lead.get(url)), one <= MOST) == (one, True)


def test_the_form_of_a_school_costs_the_same_whatever_it_answered(client, collection):
    ask = AskFactory(collection=collection)
    url = f"/answer/{token_for(ask)}/"
    client.get(url)  # the first time is noted
    client.post(url, form(issues="A"))
    one = count(lambda: client.get(url))
    client.post(url, form(issues="A\nB\nC", version=1, **{"level-policy": "entry", "level-staff": "entry"}))
    assert (count(lambda: client.get(url)), one <= MOST) == (one, True)
