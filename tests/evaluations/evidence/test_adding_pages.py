"""Adding an item: what is asked, what is refused, and that nothing typed is lost."""

import pytest
from django.urls import reverse

from evaluations.files import LIMIT
from evaluations.models import EvidenceItem, EvidenceLink
from tests.evaluations.evidence.forms import errors, file
from tests.evaluations.evidence.samples import ooxml
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import framework, join

NEW = "/evidence/new/"
TYPED = {
    "title": "Minutes of the July meeting",
    "source_type": "Team meeting minutes",
    "dated": "2009-07-17",
    "summary": "Twelve of fourteen reports were on time.",
    "url": "https://example.org/minutes",
    "impact": "some",
    "individual": "on",
}


def kept(response):
    """What the fields of the page that came back hold."""
    form = response.context["form"]
    values = {name: form[name].value() for name in TYPED}
    return {**values, "individual": "on" if values["individual"] else ""}


class TestAdding:
    def test_an_item_is_added_with_all_that_was_given(self, as_core, authority, core_member):
        response = as_core.post(NEW, {**TYPED, "file": file()}, follow=True)
        item = EvidenceItem.objects.get()
        assert response.redirect_chain == [(f"/evidence/{item.pk}/", 302)]
        assert (item.authority, item.added_by, item.file_name) == (authority, core_member, "minutes.pdf")
        assert (str(item.dated), item.impact, item.individual, item.url) == (
            "2009-07-17", "some", True, "https://example.org/minutes",
        )  # fmt: skip

    @pytest.mark.parametrize(
        "given", [{"summary": "In the blue folder."}, {"url": "http://intranet/plan"}, {"file": True}]
    )
    def test_a_file_a_link_or_a_summary_is_enough(self, as_core, given):
        data = {"title": "Plan", "impact": "none", **given}
        as_core.post(NEW, {**data, "file": file()} if "file" in data else data)
        assert EvidenceItem.objects.count() == 1

    def test_none_of_them_is_too_little(self, as_core):
        response = as_core.post(NEW, {"title": "Plan", "impact": "none"})
        assert (response.status_code, errors(response)) == (
            422,
            {"summary": ["Give at least one of these: a file, a link, or a few words on what it shows. "
                         "For something on paper, say where it is kept."]},
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("title", "  ", "Give the item a title."),
            ("dated", "17 Julember", "Give the date as a day, for example 17 July 2009."),
            ("impact", "", "Say whether it shows impact."),
            ("url", "javascript:alert(1)", "Give a link that starts with http:// or https://."),
            ("url", "ftp://example.org/a", "Give a link that starts with http:// or https://."),
            ("url", "S:\\Shared\\plan.docx", "Give a link that starts with http:// or https://."),
            ("url", "https://a.example/b c", "A link has no blanks:"),
            ("url", "https://", "Give a link that starts with http:// or https://."),
            ("url", "https://exa mple.org", "A link has no blanks:"),
            ("url", "https://[1", "Give a link that starts with http:// or https://."),
            ("url", "https://me:word@example.org/", "Take the user name and password out of the link"),
        ],
    )
    def test_what_cannot_be_right_is_said_and_all_else_stays(self, as_core, field, value, said):
        typed = {**TYPED, field: value}
        response = as_core.post(NEW, typed)
        assert (response.status_code, [each[: len(said)] for each in errors(response)[field]]) == (
            422,
            [said],
        )
        assert kept(response) == typed
        assert f'href="#id_{field}' in response.content.decode()
        assert EvidenceItem.objects.count() == 0

    @pytest.mark.parametrize("typed", ["17 July 2009", "17/07/2009", "2009-07-17"])
    def test_a_date_is_read_as_people_write_it(self, as_core, typed):
        as_core.post(NEW, {**TYPED, "dated": typed})
        assert str(EvidenceItem.objects.get().dated) == "2009-07-17"

    def test_a_link_without_its_beginning_is_given_one(self, as_core):
        as_core.post(NEW, {**TYPED, "url": "www.example.org/plan"})
        assert EvidenceItem.objects.get().url == "https://www.example.org/plan"

    @pytest.mark.parametrize(
        ("upload", "said"),
        [
            (
                file("report.pdf", b"MZ" + bytes(90)),
                "“report.pdf” is not a PDF inside, whatever its name says.",
            ),
            (file("letter.docm", ooxml("docx")), "“letter.docm” can hold macros, which are programs."),
            (file("page.svg", b"<svg/>"), "“page.svg” is a web page or drawing that can run scripts."),
            (file("minutes.pdf", b""), "“minutes.pdf” is empty."),
            (file("minutes.pdf", b"%PDF-".ljust(LIMIT + 1)), "“minutes.pdf” is larger than 20 MB."),
        ],
    )
    def test_a_file_that_is_not_taken_is_said_and_nothing_typed_is_lost(self, as_core, stored, upload, said):
        response = as_core.post(NEW, {**TYPED, "file": upload})
        assert [each[: len(said)] for each in errors(response)["file"]] == [said]
        assert (response.status_code, kept(response), stored()) == (422, TYPED, 0)

    def test_a_good_file_beside_a_mistake_must_be_chosen_again_and_is_asked_for(self, as_core):
        response = as_core.post(NEW, {**TYPED, "title": "", "file": file()})
        assert errors(response) == {
            "title": ["Give the item a title."],
            "file": ["Choose “minutes.pdf” again: a browser does not keep a file when a page comes back."],
        }

    def test_the_guides_sources_are_suggested(self, as_core):
        framework("laqs")
        text = as_core.get(NEW).content.decode()
        assert (text.count("<option value="), '<option value="Reports to elected members">' in text) == (
            32,
            True,
        )

    def test_fields_that_nobody_may_set_are_not_taken(self, as_core, authority, core_member, lead):
        as_core.post(NEW, {**TYPED, "authority": "999", "added_by": lead.pk, "sha256": "x", "file_name": "x"})
        item = EvidenceItem.objects.get()
        assert (item.authority, item.added_by, item.sha256, item.file_name) == (
            authority,
            core_member,
            "",
            "",
        )


class TestAddingForARatingPage:
    @pytest.fixture
    def address(self, cell):
        return f"{NEW}?cell={cell.round.slug}/primary/2.4"

    def test_the_page_says_where_it_will_be_linked(self, as_core, address):
        text = " ".join(as_core.get(address).content.decode().split())
        assert "be linked to <b>2.4 Use of intelligence, Primary</b>, Spring 2010" in text

    def test_the_item_is_linked_and_the_rating_page_comes_next(self, as_core, address, cell):
        response = as_core.post(address, {**TYPED, "file": file()})
        assert response["Location"] == reverse("evaluations:rate", args=[cell.round.slug, "primary", "2.4"])
        assert EvidenceLink.objects.get().cell == cell

    def test_a_mistake_keeps_the_place(self, as_core, address, cell):
        response = as_core.post(address, {"title": ""})
        assert (response.status_code, response.context["cell"]) == (422, cell)

    def test_a_round_signed_off_meanwhile_keeps_the_item_in_the_library_and_says_so(
        self, as_core, address, round_
    ):
        round_.state = "signed-off"
        round_.save()
        assert "cannot be linked to" in as_core.get(address).content.decode()
        response = as_core.post(address, TYPED, follow=True)
        item = EvidenceItem.objects.get()
        assert [str(message) for message in response.context["messages"]] == [
            f"“{item.title}” is in the library, but not linked to 2.4 Use of intelligence, Primary. "
            "This round is signed off, so nothing in it can change. The lead can reopen it with a reason."
        ]
        assert EvidenceLink.objects.count() == 0

    @pytest.mark.parametrize("place", ["nowhere", "a/b", "no-round/primary/2.4", "//", "a/b/c/d"])
    def test_a_place_that_is_not_there_is_not_found(self, as_core, round_, place):
        assert as_core.get(f"{NEW}?cell={place}").status_code == 404

    def test_another_authoritys_round_is_not_found(self, client, outsider, address):
        client.force_login(outsider)
        assert [client.get(address).status_code, client.post(address, TYPED).status_code] == [404, 404]

    def test_the_item_goes_in_the_library_of_the_rounds_authority(
        self, client, address, authority, lead, other_authority
    ):
        MembershipFactory(user=lead, authority=other_authority)
        client.force_login(lead)
        client.post("/authority/", {"authority": other_authority.pk})
        client.post(address, TYPED)
        assert EvidenceItem.objects.get().authority == authority

    def test_a_guest_cannot_add_even_where_they_are_named(self, client, guest, round_, cell, address):
        join(round_, guest, "guest", (cell,))
        client.force_login(guest)
        assert [client.get(address).status_code, client.post(address, TYPED).status_code] == [403, 403]
