"""The list of schools, the page of one, and the file of what is listed."""

import csv
import datetime as dt
import io
import re

import pytest

from accounts.enums import Role
from schools.enums import Phase, Status
from schools.models import SchoolLink
from schools.selectors.register import schools_for
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.schools import SchoolFactory
from tests.schools.register.uploads import text

pytestmark = pytest.mark.django_db
LIST = "/schools/"


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def some(authority, other_authority):
    SchoolFactory(authority=other_authority, name="Elsewhere Primary")
    return [
        SchoolFactory(
            authority=authority, name="Acorn Primary", urn=900_101, town="Anytown", postcode="AB1 2CD"
        ),
        SchoolFactory(
            authority=authority,
            name="Beech Academy",
            urn=900_102,
            establishment_number="4007",
            phase=Phase.SECONDARY,
            type_name="Academy converter",
            pupils=900,
        ),
        SchoolFactory(authority=authority, name="Cedar Infants", urn=900_103, status=Status.TO_CLOSE),
        SchoolFactory(
            authority=authority,
            name="Damson Primary",
            urn=900_104,
            status=Status.CLOSED,
            closed=dt.date(2012, 8, 31),
        ),
    ]


def names(response):
    return re.findall(r'<a class="govuk-link" href="/schools/\d+/">(.*?)</a>', response.content.decode())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", "Acorn Beech Cedar"),
        ("status=any", "Acorn Beech Cedar Damson"),
        ("status=closed", "Damson"),
        ("status=to-close", "Cedar"),
        ("phase=secondary", "Beech"),
        ("type=Academy+converter", "Beech"),
        ("words=acorn", "Acorn"),
        ("words=ANYTOWN+prim", "Acorn"),
        ("words=AB1+2CD", "Acorn"),
        ("words=900102", "Beech"),
        ("words=4007", "Beech"),
        ("words=ANY%2F4007", ""),
        ("words=%25", ""),
        ("sort=pupils", "Beech Acorn Cedar"),
        ("sort=phase", "Acorn Cedar Beech"),
        ("sort=nonsense&phase=nonsense&status=nonsense&type=nonsense&page=nonsense", "Acorn Beech Cedar"),
        ("words=" + "9" * 90, ""),
    ],
)
def test_the_list_is_narrowed_and_sorted(as_lead, some, asked, found):
    assert [name.split()[0] for name in names(as_lead.get(f"{LIST}?{asked}"))] == found.split()


def test_a_number_of_seven_digits_is_looked_up_as_laestab(client, lead, authority, some):
    authority.code = "336"
    authority.save()
    client.force_login(lead)
    for said in ("3364007", "336/4007"):
        assert names(client.get(LIST, {"words": said})) == ["Beech Academy"]


def test_counts_say_out_of_how_many(as_lead, some):
    assert "3 of 4 schools" in text(as_lead.get(LIST))
    assert "1 of 4 schools" in text(as_lead.get(f"{LIST}?status=closed"))
    assert "None of 4 schools fits." in text(as_lead.get(f"{LIST}?words=nowhere"))


def test_where_none_is_open_the_list_says_so(as_lead, authority):
    SchoolFactory(authority=authority, status=Status.CLOSED)
    assert "None of 1 school is open. See all of them" in text(as_lead.get(LIST))


def test_an_empty_register_says_how_to_fill_it_and_who_can(client, lead, adviser):
    client.force_login(lead)
    page = client.get(LIST)
    assert ("The register is empty" in text(page), 'href="/schools/import/"' in page.content.decode()) == (
        True,
        True,
    )
    client.force_login(adviser)
    assert "A lead of the authority can bring in the national register." in text(client.get(LIST))


def test_the_list_leads_to_what_was_raised_about_academies(as_lead, some):
    assert 'href="/academies/"' in as_lead.get(LIST).content.decode()
    assert as_lead.get("/academies/").status_code == 200


def test_the_page_of_a_school_says_what_is_known_and_what_is_not(as_lead, some):
    page = as_lead.get("/schools/900102/")
    assert "LAESTAB ANY/4007 Phase Secondary" in text(page)
    assert "Ages Not known Pupils 900 Free school meals Not known" in text(page)
    licence = "Contains public sector information licensed under the"
    assert licence in page.content.decode()


def test_a_rating_and_a_date_of_inspection_are_not_said_to_belong_together(as_lead, authority):
    SchoolFactory(authority=authority, urn=900_200, ofsted_rating="Good", ofsted_on=dt.date(2012, 11, 6))
    assert "Ofsted rating Good Last inspected 6 November 2012" in text(as_lead.get("/schools/900200/"))


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("www.acorn.example", "http://www.acorn.example"),
        ("https://acorn.example/about", "https://acorn.example/about"),
        ("javascript:alert(1)", ""),
        ("javascript://acorn.example/%0aalert(1)", ""),
        ("http://[", ""),
        ("acorn", ""),
    ],
)
def test_only_pages_of_the_web_become_links(as_lead, authority, said, link):
    SchoolFactory(authority=authority, urn=900_200, website=said)
    main = re.search(r"<main.*?</main>", as_lead.get("/schools/900200/").content.decode(), re.S)[0]
    assert re.findall(r'href="([^"]*)" rel="noopener noreferrer nofollow"', main) == ([link] if link else [])


class TestLinks:
    def test_they_are_shown_from_both_sides(self, as_lead, some):
        acorn, beech, *_ = some
        SchoolLink.objects.create(school=beech, other=acorn, other_urn=acorn.urn, kind="Predecessor")
        assert "Predecessor: Acorn Primary" in text(as_lead.get(f"/schools/{beech.urn}/"))
        assert "Successor: Beech Academy" in text(as_lead.get(f"/schools/{acorn.urn}/"))

    def test_one_that_is_not_here_is_named_without_a_link(self, as_lead, some, other_authority):
        theirs = SchoolFactory(authority=other_authority, urn=900_300, name="Theirs")
        SchoolLink.objects.create(school=some[0], other=theirs, other_urn=theirs.urn, kind="Successor")
        SchoolLink.objects.create(school=some[0], other_urn=900_301, other_name="Gone", kind="Predecessor")
        page = as_lead.get(f"/schools/{some[0].urn}/")
        assert (
            "Successor: Theirs URN 900300" in text(page),
            "Predecessor: Gone URN 900301" in text(page),
        ) == (True, True)
        assert "/schools/900300/" not in page.content.decode()


class TestFile:
    def rows(self, response):
        return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    def test_it_holds_what_is_filtered(self, as_lead, some):
        reply = as_lead.get("/schools/list.csv?status=closed")
        (row,) = self.rows(reply)
        assert (row["URN"], row["Name"], row["Status"], row["Closed"]) == (
            "900104",
            "Damson Primary",
            "Closed",
            "2012-08-31",
        )
        assert reply["Content-Disposition"] == 'attachment; filename="schools-any-borough.csv"'
        assert row["Source"].endswith("licensed under the Open Government Licence v3.0")

    def test_the_page_links_to_the_file_of_what_it_lists(self, as_lead, some):
        html = as_lead.get(f"{LIST}?status=any&sort=town&page=1").content.decode()
        assert 'href="/schools/list.csv?status=any&amp;sort=town"' in html

    def test_a_name_that_would_be_run_as_a_formula_is_text(self, as_lead, authority):
        SchoolFactory(authority=authority, name="=cmd|' /C calc'!A0")
        assert self.rows(as_lead.get("/schools/list.csv"))[0]["Name"] == "'=cmd|' /C calc'!A0"


class TestWho:
    def test_only_the_authority_s_own_schools_are_there(self, as_lead, some, other_authority):
        theirs = SchoolFactory(authority=other_authority)
        assert as_lead.get(f"/schools/{theirs.urn}/").status_code == 404
        assert "Elsewhere Primary" not in as_lead.get(f"{LIST}?status=any").content.decode()

    def test_a_school_of_another_of_one_s_authorities_is_there(self, client, lead, some, other_authority):
        MembershipFactory(user=lead, authority=other_authority, role=Role.CORE)
        client.force_login(lead)
        assert "Elsewhere Primary" in text(client.get(f"/schools/{other_authority.schools.get().urn}/"))

    def test_schools_for_a_person_are_those_their_role_may_read(
        self, lead, reader, guest, adviser, outsider, some
    ):
        found = {user.name: schools_for(user).count() for user in (lead, reader, guest, adviser, outsider)}
        assert list(found.values()) == [4, 0, 0, 4, 1]

    def test_a_membership_that_ended_opens_nothing(self, authority, some):
        ended = MembershipFactory(authority=authority, role=Role.CORE, until=dt.date(2020, 1, 1))
        assert (schools_for(ended.user).count(), schools_for(UserFactory()).count()) == (0, 0)


@pytest.mark.parametrize("address", [LIST, "/schools/list.csv", "/schools/900900/"])
def test_pages_take_as_many_queries_for_many_schools_as_for_one(
    as_lead, authority, address, django_assert_max_num_queries
):
    first = SchoolFactory(authority=authority, urn=900_900)
    SchoolLink.objects.create(school=first, other_urn=900_901, kind="Predecessor")
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(12) as queries:
            as_lead.get(address)
        counts.append(len(queries))
        for school in SchoolFactory.create_batch(60, authority=authority):
            SchoolLink.objects.create(school=first, other=school, other_urn=school.urn, kind="Predecessor")
    assert counts[0] == counts[1]
