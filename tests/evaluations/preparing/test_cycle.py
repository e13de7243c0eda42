"""The improvement cycle as a picture and in words, with the round's place on it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import PlanRevision
from evaluations.selectors.access import round_for
from evaluations.selectors.cycle import cycle_of
from standards.content import content_for
from tests.factories.answers import in_state, judge_all
from tests.factories.plans import PlanFactory
from tests.factories.rounds import RoundFactory
from tests.factories.schools import CollectionFactory

S, R, A, F = RoundState.SETTING_UP, RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF


@pytest.fixture
def stands(lead, laqs):
    """By step: how it stands, as the lead sees it."""

    def found():
        round_ = round_for(lead, laqs.slug)
        return [step.stand.value for step in cycle_of(round_, content_for(laqs.framework))]

    return found


def now(stands):
    found = stands()
    assert found.count("Now") == 1
    return found.index("Now") + 1


@pytest.mark.parametrize(("state", "step"), [(S, 2), (R, 3), (A, 4), (F, 6)])
def test_it_stands_where_its_state_says(stands, laqs, state, step):
    in_state(laqs, state)
    assert now(stands) == step


def test_all_judged_it_is_to_be_signed_off(stands, laqs, lead):
    judge_all(laqs, lead, "amber")
    assert now(stands) == 5


def test_with_a_signed_plan_it_is_monitored_and_with_a_next_round_it_begins_again(
    stands, laqs, lead, authority
):
    in_state(laqs, F)
    plan = PlanFactory(round=laqs)
    assert now(stands) == 6
    PlanRevision.objects.create(plan=plan, number=1, report={}, signed_by=lead, signed_at=timezone.now())
    assert now(stands) == 7
    RoundFactory(authority=authority, framework=laqs.framework, previous=laqs)
    assert stands() == ["Not done", *["Done"] * 6, "Now"]


def test_stage_1_is_done_where_the_round_rests_on_returns(stands, laqs, authority):
    assert stands()[0] == "Not done"
    laqs.collection = CollectionFactory(authority=authority)
    laqs.save()
    assert stands()[:3] == ["Done", "Now", "To come"]


def test_for_a_lead_every_step_leads_to_the_page_where_it_is_done(lead, laqs, at, authority):
    def ways():
        round_ = round_for(lead, laqs.slug)
        return [step.href for step in cycle_of(round_, content_for(laqs.framework))]

    others = [at(name, laqs) for name in ("preparing", "sheet", "agreeing", "state", "plan", "plan")]
    assert ways() == [reverse("returns:collections"), *others, reverse("evaluations:round_new")]
    laqs.collection = CollectionFactory(authority=authority)
    laqs.save()
    assert ways()[0] == reverse("returns:summary", args=[laqs.collection.pk])


class TestThePicture:
    @pytest.fixture
    def page(self, get, lead, at, laqs):
        return get(lead, at("preparing", laqs))

    def test_it_has_a_title_and_all_of_it_in_words(self, page):
        (svg,) = page.find("svg", css="lq-cycle")
        assert svg.attrs["aria-labelledby"] == "cycle-title cycle-desc"
        assert page.at("cycle-title").text == "The improvement cycle, and where Gifted 2010 stands in it"
        assert page.at("cycle-desc").text.startswith(
            "Eight steps in a ring, the last leading to the first. 1: Gather from schools, not done. "
            "2: Prepare the core team, now. 3: Rate alone, to come."
        )
        assert {node.tag for node in svg.all} <= {"title", "desc", "rect", "path", "text", "g", "a"}

    def test_a_list_says_the_same_with_the_same_links(self, page, at, laqs):
        (svg,), (words,) = page.find("svg", css="lq-cycle"), page.find("ol", css="lq-cycle-words")
        links = [[n.attrs["href"] for n in part.all if n.tag == "a"] for part in (svg, words)]
        assert links[0] == links[1]
        assert {at("preparing", laqs), at("state", laqs), "/rounds/new/"} <= set(links[0])
        (here,) = [n for n in words.all if n.attrs.get("aria-current") == "step"]
        assert here.text.startswith("Prepare the core team Now")

    def test_what_is_done_at_a_page_that_only_a_lead_opens_is_no_link_for_others(
        self, get, core_member, at, laqs
    ):
        (words,) = get(core_member, at("preparing", laqs)).find("ol", css="lq-cycle-words")
        hrefs = [n.attrs["href"] for n in words.all if n.tag == "a"]
        assert [at("state", laqs) in hrefs, "/rounds/new/" in hrefs] == [False, False]


class TestWhatSchoolsWereAsked:
    @pytest.fixture
    def save(self, as_lead, at, laqs):
        def saved(collection):
            laqs.refresh_from_db()
            form = {"name": laqs.name, "period": laqs.period, "version": laqs.version}
            response = as_lead.post(at("setup", laqs), form | {"collection": collection})
            laqs.refresh_from_db()
            return response.status_code, laqs.collection

        return saved

    def test_it_is_chosen_and_taken_back_on_the_set_up_page(self, save, authority):
        asked = CollectionFactory(authority=authority)
        assert save(asked.pk) == (302, asked)
        assert save("") == (302, None)

    def test_one_of_another_authority_is_not_offered_nor_taken(
        self, save, get, lead, at, laqs, authority, other_authority
    ):
        CollectionFactory(authority=authority)
        theirs = CollectionFactory(authority=other_authority, name="ELSEWHERE")
        assert save(theirs.pk) == (422, None)
        assert "ELSEWHERE" not in get(lead, at("setup", laqs)).html

    def test_where_nobody_was_asked_there_is_nothing_to_choose(self, get, lead, at, laqs):
        assert "id_collection" not in get(lead, at("setup", laqs)).ids
