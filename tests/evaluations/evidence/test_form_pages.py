"""Adding and changing an item: what is asked, what is refused, and that nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.files import LIMIT, accept
from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.services.evidence import Details, add_item, change_item, details_of
from tests.evaluations.evidence.samples import GENUINE, ooxml
from tests.factories.accounts import MembershipFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join

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


def file(name="minutes.pdf", content=None):
    return SimpleUploadedFile(name, GENUINE[name] if content is None else content)


def errors(response):
    return {name: list(said) for name, said in response.context["form"].errors.items()}


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
            ("url", "https://", "Give a link that starts with http:// or https://."),
            ("url", "https://exa mple.org", "Give a link that starts with http:// or https://."),
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


class Sent:
    @pytest.fixture
    def item(self, authority, core_member):
        return add_item(
            authority=authority, user=core_member, details=Details("Plan", "Reports", summary="On the shelf.")
        )

    def send(self, client, item, upload=None, **changes):
        details = details_of(item)
        data = {
            "title": details.title,
            "source_type": details.source_type,
            "dated": "",
            "summary": details.summary,
            "url": details.url,
            "impact": details.impact,
            "version": item.version,
            **changes,
        }
        return client.post(f"/evidence/{item.pk}/edit/", {**data, "file": upload} if upload else data)

    def now(self, item):
        return EvidenceItem.objects.get(pk=item.pk)


class TestChanging(Sent):
    def test_the_page_starts_from_what_is_there_and_saves_what_is_changed(self, as_core, item):
        form = as_core.get(f"/evidence/{item.pk}/edit/").context["form"]
        assert (form["title"].value(), form["version"].value(), "remove_file" in form.fields) == (
            "Plan",
            1,
            False,
        )
        self.send(as_core, item, title="Plan of 2009", upload=file())
        assert (self.now(item).title, self.now(item).file_name, self.now(item).version) == (
            "Plan of 2009",
            "minutes.pdf",
            2,
        )

    def test_a_file_can_be_taken_away_where_something_else_shows(self, as_core, item):
        self.send(as_core, item, upload=file())
        self.send(as_core, self.now(item), remove_file="on")
        assert (self.now(item).file_name, self.now(item).version) == ("", 3)

    def test_the_last_thing_that_shows_cannot_be_taken_away(self, as_core, item):
        response = self.send(as_core, item, summary="")
        assert (response.status_code, list(errors(response))) == (422, ["summary"])

    def test_it_says_how_many_open_judgements_a_change_bears_on(
        self, as_core, item, authority, cell, other_cell
    ):
        link(cell, item)
        link(other_cell, item)
        link(
            cell_of(RoundFactory(authority=authority, state="signed-off", name="Old"), "1.1", "primary"), item
        )
        text = " ".join(as_core.get(f"/evidence/{item.pk}/edit/").content.decode().split())
        said = [
            "2 judgements of open rounds rest on it. Changing what it shows changes what these may be rated:",
            "2.4 Use of intelligence, Primary, Spring 2010",
            "Reports of signed-off rounds stay as they are",
        ]
        assert [each for each in said if each not in text] == []
        assert ", Old</li>" not in text


class TestTwoPeopleAtOnce(Sent):
    @pytest.fixture
    def seen(self, item, lead):
        """The item as a person's page shows it, which the lead has changed since."""
        details = Details("Theirs", "Reports", summary="On the shelf.", impact="some")
        change_item(item=item, user=lead, details=details, version=1)
        return item

    def test_both_texts_are_shown_and_neither_is_lost(self, as_core, seen):
        response = self.send(as_core, seen, title="Mine", summary="Also mine.")
        assert (response.status_code, errors(response)) == (
            409,
            {
                "keep_title": [
                    "Choose what to keep for “title”: Lena Lead saved a change while you were typing."
                ]
            },
        )
        text = " ".join(response.content.decode().split())
        said = ["<p>Theirs</p>", "<p>Mine</p>", "Lena Lead saved at", 'href="#id_keep_title_0"', "Also mine."]
        assert [each for each in said if each not in text] == []
        assert (self.now(seen).title, response.context["form"]["impact"].value()) == ("Theirs", "some")

    def answer(self, client, item, **answers):
        return self.send(
            client,
            item,
            title="Mine",
            summary="Also mine.",
            impact="some",
            version=2,
            clash="title",
            **answers,
        )

    @pytest.mark.parametrize(("keep", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
    def test_the_person_chooses_which_stays(self, as_core, seen, keep, title):
        self.send(as_core, seen, title="Mine", summary="Also mine.")
        self.answer(as_core, seen, keep_title=keep)
        now = self.now(seen)
        assert (now.title, now.summary, now.impact, now.version) == (title, "Also mine.", "some", 3)

    def test_saving_again_without_choosing_asks_again(self, as_core, seen):
        response = self.answer(as_core, seen)
        assert (list(errors(response)), self.now(seen).title) == (["keep_title"], "Theirs")

    def test_a_third_save_in_between_is_shown_in_turn(self, as_core, seen, lead):
        change_item(
            item=seen,
            user=lead,
            details=Details("Third", "Reports", summary="On the shelf.", impact="some"),
            version=2,
        )
        response = self.answer(as_core, seen, keep_title="mine")
        assert response.status_code == 409
        assert "<p>Third</p>" in response.content.decode()

    def test_what_only_the_other_changed_is_not_asked(self, as_core, seen):
        self.send(as_core, seen, summary="Also mine.")
        now = self.now(seen)
        assert (now.title, now.summary, now.impact) == ("Theirs", "Also mine.", "some")

    def test_two_new_files_are_not_mixed_up(self, as_core, item, lead):
        change_item(
            item=item, user=lead, details=details_of(item), version=1, upload=accept(file("figures.xlsx"))
        )
        response = self.send(as_core, item, upload=file())
        assert errors(response) == {
            "file": [
                "Lena Lead changed the file while you were typing. It is “figures.xlsx” now. "
                "To put yours in its place, choose it again; else leave this empty."
            ]
        }
        self.send(as_core, item, version=2, upload=file())
        assert self.now(item).file_name == "minutes.pdf"


def test_the_form_costs_few_queries(as_core, authority, django_assert_max_num_queries):
    item = EvidenceFactory(authority=authority)
    with django_assert_max_num_queries(12):
        as_core.get(f"/evidence/{item.pk}/edit/")
