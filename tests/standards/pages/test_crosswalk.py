"""The crosswalk in the browser: as a picture and as its equal, a table, from either side."""

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from standards import crosswalks
from standards.models import Crosswalk, FrameworkDraft
from standards.selectors import content_at
from standards.selectors.crosswalks import crosswalks_from
from standards.services import drafts
from tests.factories.accounts import UserFactory
from tests.standards.crosswalks.later import later, text_of

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
    page = words(get())
    assert "There is no crosswalk between" in page
    assert "No page here adds one: whoever runs this service writes it as a file" in page
    assert "manage.py load_crosswalks FILE" in page
    assert "There is no crosswalk here yet." in words(client.get("/frameworks/crosswalk/").content.decode())


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


def test_a_later_version_says_which_versions_crosswalk_speaks_for_it(get, client):
    later()
    said = (
        "Version 2012 of laqs 2012 has no crosswalk of its own with National Strategies quality standards 2009: "
        "that of version 2009, which came before it, speaks for it."
    )
    page = get("laqs@2012", NS)
    assert said in words(page)
    assert rows(page)[12].startswith("13 ")
    assert "Overlaps with 2.4" in rows(page)[12]
    assert said in words(get(NS, "laqs@2012"))
    assert said in words(client.get("/frameworks/laqs/2012/13/").content.decode())
    assert "speaks for it" not in get("laqs@2009", NS)


def test_two_versions_of_one_framework_lead_to_what_differs(get):
    later()
    page = get("laqs@2012", "laqs@2009")
    assert "These are two versions of one framework" in words(page)
    assert 'href="/frameworks/laqs/2012/since/2009/"' in page


def changes_of(client, **how):
    """What the preview of a draft says of crosswalks."""
    admin = UserFactory(is_staff=True)
    draft = drafts.bring(user=admin, upload=SimpleUploadedFile("laqs.yaml", text_of(**how).encode()))
    client.force_login(admin)
    page = words(client.get(f"/frameworks/own/{draft.pk}/changes/").content.decode())
    assert FrameworkDraft.objects.count() == 1
    return page


def test_the_preview_of_a_version_says_how_many_links_follow_and_what_has_none_any_more(get, client):
    walks = crosswalks_from(content_at("laqs", "2009"))
    every = sum(len(walk.links) for walk in walks)
    lost = sum(len(walk.links_of("13")) for walk in walks)
    page = changes_of(client, elements=[{"was": "13", "now": []}], refs={"13": ["14"]})
    assert (
        f"{every - lost} of {every} crosswalk links with other frameworks follow from version 2009." in page
    )
    label = content_at("laqs", "2009").element("13").short_label
    assert f"Without a link any more, since nothing here carries it on: 13 {label}." in page
    assert f"New here, so without a link: 14 {label}." in page


def test_the_preview_of_a_version_that_names_none_before_it_says_that_none_follows(get, client):
    assert "does not say, under replaces , which version it replaces." in changes_of(client, before="")
