import re

import pytest

from standards.models import Framework

PAGES = {
    "/help/": "Help",
    "/accessibility/": "Accessibility statement",
    "/privacy/": "Privacy",
    "/sources/": "Sources and licences",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "title"), PAGES.items())
def test_a_public_page_is_open_to_anyone_and_has_one_heading(client, address, title):
    page = client.get(address).content.decode()
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == [title]
    assert re.findall(r"<title>(.*?)</title>", page) == [f"{title} – LAQS"]


@pytest.mark.django_db
def test_nothing_of_the_menu_is_shown_to_someone_who_is_not_signed_in(client):
    page = client.get("/help/").content.decode()
    assert (page.count("<nav"), page.count("Sign out"), page.count("lq-pick")) == (0, 0, 0)


@pytest.mark.django_db
def test_sources_say_where_each_framework_is_from_and_on_what_terms(client):
    source = {"publisher": "The Department", "year": 2009, "reference": "007", "licence": "May be quoted."}
    Framework.objects.create(slug="zz-last", title="Standards", short_title="Standards 2009", source=source)
    page = client.get("/sources/").content.decode().split("<h3>Standards 2009</h3>")[1]
    facts = re.findall(r"<dd>(.*?)</dd>", page)
    assert (facts, re.findall(r'<p class="lq-quote">(.*?)</p>', page)) == (
        ["Standards", "The Department, 2009", "007"],
        ["May be quoted."],
    )


@pytest.mark.django_db
def test_authorities_are_shown_under_the_open_government_licence(client):
    page = " ".join(client.get("/sources/").content.decode().split())
    assert page.count("Contains public sector information licensed under the <a") == 1


@pytest.mark.django_db
def test_the_gallery_is_for_administrators_while_building(client, admin_client, settings):
    shut = [client.get("/help/components/").status_code, admin_client.get("/help/components/").status_code]
    settings.DEBUG = True
    assert [*shut, admin_client.get("/help/components/").status_code] == [302, 404, 200]
