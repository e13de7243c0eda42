"""Changing an item: what a change bears on, and that two who change it at once lose nothing."""

import pytest

from evaluations.files import accept
from evaluations.services.evidence import Details, change_item, details_of
from tests.evaluations.evidence.forms import Sent, errors, file
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of


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
