"""What schools told their authority stands beside the element that it bears on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.selectors.agreeing.schools import BY_TITLE
from schools.enums import IqsElement, Uses
from schools.models import ReturnLevel
from standards.content import content_for
from tests.evaluations.pages.agreeing_together.conftest import agree_url
from tests.evaluations.pages.conftest import address
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.factories.schools import AskFactory, CollectionFactory, ReturnFactory


class TestWhatSchoolsTold:
    """Stage 1: only what bears on the element, out of how many."""

    @pytest.fixture
    def collection(self, round_, authority):
        made = CollectionFactory(authority=authority)
        round_.collection = made
        round_.save()
        return made

    def returns(self, collection, *levels, element=IqsElement.IDENTIFICATION, uses=Uses.YES):
        for level in levels:
            answer = ReturnFactory(ask__collection=collection, uses_iqs=uses)
            if level:
                ReturnLevel.objects.create(answer=answer, element=element, level=level)

    def shown(self, page):
        section = page.at("h-schools").parent
        return [item.text for item in section.all if item.tag == "li"]

    def test_figures_that_bear_on_the_element_say_out_of_how_many(self, get, lead, cell, collection):
        self.returns(collection, "entry", "developing", "exemplary", "")
        self.returns(collection, "exemplary", element=IqsElement.POLICY, uses=Uses.NO)
        AskFactory(collection=collection)
        page = get(lead, address(cell, "agree"))
        assert self.shown(page) == [
            "Use the Institutional Quality Standards 4 of 5 that answered",
            "Put themselves at Developing or above for Identification 2 of 3 that gave a level",
        ]
        assert page.loose_ends == []

    def test_each_element_has_its_own(self, get, lead, round_, collection):
        self.returns(collection, "exemplary", element=IqsElement.POLICY)
        assert self.shown(get(lead, agree_url(round_, "2")))[1] == (
            "Put themselves at Developing or above for Policy 1 of 1 that gave a level"
        )
        assert self.shown(get(lead, agree_url(round_, "6")))[1] == (
            "Put themselves at Developing or above for Identification None gave a level"
        )

    def test_where_nobody_has_answered_yet_it_says_so(self, get, lead, cell, collection):
        AskFactory(collection=collection)
        assert self.shown(get(lead, address(cell, "agree")))[0] == (
            "Use the Institutional Quality Standards No answer yet from 1 asked"
        )

    def test_every_element_of_the_laqs_is_one_of_the_institutional_standards(self, round_):
        titles = {element.title for element in content_for(round_.framework).elements.values()}
        assert titles == set(BY_TITLE) - {"Assessment for learning"}

    def test_without_a_collection_there_is_nothing(self, get, lead, cell):
        assert "h-schools" not in get(lead, address(cell, "agree")).ids

    def test_a_guest_who_may_not_read_what_schools_returned_is_not_told(
        self, get, guest, round_, cell, collection
    ):
        self.returns(collection, "entry")
        join(round_, guest, "guest", (cell,))
        assert "h-schools" not in get(guest, address(cell, "agree")).ids

    def test_another_framework_shows_none(self, get, lead, authority, collection):
        other = RoundFactory(authority=authority, state="agreeing", collection=collection)
        join(other, lead, "lead")
        assert "h-schools" not in get(lead, address(cell_of(other, "2.4", "primary"), "agree")).ids

    def test_with_them_the_page_takes_twelve_queries_however_many_schools(self, as_lead, cell, collection):
        self.returns(collection, "entry")
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert as_lead.get(address(cell, "agree")).status_code == 200
            counts.append(len(captured.captured_queries))
            self.returns(collection, "entry", "developing", "exemplary")
        assert (counts[0], counts[0] <= 12) == (counts[1], True)
