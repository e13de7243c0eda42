"""The header and the menu, as different people see them."""

import re

import pytest

from tests.factories.accounts import MembershipFactory


def page(client, user, address="/help/"):
    client.force_login(user)
    return client.get(address).content.decode()


def menu(html):
    part = re.search(r'<nav class="lq-nav".*?</nav>', html, re.S)[0]
    return re.findall(r'<a href="([^"]+)"(?: aria-current="(\w+)")?>(.*?)</a>', part)


@pytest.mark.django_db
def test_a_lead_finds_people_in_the_menu(client, lead):
    assert [label for _, _, label in menu(page(client, lead))] == [
        "Home",
        "Rounds",
        "Evidence",
        "Plans",
        "Schools",
        "Frameworks",
        "People",
        "Search",
    ]


@pytest.mark.django_db
def test_a_reader_finds_neither_evidence_nor_people_in_the_menu(client, reader):
    labels = [label for _, _, label in menu(page(client, reader))]
    assert labels == ["Home", "Rounds", "Plans", "Frameworks", "Search"]


@pytest.mark.django_db
def test_the_menu_marks_the_page_itself_and_the_section_around_it(client, lead):
    marked = {
        address: [(current, label) for _, current, label in menu(page(client, lead, address)) if current]
        for address in ("/", "/people/", "/people/invite/", "/help/")
    }
    assert marked == {
        "/": [("page", "Home")],
        "/people/": [("page", "People")],
        "/people/invite/": [("true", "People")],
        "/help/": [],
    }


@pytest.mark.django_db
def test_someone_with_one_authority_is_offered_no_choice_of_it(client, lead, authority):
    html = page(client, lead)
    assert (html.count('name="authority"'), html.count(f"</span>{authority}</p>")) == (0, 1)


@pytest.mark.django_db
def test_someone_with_two_authorities_chooses_by_a_form(client, lead, other_authority):
    MembershipFactory(user=lead, authority=other_authority)
    html = page(client, lead)
    chosen = re.findall(r'name="authority" value="\d+"( aria-current="true")?>(.*?)</button>', html)
    assert chosen == [(' aria-current="true"', "Any Borough"), ("", "Other Borough")]


@pytest.mark.django_db
def test_the_frame_of_a_page_costs_three_queries_at_most(client, lead, django_assert_max_num_queries):
    client.force_login(lead)
    client.get("/help/")
    with django_assert_max_num_queries(3):
        client.get("/help/")
