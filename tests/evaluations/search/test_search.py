"""Search in one's own authority: what is found, by whom, and what odd queries get."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.enums import Role
from evaluations.enums import RevisionState, RoundState
from evaluations.models import Action, EvidenceItem, Judgement, Milestone, Plan, PlanRevision
from evaluations.selectors.search import search
from evaluations.services.search_index import install, rebuild
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.factories.evidence import EvidenceFactory
from tests.factories.rounds import RoundFactory, cell_of, join


@pytest.fixture
def find(authority):
    """Titles of what a person finds, in one list."""

    def found(user, query, kind=""):
        role = user.memberships.get(authority=authority).role
        return [hit.title for one in search(user, authority, role, query, kind) for hit in one.hits]

    return found


@pytest.fixture
def a_round(authority, lead):
    def made(state=RoundState.AGREEING, **given):
        return RoundFactory(**{"authority": authority, "state": state, "created_by": lead, **given})

    return made


def judged(round_, rationale, ref="2.4"):
    content = content_for(round_.framework)
    return Judgement.objects.create(
        cell=cell_of(round_, ref, "primary"),
        level_id=content.level("G").pk,
        rationale=rationale,
        agreed_on="2010-01-05",
        updated_by=round_.created_by,
    )


def planned(round_, title, signed=()):
    """An action, and a revision in which the actions had these titles."""
    plan = Plan.objects.create(round=round_, updated_by=round_.created_by)
    Action.objects.create(plan=plan, number=1, title=title, updated_by=round_.created_by)
    if signed:
        actions = [{"ref": f"A{n}", "title": one} for n, one in enumerate(signed, 1)]
        PlanRevision.objects.create(
            plan=plan, number=1, report={"actions": actions}, signed_by=round_.created_by
        )


class TestFinding:
    def test_evidence_by_words_in_any_field_and_order_and_by_their_forms(self, authority, lead, find):
        EvidenceFactory(authority=authority, title="Tracking of pupils", summary="Figures by term.")
        EvidenceFactory(authority=authority, title="Survey")
        found = [find(lead, query) for query in ("term TRACKING", "tracked pupil", "fig", "tracking survey")]
        assert found == [["Tracking of pupils"]] * 3 + [[]]

    def test_judgements_and_actions_with_the_words_marked_and_a_link(self, authority, lead, a_round):
        round_ = a_round(name="Spring 2010")
        judged(round_, "Heads say that mentoring works.")
        planned(round_, "Extend mentoring")
        one, other = search(lead, authority, Role.LEAD, "mentoring")
        assert [(hit.title[:3], hit.parts[1]) for hit in one.hits] == [("2.4", ("mentoring", True))]
        assert (other.hits[0].title, other.hits[0].url) == (
            "A1 Extend mentoring",
            f"/plans/{round_.slug}/actions/1/",
        )

    def test_by_kind_alone(self, authority, lead, a_round, find):
        EvidenceFactory(authority=authority, title="Mentoring survey")
        planned(a_round(), "Extend mentoring")
        assert find(lead, "mentoring", "plan") == ["A1 Extend mentoring"]

    def test_the_index_follows_what_is_changed_and_deleted(self, authority, lead, find):
        item = EvidenceFactory(authority=authority, title="Walrus")
        item.title = "Heron"
        item.save()
        after = find(lead, "walrus"), find(lead, "heron")
        item.delete()
        assert (after, find(lead, "heron")) == (([], ["Heron"]), [])

    def test_it_is_made_anew_by_command(self, authority, lead, a_round, reader, find, capsys):
        EvidenceFactory(authority=authority, title="Heron")
        planned(a_round(), "Draft", signed=["Herons"])
        connection.check_constraints()  # PostgreSQL touches no index of a table while checks of its rows wait
        install()
        rebuild()
        call_command("rebuild_search")
        assert (find(lead, "heron"), find(reader, "heron")) == (["Heron"], ["A1 Herons"])


class TestReach:
    def test_what_concerns_an_individual_is_for_leads_and_core_members(
        self, authority, lead, core_member, guest, adviser, reader, find
    ):
        EvidenceFactory(authority=authority, title="Heron", individual=True)
        people = lead, core_member, guest, adviser, reader
        assert [find(who, "heron") for who in people] == [["Heron"], ["Heron"], [], [], []]

    def test_readers_find_no_evidence_and_judgements_only_once_signed_off(
        self, authority, reader, a_round, find
    ):
        EvidenceFactory(authority=authority, title="Heron")
        judged(a_round(), "Heron one")
        assert find(reader, "heron") == []
        judged(a_round(RoundState.SIGNED_OFF), "Heron two", "1.1")
        assert [title[:3] for title in find(reader, "heron")] == ["1.1"]

    def test_nothing_of_a_round_that_is_not_revealed(self, lead, a_round, find):
        judged(a_round(RoundState.RATING), "Heron")
        assert find(lead, "heron") == []

    def test_guests_find_judgements_of_what_they_are_named_for_and_no_plan(self, guest, a_round, find):
        round_ = a_round()
        join(round_, guest, "guest", (judged(round_, "Heron").cell,))
        judged(round_, "Heron too", "1.1")
        planned(round_, "Heron", signed=["Heron"])
        assert [title[:3] for title in find(guest, "heron")] == ["2.4"]

    def test_readers_find_plans_as_they_were_signed(self, lead, reader, a_round, find):
        planned(a_round(RoundState.SIGNED_OFF), "Heron in the making", signed=["Walrus signed"])
        assert [find(reader, word) for word in ("heron", "walrus")] == [[], ["A1 Walrus signed"]]
        assert [find(lead, word) for word in ("heron", "walrus")] == [["A1 Heron in the making"], []]

    def test_a_revision_that_was_sent_back_is_not_found(self, reader, a_round, find):
        planned(a_round(), "Draft", signed=["Walrus"])
        revision = PlanRevision.objects.get()
        revision.state = RevisionState.RETURNED
        revision.save()
        assert find(reader, "walrus") == []

    def test_another_authority_is_not_searched(self, lead, other_authority, a_round, find):
        EvidenceFactory(authority=other_authority, title="Heron")
        elsewhere = a_round(RoundState.SIGNED_OFF, authority=other_authority)
        judged(elsewhere, "Heron")
        planned(elsewhere, "Heron", signed=["Heron"])
        assert find(lead, "heron") == []


ODD = [
    '"',
    "heron AND",
    "NEAR(heron",
    "heron*",
    "-heron",
    "title:heron",
    "' OR 1=1 --",
    "(((",
    "%",
    "_",
    "鷺",
    "цапля",
]


class TestAsking:
    @pytest.fixture
    def get(self, client, lead):
        client.force_login(lead)
        return lambda **query: client.get(reverse("evaluations:search", query=query))

    @pytest.mark.parametrize("query", ODD)
    def test_an_odd_query_is_answered_plainly(self, get, query):
        response = get(q=query)
        assert (response.status_code, "Nothing that you may see holds" in response.content.decode()) == (
            200,
            True,
        )

    @settings(
        max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    )
    @given(st.text(max_size=60))
    def test_no_text_is_an_operator(self, authority, lead, query):
        assert isinstance(search(lead, authority, Role.LEAD, query), list)

    def test_an_empty_one_says_how_to_search_and_a_long_one_what_is_too_much(self, get):
        assert "Type one or more words" in get().content.decode()
        long = get(q="a" * 201)
        assert (long.status_code, "200 characters at most" in long.content.decode()) == (422, True)

    def test_markup_stays_text(self, get, authority):
        EvidenceFactory(authority=authority, title="Bird", summary="5 < 6 & \x02 the heron")
        page = get(q="heron").content.decode()
        assert ("5 < 6" in page, "\x02" in page, "5 &lt; 6 &amp;" in page) == (False, False, True)

    def test_the_words_are_marked(self, get, authority):
        EvidenceFactory(authority=authority, title="Minutes", summary="A heron was seen.")
        assert [node.text for node in Page(get(q="herons")).find("mark")] == ["heron"]

    def test_it_costs_the_same_queries_for_one_and_for_three(
        self, get, authority, a_round, django_assert_num_queries, django_assert_max_num_queries
    ):
        EvidenceFactory(authority=authority, title="Heron")
        first = a_round()
        judged(first, "Heron")
        planned(first, "Heron")
        get(q="heron")
        with django_assert_max_num_queries(12) as few:
            get(q="heron")
        for _ in range(2):
            EvidenceFactory(authority=authority, title="Heron")
            more = a_round()
            judged(more, "Heron")
            planned(more, "Heron")
        with django_assert_num_queries(len(few)):
            get(q="heron")

    def test_of_many_the_first_ten_are_shown_and_the_way_to_more(self, get, authority):
        for _ in range(12):
            EvidenceFactory(authority=authority, title="Heron")
        assert EvidenceItem.objects.count() == 12
        page = Page(get(q="heron"))
        assert "Evidence: more than 10" in page.root.text
        assert "Evidence: 12" in Page(get(q="heron", kind="evidence")).root.text

    def test_many_parts_of_one_thing_are_one_place_and_not_more(self, get, a_round):
        round_ = a_round()
        planned(round_, "Heron")
        action = Action.objects.get()
        for number in range(12):
            Milestone.objects.create(action=action, title=f"Heron {number}", due="2010-06-01")
        page = Page(get(q="heron"))
        assert "Plans: 1" in page.root.text
        assert [node.text for node in page.find("a") if node.text.startswith("More ")] == []
