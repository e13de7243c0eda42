"""The crosswalk in the browser: as a picture and as its equal, a table, from either side."""

import re

import pytest
from django.conf import settings

from standards import crosswalks
from standards.models import Crosswalk

NS, OFSTED = "ns-quality-standards@2009", "ofsted-la-school-improvement@2014"


@pytest.fixture
def get(client, frameworks, reader):
    crosswalks.load([settings.CROSSWALKS_DIR])
    client.force_login(reader)

    def page(here=NS, there=OFSTED, status=200):
        response = client.get("/frameworks/crosswalk/", {"here": here, "there": there})
        assert response.status_code == status
        return response.content.decode()

    return page


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(page):
    return [words(row) for row in re.findall(r"<tr role[^>]*>(.*?)</tr>", page, re.S)][1:]


def test_the_table_has_every_element_with_kind_and_reason(get):
    found = rows(get())
    assert len(found) == 10
    assert found[3].startswith(
        "1.4 Brokering of support The same 6 Brokering and commissioning Both judge support"
    )
    assert found[9].startswith("2.5 Use of data Is part of 3 Knowledge of schools Everything that 2.5 asks")


def test_it_reads_the_other_way(get):
    found = rows(get(OFSTED, NS))
    assert len(found) == 9
    assert "Takes in 2.5 Use of data" in found[2]
    assert "The same 1.4 Brokering of support" in found[5]


def test_the_picture_draws_a_line_for_every_link_and_marks_what_has_none(get):
    page = get("laqs@2009", NS)
    wide = page.split('class="lq-only-wide"')[1].split("</svg>")[0]
    assert wide.count('<path d="M') == 16
    assert wide.count('fill="#ffffff"') == 4
    assert "16 of them. The table below says the same" in wide
    assert words(page.split("Only in National Strategies")[1]).count("No element is about") == 2


def test_two_that_are_the_same_or_not_there_are_refused(get):
    assert "Choose two different frameworks." in get(NS, NS, status=422)
    assert "Choose a framework from the list." in get("no@1", NS, status=422)


def test_without_a_choice_the_first_pair_is_shown(get, client):
    page = client.get("/frameworks/crosswalk/").content.decode()
    assert len(rows(page)) == 28
    assert "Lancashire LASER read to" in words(page)


def test_where_none_is_loaded_the_page_says_how(get, client):
    Crosswalk.objects.all().delete()
    assert "No crosswalk is loaded between" in words(get())
    assert "No crosswalk is loaded yet." in words(client.get("/frameworks/crosswalk/").content.decode())


def test_an_element_says_what_it_is_elsewhere(get, client):
    page = words(client.get("/frameworks/lancashire-laser/undated/6/").content.decode())
    part = page.split("In other frameworks")[1]
    assert part.count("Has no match") == 3
    page = words(client.get("/frameworks/lancashire-laser/undated/20/").content.decode())
    assert (
        "Is part of 2.3 Schools causing concern How powers are used" in page.split("In other frameworks")[1]
    )


def test_the_page_takes_as_many_queries_for_one_pair_as_for_another(get, django_assert_num_queries, client):
    get(), get("laqs@2009", NS)
    with django_assert_num_queries(5):
        get()
    with django_assert_num_queries(5):
        get("laqs@2009", NS)
