"""Evidence that is linked to one element, linked to matching ones with one press."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from evaluations.enums import RoundState
from evaluations.models import EvidenceLink
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.answers import in_state
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture
def items(authority, here):
    found = [EvidenceFactory(authority=authority, title=title) for title in ("Notes of visit", "Survey")]
    link(here, *found)
    return found


@pytest.fixture
def there(ns):
    return cell_of(ns, "2.4", "primary")


@pytest.fixture
def suggestions(here):
    return address(here, "evidence_elsewhere")


def at(cell):
    return f"{cell.round.slug}/{cell.phase.ref if cell.phase else 'all'}/{cell.element.ref}"


def linked(cell):
    return sorted(EvidenceLink.objects.filter(cell=cell).values_list("item__title", flat=True))


def places(response):
    return [one.place.at for one in response.context["bearings"]]


@pytest.fixture
def as_core(client, core_member):
    client.force_login(core_member)
    return client


def test_matching_elements_in_open_rounds_are_suggested(as_core, items, there, suggestions):
    response = as_core.get(suggestions)
    assert at(there) in places(response)
    assert {ref.split("/")[2] for ref in places(response)} == {"1.2", "2.4"}
    assert "13 overlaps with 2.4 of National Strategies quality standards 2009." in response.content.decode()


def test_one_press_links_what_is_ticked_and_says_so(as_core, items, there, suggestions, core_member):
    response = as_core.post(suggestions, {"place": at(there), "item": [items[0].pk]}, follow=True)
    assert linked(there) == ["Notes of visit"]
    assert "1 item is linked to 2.4 Use of intelligence, Primary, Autumn 2009." in response.content.decode()
    assert EvidenceLink.objects.get(cell=there).added_by == core_member
    assert EvidenceLink.history.get(cell=there).history_user == core_member
    assert [len(one.items) for one in response.context["bearings"] if one.place.at == at(there)] == [1]


def test_pressing_twice_links_once(as_core, items, there, suggestions):
    sent = {"place": at(there), "item": [item.pk for item in items]}
    as_core.post(suggestions, sent)
    response = as_core.post(suggestions, sent)
    assert (response.status_code, linked(there)) == (422, ["Notes of visit", "Survey"])
    assert "has everything already" in response.content.decode()


def test_linking_leads_to_what_else_it_bears_on_and_back_when_there_is_nothing(as_core, items, here, there):
    link_page = address(here, "evidence_link")
    new = EvidenceFactory(authority=here.round.authority, title="Minutes")
    response = as_core.post(link_page, {"item": [new.pk], "do": "link"})
    assert response["Location"] == f"{address(here, 'evidence_elsewhere')}?item={new.pk}"
    first = next(iter(as_core.get(response["Location"]).context["bearings"]))
    assert [item.title for item in first.items] == ["Minutes"]
    in_state(there.round, RoundState.SIGNED_OFF)
    newer = EvidenceFactory(authority=here.round.authority)
    response = as_core.post(link_page, {"item": [newer.pk], "do": "link"})
    assert response["Location"] == address(here)


def test_the_rating_page_leads_there_where_there_is_somewhere(as_core, items, here, there):
    assert address(here, "evidence_elsewhere") in as_core.get(address(here)).content.decode()
    in_state(there.round, RoundState.SIGNED_OFF)
    assert address(here, "evidence_elsewhere") not in as_core.get(address(here)).content.decode()


def test_nothing_ticked_and_a_place_that_is_none_change_nothing_and_say_why(
    as_core, items, there, suggestions
):
    other = cell_of(there.round, "2.3", "primary")
    for sent, said in (
        ({"place": at(there)}, "Tick at least one item"),
        ({"place": at(there), "item": [999_999]}, "None of what you ticked can be linked there now"),
        ({"place": at(other), "item": [items[0].pk]}, "not open for linking any more"),
        ({"place": "x", "item": [items[0].pk]}, "not open for linking any more"),
        ({"item": ["", "x", items[0].pk]}, "not open for linking any more"),
    ):
        response = as_core.post(suggestions, sent)
        assert (response.status_code, said in response.content.decode()) == (422, True)
    assert (linked(there), linked(other)) == ([], [])


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
def test_a_round_that_is_not_open_is_neither_suggested_nor_written_to(
    as_core, items, there, suggestions, state
):
    in_state(there.round, state)
    assert as_core.get(suggestions).context["bearings"] == []
    response = as_core.post(suggestions, {"place": at(there), "item": [items[0].pk]})
    assert (response.status_code, linked(there)) == (422, [])


def test_a_round_of_others_is_not_suggested(as_core, items, authority, suggestions):
    """Of the same authority, but the person is not in its team; and of another one."""
    foreign = AuthorityFactory()
    for owner in (authority, foreign):
        round_ = RoundFactory(authority=owner, framework=framework())
        response = as_core.post(
            suggestions, {"place": at(cell_of(round_, "2.4", "primary")), "item": [items[0].pk]}
        )
        assert response.status_code == 422
    assert as_core.get(suggestions).context["bearings"] == []
    assert EvidenceLink.objects.count() == 2


def test_an_item_that_is_not_linked_here_is_not_linked_there(as_core, items, authority, there, suggestions):
    stray = EvidenceFactory(authority=authority, title="Stray")
    foreign = EvidenceFactory(title="Foreign")
    as_core.post(suggestions, {"place": at(there), "item": [stray.pk, foreign.pk, items[1].pk]})
    assert linked(there) == ["Survey"]


def test_a_guest_is_shown_what_concerns_no_individual_in_the_places_they_are_named_for(
    client, authority, laqs, here, items, there, suggestions
):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(laqs, guest, "guest", (here,))
    join(there.round, guest, "guest", (there,))
    individual = EvidenceFactory(authority=authority, title="Review of one person", individual=True)
    link(here, individual)
    client.force_login(guest)
    response = client.get(suggestions)
    assert places(response) == [at(there)]
    assert "Review of one person" not in response.content.decode()
    client.post(suggestions, {"place": at(there), "item": [individual.pk, items[0].pk]})
    assert linked(there) == ["Notes of visit"]


def test_with_nothing_to_suggest_the_page_says_where_suggestions_come_from(as_core, items, suggestions):
    text = as_core.get(suggestions).content.decode()
    assert "There is nowhere else to link it now." in text
    assert reverse("standards:crosswalk") in text


def test_it_costs_the_same_for_one_round_and_for_many(
    as_core,
    items,
    a_round,
    ns,
    authority,
    here,
    suggestions,
    django_assert_max_num_queries,
    django_assert_num_queries,
):
    as_core.get(suggestions)
    with django_assert_max_num_queries(12) as counted:
        as_core.get(suggestions)
    cost = len(counted)
    link(here, *EvidenceFactory.create_batch(3, authority=authority))
    for number in range(3):
        link(cell_of(a_round("ns-quality-standards", name=f"More {number}"), "2.4", "primary"), items[0])
    a_round("lancashire-laser")
    as_core.get(suggestions)
    with django_assert_num_queries(cost):
        as_core.get(suggestions)
