"""Choosing from the library what a rating rests on."""

import pytest
from django.urls import reverse

from evaluations.models import EvidenceLink
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join


def address(cell, phase="primary"):
    return reverse("evaluations:evidence_link", args=[cell.round.slug, phase, cell.element.ref])


def linked(cell):
    return list(
        EvidenceLink.objects.filter(cell=cell).order_by("item__title").values_list("item__title", flat=True)
    )


@pytest.fixture
def items(authority):
    return [EvidenceFactory(authority=authority, title=title) for title in ("Plan", "Results", "Survey")]


def test_several_are_linked_at_once_and_the_rating_page_comes_next(as_core, cell, items):
    response = as_core.post(address(cell), {"item": [items[0].pk, items[2].pk], "do": "link"})
    assert response["Location"] == reverse("evaluations:rate", args=[cell.round.slug, "primary", "2.4"])
    assert linked(cell) == ["Plan", "Survey"]


def test_what_is_linked_already_is_marked_and_cannot_be_ticked(as_core, cell, items):
    link(cell, items[0])
    text = as_core.get(address(cell)).content.decode()
    assert ("Linked already" in text, text.count('type="checkbox"')) == (True, 2)


def test_searching_keeps_what_is_ticked(as_core, cell, items):
    response = as_core.post(address(cell), {"item": [items[0].pk], "words": "survey", "do": "search"})
    assert (
        [item.title for item in response.context["chosen"]],
        [item.title for item in response.context["found"]],
    ) == (
        ["Plan"],
        ["Survey"],
    )
    assert response.content.decode().count(" checked") == 1
    assert linked(cell) == []


def test_nothing_ticked_is_said(as_core, cell, items):
    response = as_core.post(address(cell), {"do": "link", "item": ["", "x", "9" * 30]})
    assert (response.status_code, response.context["error"]) == (
        422,
        "Choose at least one item to link, or go back.",
    )
    assert f'href="#item-{response.context["found"][0].pk}"' in response.content.decode()


def test_an_empty_library_and_a_search_in_vain_say_what_to_do(as_core, cell, authority):
    assert "The library is empty." in as_core.get(address(cell)).content.decode()
    EvidenceFactory(authority=authority)
    assert (
        "Nothing in the library has “zebra”" in as_core.get(address(cell) + "?words=zebra").content.decode()
    )


def test_a_long_library_is_searched_not_listed_whole(as_core, cell, authority):
    EvidenceFactory.create_batch(51, authority=authority)
    response = as_core.get(address(cell))
    assert (len(response.context["found"]), response.context["more"]) == (50, True)


def test_it_costs_the_same_for_three_items_and_for_many(
    as_core, cell, authority, django_assert_max_num_queries, django_assert_num_queries
):
    EvidenceFactory.create_batch(3, authority=authority)
    with django_assert_max_num_queries(8) as counted:
        as_core.get(address(cell))
    EvidenceFactory.create_batch(60, authority=authority)
    with django_assert_num_queries(len(counted)):
        as_core.get(address(cell))


@pytest.mark.parametrize("state", ["signed-off", "setting-up"])
def test_a_round_that_is_not_open_says_why(as_core, cell, round_, items, state):
    round_.state = state
    round_.save()
    answers = [as_core.get(address(cell)), as_core.post(address(cell), {"item": [items[0].pk], "do": "link"})]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert "This round is s" in answers[1].content.decode()
    assert linked(cell) == []


@pytest.mark.parametrize(
    ("who", "status"),
    [("outsider", 404), ("regional", 404), ("guest", 404), ("reader", 403), ("adviser", 403)],
)
def test_others_cannot_link(client, request, cell, items, who, status):
    client.force_login(request.getfixturevalue(who))
    answers = [client.get(address(cell)), client.post(address(cell), {"item": [items[0].pk], "do": "link"})]
    assert [answer.status_code for answer in answers] == [status, status]
    assert linked(cell) == []


def test_a_guest_links_where_named_and_is_not_shown_individuals(
    client, guest, authority, round_, cell, items
):
    person = EvidenceFactory(authority=authority, title="Secretname", individual=True)
    join(round_, guest, "guest", (cell,))
    client.force_login(guest)
    assert "Secretname" not in client.get(address(cell)).content.decode()
    client.post(address(cell), {"item": [items[0].pk, person.pk], "do": "link"})
    assert linked(cell) == ["Plan"]


def test_an_item_of_another_authority_cannot_be_linked(as_core, cell, other_authority):
    theirs = EvidenceFactory(authority=other_authority)
    assert as_core.post(address(cell), {"item": [theirs.pk], "do": "link"}).status_code == 422
    assert linked(cell) == []


class TestUnlinking:
    @pytest.fixture
    def unlink(self, cell, items):
        link(cell, items[0])
        return reverse("evaluations:evidence_unlink", args=[EvidenceLink.objects.get().pk])

    @pytest.mark.parametrize("next_", ["", "item"])
    def test_the_item_is_taken_out_and_one_goes_back(self, as_core, cell, items, unlink, next_):
        response = as_core.post(unlink, {"next": next_})
        back = reverse("evaluations:rate", args=[cell.round.slug, "primary", "2.4"])
        assert response["Location"] == (f"/evidence/{items[0].pk}/" if next_ else back)
        assert linked(cell) == []

    def test_a_link_that_is_gone_is_not_found(self, as_core, unlink):
        as_core.post(unlink)
        assert as_core.post(unlink).status_code == 404

    def test_a_get_unlinks_nothing(self, as_core, cell, unlink):
        assert (as_core.get(unlink).status_code, linked(cell)) == (405, ["Plan"])

    @pytest.mark.parametrize(
        ("who", "status"),
        [("outsider", 404), ("regional", 404), ("guest", 404), ("reader", 403), ("adviser", 403)],
    )
    def test_others_cannot(self, client, request, cell, unlink, who, status):
        client.force_login(request.getfixturevalue(who))
        assert (client.post(unlink).status_code, linked(cell)) == (status, ["Plan"])

    def test_a_signed_off_round_keeps_its_links(self, as_core, cell, round_, unlink):
        round_.state = "signed-off"
        round_.save()
        assert (as_core.post(unlink).status_code, linked(cell)) == (403, ["Plan"])


def test_a_framework_without_phases_links_too(as_core, authority, core_member, items):
    found = RoundFactory(authority=authority, framework=framework("laqs"), name="G and T")
    join(found, core_member)
    cell = found.cells.select_related("round", "element").first()
    cell = cell_of(found, cell.element.ref)
    as_core.post(address(cell, "all"), {"item": [items[0].pk], "do": "link"})
    assert linked(cell) == ["Plan"]
