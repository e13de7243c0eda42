"""What schools said to the questions of inspectors, beside the aspects that it bears on."""

import pytest

from evaluations.forms.rounds import SetupForm
from evaluations.selectors.selfevaluation.schools import BEARS
from schools.questionnaires import INSPECTION
from schools.services.answers import save_return
from standards.content import content_for
from tests.accounts.pages import main_text
from tests.factories.answers import signed_off
from tests.factories.rounds import RoundFactory
from tests.factories.schools import AskFactory, CollectionFactory, SurveyFactory, said
from tests.factories.selfevaluation import write_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(authority, lead):
    made = SurveyFactory(authority=authority, created_by=lead, name="Before the inspectors")
    for understands in ("well", "well", "not-well"):
        ask = AskFactory(collection=made)
        given = said(judged="good", understands=understands, understands_why="ZQ words")
        save_return(ask=ask, answers=given, version=0, source="link")
    AskFactory(collection=made)
    return made


def test_every_aspect_and_question_named_exists(frameworks):
    content = content_for(frameworks["ofsted-la-school-improvement"])
    assert set(BEARS) - set(content.elements) == set()
    asked = {key for keys in BEARS.values() for key in keys}
    assert asked - {q.key for q in INSPECTION.questions if q.quote} == set()
    assert {q.key for q in INSPECTION.questions if q.quote} - asked == set()


class TestTheAspect:
    def test_has_counts_of_the_questions_that_bear_on_it(self, as_core, url, survey):
        text = main_text(as_core.get(url))
        assert "3 of 4 asked in “Before the inspectors” have answered" in text
        assert (
            "How well does the authority understand your school? Paragraph 18 Well 2, not well enough 1, of 3 who say."
            in text
        )
        assert ("ZQ words" in text, "meet the needs" in text) == (False, False)

    def test_has_nothing_where_no_question_bears_on_it(self, as_core, at, survey):
        assert "What schools say" not in main_text(as_core.get(at("self_aspect", "9")))

    def test_leads_a_lead_to_asking_where_nobody_was_asked(self, as_lead, url):
        page = as_lead.get(url).content.decode()
        assert "Schools have not been asked yet" in page
        assert "/schools/returns/new/?kind=inspection" in page

    def test_says_so_to_others_without_leading_there(self, as_core, url):
        page = as_core.get(url).content.decode()
        assert ("Schools have not been asked yet" in page, "kind=inspection" in page) == (True, False)

    def test_has_none_of_it_once_the_round_is_signed_off(self, as_core, url, schedule, survey, lead):
        write_up(schedule, lead)
        signed_off(schedule, lead)
        assert "What schools say" not in main_text(as_core.get(url))

    def test_speaks_of_the_survey_that_the_round_names(self, as_core, url, schedule, survey, authority, lead):
        SurveyFactory(authority=authority, created_by=lead, name="Another")
        schedule.collection = survey
        schedule.save()
        assert "“Before the inspectors”" in main_text(as_core.get(url))

    def test_of_another_authority_is_not_heard(self, as_core, url):
        ask = AskFactory(collection=SurveyFactory(name="Elsewhere"))
        save_return(ask=ask, answers=said(), version=0, source="link")
        assert "Schools have not been asked yet" in main_text(as_core.get(url))


def test_a_round_without_ratings_rests_on_a_survey_and_one_with_ratings_on_stage_one(
    schedule, survey, authority, lead
):
    stage_one = CollectionFactory(authority=authority, created_by=lead)
    rated = RoundFactory(authority=authority, created_by=lead)
    offered = [
        [one.pk for one in SetupForm(authority=authority, own=own).fields["collection"].queryset]
        for own in (schedule, rated)
    ]
    assert offered == [[survey.pk], [stage_one.pk]]


def test_what_was_chosen_before_a_round_had_a_survey_stays_among_what_is_offered(
    schedule, survey, authority, lead
):
    schedule.collection = CollectionFactory(authority=authority, created_by=lead)
    schedule.save()
    offered = SetupForm(authority=authority, own=schedule).fields["collection"].queryset
    assert {one.pk for one in offered} == {survey.pk, schedule.collection.pk}
