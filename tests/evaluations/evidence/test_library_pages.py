"""The list, an item's page, its history and deleting it: who sees what, and what it costs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.files import accept
from evaluations.models import EvidenceItem
from evaluations.services.evidence import Details, add_item, change_item, delete_item
from tests.evaluations.evidence.samples import GENUINE
from tests.factories.accounts import MembershipFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join

SECRET = "Secretname"


def url(name, *args):
    return reverse(f"evaluations:{name}", args=args)


@pytest.fixture
def plan(authority, core_member):
    return EvidenceFactory(authority=authority, title="Plan", added_by=core_member)


@pytest.fixture
def person(authority, core_member):
    """An item that concerns an individual, with something to give away in every field."""
    upload = accept(SimpleUploadedFile(f"{SECRET}.pdf", GENUINE["minutes.pdf"]))
    details = Details(
        title=f"Appraisal of {SECRET}",
        source_type=f"{SECRET} type",
        url=f"https://example.org/{SECRET}",
        summary=f"{SECRET} was late.",
        individual=True,
    )
    return add_item(authority=authority, user=core_member, details=details, upload=upload)


PAGES_OF_AN_ITEM = ["evidence_item", "evidence_edit", "evidence_delete", "evidence_history", "evidence_file"]


class TestIsolation:
    @pytest.mark.parametrize("name", PAGES_OF_AN_ITEM)
    def test_another_authoritys_item_does_not_exist(self, client, outsider, person, name):
        client.force_login(outsider)
        response = client.get(url(name, person.pk))
        assert (response.status_code, SECRET in response.content.decode()) == (404, False)

    @pytest.mark.parametrize("name", ["evidence_edit", "evidence_delete"])
    def test_nor_can_it_be_changed_from_there(self, client, outsider, plan, name):
        client.force_login(outsider)
        assert client.post(url(name, plan.pk), {"title": "Taken"}).status_code == 404
        assert EvidenceItem.objects.get().title == "Plan"

    def test_the_list_is_of_the_authority_chosen(self, client, outsider, plan, person):
        client.force_login(outsider)
        response = client.get(url("evidence"))
        assert (response.status_code, list(response.context["page"])) == (200, [])

    def test_a_link_leads_to_an_item_of_any_authority_of_the_person(self, client, outsider, authority, plan):
        MembershipFactory(user=outsider, authority=authority)
        client.force_login(outsider)
        assert client.get(url("evidence_item", plan.pk)).context["item"] == plan

    def test_regional_staff_have_no_library(self, client, regional, plan):
        client.force_login(regional)
        pages = [("evidence",), ("evidence_new",), ("evidence_item", plan.pk), ("evidence_file", plan.pk)]
        assert [client.get(url(*page)).status_code for page in pages] == [404, 404, 404, 404]

    def test_nobody_sees_it_signed_out(self, client, plan):
        response = client.get(url("evidence_item", plan.pk))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


STATUSES = {
    # evidence, new, item, edit, delete, history of an ordinary item
    "lead": [200, 200, 200, 200, 200, 200],
    "core_member": [200, 200, 200, 200, 200, 200],
    "guest": [200, 403, 200, 403, 403, 403],
    "adviser": [200, 403, 200, 403, 403, 403],
    "reader": [403, 403, 403, 403, 403, 403],
}


class TestRoles:
    @pytest.mark.parametrize("who", STATUSES)
    def test_each_role_opens_the_pages_that_it_may(self, client, request, plan, who):
        client.force_login(request.getfixturevalue(who))
        pages = [("evidence",), ("evidence_new",), *((name, plan.pk) for name in PAGES_OF_AN_ITEM[:4])]
        assert [client.get(url(*page)).status_code for page in pages] == STATUSES[who]

    @pytest.mark.parametrize(
        ("who", "statuses"),
        [
            ("lead", [200, 200, 200]),
            ("core_member", [200, 200, 200]),
            ("guest", [404, 404, 404]),
            ("adviser", [404, 404, 404]),
            ("reader", [403, 403, 403]),
        ],
    )
    def test_an_item_on_an_individual_is_for_leads_and_the_core_team(
        self, client, request, person, who, statuses
    ):
        client.force_login(request.getfixturevalue(who))
        pages = ["evidence_item", "evidence_file", "evidence_history"]
        responses = [client.get(url(page, person.pk)) for page in pages]
        assert [response.status_code for response in responses] == statuses
        responses[1].getvalue()  # which closes the file

    @pytest.mark.parametrize("who", ["guest", "adviser", "reader"])
    @pytest.mark.parametrize(
        "query", ["", f"?words={SECRET}", "?individual=yes", f"?source_type={SECRET} type"]
    )
    def test_nothing_of_it_reaches_the_list_of_others(self, client, request, plan, person, who, query):
        client.force_login(request.getfixturevalue(who))
        response = client.get(url("evidence") + query)
        assert SECRET not in response.content.decode().replace(f'value="{SECRET}"', "")

    def test_nor_does_what_an_item_was_while_it_concerned_an_individual(
        self, client, guest, core_member, person
    ):
        opened = change_item(
            item=person,
            user=core_member,
            details=Details("Audit", summary="Open"),
            version=1,
            remove_file=True,
        )
        client.force_login(guest)
        pages = [client.get(url(name, opened.pk)) for name in PAGES_OF_AN_ITEM]
        assert [(page.status_code, SECRET in page.content.decode()) for page in pages] == [
            (200, False), (403, False), (403, False), (403, False), (404, False),
        ]  # fmt: skip


class TestTheList:
    def test_a_row_says_what_there_is_to_know(self, as_core, authority, cell):
        item = EvidenceFactory(
            authority=authority,
            title="Risk register",
            impact="some",
            individual=True,
            url="https://example.org/register",
        )
        link(cell, item)
        text = " ".join(as_core.get(url("evidence")).content.decode().split())
        row = text.partition('<tbody role="rowgroup">')[2].partition("</tbody>")[0]
        said = ["Risk register", "Concerns an individual", "Team meeting minutes", "17 July 2009", ">Some<",
                "In 1 judgement", "Only support of 1", 'href="https://example.org/register"']  # fmt: skip
        assert [each for each in said if each not in row] == []

    def test_it_is_paged_by_fifty_and_keeps_its_filters(self, as_core, authority):
        EvidenceFactory.create_batch(51, authority=authority)
        EvidenceFactory(authority=authority, title="Other", source_type="Else")
        response = as_core.get(url("evidence"), {"source_type": "Team meeting minutes", "page": "2"})
        assert (len(response.context["page"]), response.context["page"].paginator.count) == (1, 51)
        assert "source_type=Team" in response.content.decode()

    @pytest.mark.parametrize(
        "query", ["?sort=nonsense", "?impact=1&use=2&page=x", "?source_type=nonsense", "?page=99"]
    )
    def test_a_filter_that_makes_no_sense_is_left_out(self, as_core, plan, query):
        assert list(as_core.get(url("evidence") + query).context["page"]) == [plan]

    def test_an_empty_library_says_how_to_begin(self, as_core):
        assert "The library is empty. Add the first item" in as_core.get(url("evidence")).content.decode()

    def test_filters_that_fit_nothing_say_so(self, as_core, plan):
        assert "Nothing in the library fits" in as_core.get(url("evidence") + "?words=zebra").content.decode()

    def test_two_hundred_items_cost_as_many_queries_as_three(
        self, as_core, authority, core_member, cell, other_cell, django_assert_num_queries
    ):
        items = EvidenceFactory.create_batch(3, authority=authority, added_by=core_member)
        link(cell, *items)
        with django_assert_num_queries(6):
            as_core.get(url("evidence"))
        more = EvidenceFactory.create_batch(197, authority=authority, added_by=core_member)
        link(other_cell, *more[:60])
        with django_assert_num_queries(6):
            as_core.get(url("evidence"), {"words": "item", "sort": "used"})


class TestAnItem:
    def test_its_page_costs_the_same_for_one_use_and_for_three(
        self, as_core, authority, plan, round_, django_assert_max_num_queries, django_assert_num_queries
    ):
        cells = list(round_.cells.all())
        link(cells[0], plan)
        with django_assert_max_num_queries(12) as counted:
            as_core.get(url("evidence_item", plan.pk))
        for cell in cells[1:3]:
            link(cell, plan)
        with django_assert_num_queries(len(counted)):
            as_core.get(url("evidence_item", plan.pk))

    def test_it_shows_every_field_and_where_it_is_used(self, as_core, person, cell):
        link(cell, person)
        text = " ".join(as_core.get(url("evidence_item", person.pk)).content.decode().split())
        said = [
            *(f"Appraisal of {SECRET}", f"{SECRET} type", f"{SECRET} was late.", f"{SECRET}.pdf"),
            *(person.sha256, "bytes", "by Cory Core"),
            *("2.4 Use of intelligence, Primary", "Spring 2010", "Rests on this alone"),
            "It cannot be deleted. It is linked to one judgement.",
        ]
        assert [each for each in said if each not in text] == []

    def test_what_people_type_is_never_html(self, as_core, authority):
        item = EvidenceFactory(
            authority=authority, title="<script>1</script>", summary="<b>2</b>", source_type='"><i>'
        )
        pages = [as_core.get(url(name, item.pk)).content.decode() for name in PAGES_OF_AN_ITEM[:4]]
        pages.append(as_core.get(url("evidence")).content.decode())
        assert [page for page in pages if "<script>1" in page or "<b>2" in page or '"><i>' in page] == []

    def test_deleting_asks_first_and_then_does_it(self, as_core, plan):
        assert "This cannot be undone" in as_core.get(url("evidence_delete", plan.pk)).content.decode()
        response = as_core.post(url("evidence_delete", plan.pk), follow=True)
        assert [str(message) for message in response.context["messages"]] == [
            "“Plan” is deleted from the library."
        ]
        assert EvidenceItem.objects.count() == 0

    def test_deleting_what_is_used_is_refused_with_the_reason(self, as_core, plan, cell):
        link(cell, plan)
        response = as_core.post(url("evidence_delete", plan.pk))
        assert response.status_code == 409
        assert "It is linked to one judgement. Unlink it there first" in response.content.decode()
        assert EvidenceItem.objects.count() == 1

    def test_its_history_says_who_changed_what_and_where_it_was_linked(
        self, as_core, authority, core_member, lead, cell
    ):
        item = add_item(authority=authority, user=core_member, details=Details("Plan", summary="Here"))
        change_item(item=item, user=lead, details=Details("Plan of 2009", summary="Here"), version=1)
        link(cell, item)
        text = " ".join(as_core.get(url("evidence_history", item.pk)).content.decode().split())
        said = ["Added", "Cory Core", "Changed", "Lena Lead", "(before: Plan)"]
        said += ["Title: Plan of 2009", "Linked to 2.4 Use of intelligence, Primary, Spring 2010"]
        assert [each for each in said if each not in text] == []


def test_a_guest_sees_only_the_uses_that_they_are_named_for(
    client, guest, authority, round_, cell, other_cell
):
    item = EvidenceFactory(authority=authority)
    link(cell, item)
    link(other_cell, item)
    link(cell_of(RoundFactory(authority=authority, name="Hidden round"), "1.5", "primary"), item)
    join(round_, guest, "guest", (cell,))
    client.force_login(guest)
    text = client.get(url("evidence_item", item.pk)).content.decode()
    there = [
        each in text for each in ("2.4 Use of", "1.1 ", "Hidden round", "2 more where you are not named")
    ]
    assert there == [True, False, False, True]


def test_a_cells_history_opens_after_an_item_that_it_had_is_deleted(as_core, core_member, authority, cell):
    item = EvidenceFactory(authority=authority, title="Gone since")
    link(cell, item)
    item.links.get().delete()
    delete_item(item=item, user=core_member)
    response = as_core.get(url("cell_history", cell.round.slug, "primary", "2.4"))
    assert (response.status_code, "Gone since" in response.content.decode()) == (200, False)
