"""What the page of an aspect in a phase says: the ceiling and why, what is recorded, and what it rests on."""

import pytest
from django.conf import settings

from evaluations.enums import RoundState
from standards.loading import validated_one
from standards.loading.store import store
from standards.models import Framework
from tests.evaluations.pages.conftest import address, radios
from tests.factories.answers import answer, answer_all, field_of, in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.standards.small import write


def chosen(page, field):
    return [node.attrs["value"] for node in radios(page, field) if "checked" in node.attrs]


class TestWhatItSays:
    def test_nothing_answered_it_says_what_is_open_and_what_could_be_agreed(self, get, core_member, cell):
        page = get(core_member, address(cell))
        assert page.at("ceiling-head").text == "At most OS Outstanding"
        assert "Nothing recorded so far holds the rating below Outstanding." in page.at("ceiling").text
        assert (
            "6 points still open: as it stands Significant improvement needed could be agreed"
            in page.at("ceiling").text
        )
        assert page.at("bar-progress").text == "0 of 23 considered"

    def test_capped_it_says_why_in_the_words_of_the_publication_and_what_would_lift_it(
        self, get, core_member, cell
    ):
        answer_all(cell, core_member, {"2.4-G-1": "no"})
        link(cell, EvidenceFactory(authority=cell.round.authority, impact="substantial"))
        page = get(core_member, address(cell))
        assert page.at("ceiling-head").text == "At most NI Needs improvement"
        quotes = [node.text for node in page.find("blockquote")]
        assert len(quotes) == 1
        assert quotes[0].startswith("The LA has effective and transparent management information systems")
        assert "Aspect 2.4, column 2" in quotes[0]
        assert "What would lift this to Outstanding" in page.at("ceiling").text

    def test_every_answer_and_note_stands_where_it_was_given(self, get, core_member, lead, cell):
        answer(cell, lead, "2.4-G-1", "no", "Not in the <small> schools.")
        page = get(core_member, address(cell))
        field = field_of(cell, "2.4-G-1")
        assert chosen(page, field) == ["no"]
        assert page.sends("rate-form")[f"note-{field}"] == ["Not in the <small> schools."]
        assert page.sends("rate-form")[f"version-{field}"] == ["1"]

    def test_each_column_sums_up_what_is_recorded(self, get, core_member, cell):
        answer(cell, core_member, "2.4-G-1", "no")
        answer(cell, core_member, "2.4-G-2", "yes")
        answer(cell, core_member, "2.4-SI-1", "yes")
        page = get(core_member, address(cell))
        assert (page.at("sum-G").text, page.at("sum-SI").text) == (
            "1 met, 1 not met, 9 not yet",
            "1 apply, 2 not yet",
        )

    def test_it_leads_to_the_aspects_of_the_phase_before_and_after(self, get, core_member, round_):
        page = get(core_member, address(cell_of(round_, "2.1", "early-years")))
        (pager,) = page.find("nav", css="lq-pager")
        links = [(node.text, node.attrs["href"]) for node in pager.all if node.tag == "a"]
        stem = f"/rounds/{round_.slug}/early-years"
        assert links == [
            ("Previous 1.5 Target setting and tracking", f"{stem}/1.5/"),
            ("Next 2.4 Use of intelligence", f"{stem}/2.4/"),
        ]

    def test_linked_evidence_stands_with_its_date_and_what_it_shows(self, get, core_member, cell, authority):
        item = EvidenceFactory(authority=authority, title="Return rates", impact="some")
        link(cell, item)
        page = get(core_member, address(cell))
        (row,) = page.rows("Evidence linked to 2.4, Primary")
        assert (row[0].startswith("Return rates"), row[1:3]) == (True, ["17 July 2009", "Some"])

    def test_a_judgement_that_no_longer_holds_says_so(self, get, core_member, round_, cell):
        in_state(round_, RoundState.AGREEING)
        judge(cell, core_member, "G")
        answer_all(cell, core_member, {"2.4-G-1": "no"})
        page = get(core_member, address(cell))
        assert "No longer holds" in page.text
        assert "An answer has changed since: Good is now above the ceiling." in page.text

    @pytest.mark.parametrize("element", ["1.1", "1.5", "2.2", "2.3", "2.5"])
    def test_every_id_it_speaks_of_is_there_once(self, get, core_member, round_, element):
        cell = cell_of(round_, element, "secondary")
        answer_all(cell, core_member, {f"{element}-G-1": "no"} if element != "1.5" else {})
        assert get(core_member, address(cell)).loose_ends == []

    def test_evidence_of_impact_is_asked_for_in_the_words_of_the_rule_and_only_where_there_is_one(
        self, get, core_member, authority, tmp_path
    ):
        text = (settings.BASE_DIR / "fixtures" / "example_framework.yaml").read_text(encoding="utf-8")
        unruled = text.replace("slug: example", "slug: unruled").replace("Example 1", "Example 2")
        unruled = unruled[: unruled.index("rules:\n")] + unruled[unruled.index("areas:\n") :]
        outstanding = text.replace("level: G, needs", "level: OS, needs").replace(
            "slug: example", "slug: top"
        )
        said = {}
        for name, words in {
            "ruled": text,
            "unruled": unruled,
            "top": outstanding.replace("Example 1", "Example 3"),
        }.items():
            draft = validated_one(write(tmp_path, words))
            store([draft])
            round_ = RoundFactory(
                authority=authority,
                framework=Framework.objects.get(slug=draft.key[0]),
                state=RoundState.RATING,
            )
            join(round_, core_member)
            text_there = get(core_member, address(cell_of(round_, "1.1"))).at("evidence").text
            said[name] = text_there.split("Nothing is linked yet.")[1].split("Link from library")[0].strip()
        assert said == {
            "ruled": "Good and better need evidence of impact.",
            "unruled": "",
            "top": "Outstanding needs evidence of impact.",
        }
