"""Saving a rating page: all of it on a plain post, one line at a time with htmx."""

import pytest
from django.test import Client

from evaluations.models import Answer, Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.saving.records import HTMX, recorded
from tests.factories.answers import answer_all, field_of
from tests.factories.rounds import cell_of, join


class TestPlainPost:
    def test_what_was_answered_is_saved_and_the_page_comes_back(self, post, field, cell):
        response = post(
            {f"value-{field}": "no", f"note-{field}": "Not since May.\r\nAsk again."}, follow=True
        )
        page = Page(response)
        assert response.redirect_chain == [(address(cell), 302)]
        assert [message.startswith("Saved at ") for message in page.messages] == [True]
        assert recorded() == [("2.4-G-1", "no", "Not since May.\nAsk again.", 1)]
        assert page.at("ceiling-head").text == "At most NI Needs improvement"

    def test_a_page_sent_as_it_came_changes_nothing(self, post, cell, core_member):
        answer_all(cell, core_member)
        post({})
        assert {version for *_, version in recorded()} == {1}
        assert Answer.history.count() == 0

    def test_own_rating_and_comment_are_saved_with_it(self, post, core_member):
        post({"rating": "NI", "comment": "Not in the small schools."})
        rating = Rating.objects.get(user=core_member)
        assert (rating.level.code, rating.comment) == ("NI", "Not in the small schools.")

    def test_a_rating_above_the_ceiling_is_kept_and_marked(self, post, field, core_member):
        response = post({f"value-{field}": "no", "rating": "OS"}, follow=True)
        assert Rating.objects.get(user=core_member).level.code == "OS"
        hints = {code: Page(response).at(f"hint-{code}").text for code in ("OS", "G", "NI", "SI")}
        above = "Above the ceiling. The team’s answers allow Needs improvement at most."
        assert hints == {"OS": above, "G": above, "NI": "", "SI": ""}

    @pytest.mark.parametrize(
        ("do", "then"),
        [
            ("stay", "/rounds/{slug}/primary/2.4/"),
            ("", "/rounds/{slug}/primary/2.4/"),
            ("go:2.5", "/rounds/{slug}/primary/2.5/"),
            ("link", "/evidence/link/{slug}/primary/2.4/"),
            ("add", "/evidence/new/?cell={slug}/primary/2.4"),
        ],
    )
    def test_the_button_says_where_to_go_next(self, post, cell, do, then):
        assert post({"do": do})["Location"] == then.format(slug=cell.round.slug)

    @pytest.mark.parametrize("do", ["go://example.org", "go:../../../..", "go:?x", "go:"])
    def test_a_made_up_next_place_leads_nowhere_else(self, post, cell, do):
        location = post({"do": do})["Location"]
        assert location.startswith(f"/rounds/{cell.round.slug}/primary/")

    def test_a_measure_is_kept_as_a_plain_number(self, post, round_):
        cell = cell_of(round_, "1.5", "primary")
        field = field_of(cell, "1.5-schools-in-line")
        for typed in ("87.50", " 87.5 %", "87.5"):
            post({f"value-{field}": typed}, at=cell)
        assert recorded() == [("1.5-schools-in-line", "87.5", "", 1)]

    def test_lines_that_the_page_does_not_ask_are_passed_over(self, as_core, cell, content, round_):
        worked_out = content.element("2.4").criterion("2.4-OS-1").pk
        elsewhere = field_of(cell_of(round_, "1.1", "primary"), "1.1-G-1")
        names = (f"c{worked_out}", elsewhere, "c0", "c999999999", "x1", "c", "m1", "c١")
        data = {f"{part}-{name}": "yes" for name in names for part in ("value", "version")}
        assert as_core.post(address(cell), data).status_code == 302
        assert recorded() == []

    def test_a_field_without_its_version_is_not_a_line(self, as_core, cell, field):
        as_core.post(address(cell), {f"value-{field}": "yes"})
        assert recorded() == []

    def test_a_guest_saves_where_they_are_named(self, sign_in, post, guest, round_, cell, field):
        join(round_, guest, "guest", (cell,))
        post({f"value-{field}": "yes"}, client=sign_in(guest))
        assert [str(row.updated_by) for row in Answer.objects.all()] == ["Gil Guest"]


class TestHtmx:
    def test_a_line_saved_brings_back_the_ceiling_the_sums_and_its_new_version(self, post_line, field):
        part = post_line("2.4-G-1", "no")
        assert part.response.status_code == 200
        assert part.at("ceiling-head").text == "At most NI Needs improvement"
        assert part.at("bar-ceiling").text == "At most NI Needs improvement"
        assert part.at("bar-progress").text == "1 of 23 considered"
        assert part.at("step-progress").text == "1 of 23"
        assert part.at("sum-G").text == part.at("jump-G").text == "0 met, 1 not met, 10 not yet"
        assert part.at(f"version-{field}").attrs["value"] == "1"
        assert recorded() == [("2.4-G-1", "no", "", 1)]

    def test_nothing_that_a_person_types_in_comes_back(self, post_line):
        part = post_line("2.4-G-1", "no", "Not since May.")
        assert [node.tag for node in part.root.all if node.tag in {"textarea", "html", "main"}] == []
        inputs = {node.attrs["type"] for node in part.find("input")}
        assert inputs == {"hidden"}

    def test_every_part_that_comes_back_has_its_place_on_the_page(self, get, core_member, post_line, cell):
        post_line("2.4-G-4", "no")
        part = post_line("2.4-G-1", "no")
        page = get(core_member, address(cell))
        targets = [node.attrs["id"] for node in part.root.all if node.attrs.get("hx-swap-oob") == "true"] + [
            node.attrs["hx-swap-oob"].removeprefix("innerHTML:#")
            for node in part.root.all
            if node.attrs.get("hx-swap-oob", "true") != "true"
        ]
        assert sorted(set(targets) - set(page.ids)) == []
        assert {"ceiling", "problems", "bar-progress", "hint-OS", "sum-SI"} <= set(targets)

    def test_the_parts_say_the_same_as_the_page_would(self, get, core_member, post_line, cell):
        post_line("2.4-G-4", "no")
        part = post_line("2.4-G-1", "no")
        page = get(core_member, address(cell))
        same = [name for name in part.ids if name not in {"saved", "problems"} and part.ids.count(name) == 1]
        assert {name: part.at(name).text for name in same} == {name: page.at(name).text for name in same}

    def test_what_stands_above_the_ceiling_is_marked_afresh(self, post_line):
        part = post_line("2.4-G-1", "no")
        hints = [part.at(f"hint-{code}").text[:17] for code in ("OS", "G", "NI", "SI")]
        assert hints == ["Above the ceiling", "Above the ceiling", "", ""]

    def test_worked_out_lines_change_with_the_count(self, post_line, content):
        line = content.element("2.4").criterion("2.4-SI-3")
        for number in range(4, 7):
            part = post_line(f"2.4-G-{number}", "no")
        assert part.at(f"auto-{line.pk}").text.startswith("Worked out: ")
        assert part.at("ceiling-head").text == "At most SI Significant improvement needed"

    def test_a_rating_saved_brings_back_its_version(self, as_core, cell):
        data = {"rating": "G", "comment": "Mostly there.", "rating-version": "0"}
        part = Page(as_core.post(address(cell), data, headers=HTMX))
        assert (part.response.status_code, part.at("rating-version").attrs["value"]) == (200, "1")

    def test_each_save_goes_on_from_the_version_that_came_back(self, post_line, field):
        version = 0
        for note in ("N", "No", "Not", "Not since May."):
            part = post_line("2.4-G-1", "no", note, version)
            version = part.at(f"version-{field}").attrs["value"]
        assert recorded() == [("2.4-G-1", "no", "Not since May.", 4)]


def test_only_get_and_post_are_answered(as_core, cell):
    assert [as_core.put(address(cell)).status_code, as_core.delete(address(cell)).status_code] == [405, 405]


def test_a_post_without_its_token_is_refused(core_member, cell, field):
    client = Client(enforce_csrf_checks=True)
    client.force_login(core_member)
    data = {f"value-{field}": "yes", f"note-{field}": "", f"version-{field}": "0"}
    assert (client.post(address(cell), data).status_code, recorded()) == (403, [])
