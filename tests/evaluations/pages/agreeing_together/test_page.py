"""What the team has before it where it agrees: who said what, how far apart, evidence, and words of its own."""

import pytest
from django.urls import reverse

from tests.evaluations.pages.agreeing_together.conftest import FORM, said
from tests.evaluations.pages.conftest import address
from tests.factories.answers import judge, rate
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join, own_words


class TestThePage:
    def test_the_spread_says_who_is_where_and_who_was_late(self, get, lead, core_member, cell):
        rate(cell, core_member, "red", "Not everywhere.", late=True)
        rate(cell, lead, "green")
        page = get(lead, address(cell, "agree"))
        assert [row.text for row in page.find("li", css="lq-spread__row")] == [
            "Green 1 gave it: Lena Lead",
            "Amber 0 gave it",
            "Red 1 gave it: Cory Core Late",
        ]
        assert said(page) == ["Green Lena Lead", "Red Cory Core Late Not everywhere."]

    def test_it_says_how_far_the_meeting_is(self, get, lead, round_, cell):
        judge(cell_of(round_, "2"), lead, "red")
        page = get(lead, address(cell, "agree"))
        (cap,) = page.find("p", css="lq-cap")
        assert (cap.text, page.heading) == ("Element 6 of 13 · 1 agreed", "6 Identification")

    @pytest.mark.parametrize(
        ("others", "remark"),
        [
            ("amber green", "The widest spread of the 13 elements."),
            ("red green", "One of the 2 widest spreads of the 13 elements."),
        ],
    )
    def test_the_widest_spread_is_remarked_on(self, get, lead, core_member, round_, cell, others, remark):
        for at, codes in ((cell, "red green"), (cell_of(round_, "2"), others)):
            for user, code in zip((lead, core_member), codes.split(), strict=True):
                rate(at, user, code)
        text = get(lead, address(cell, "agree")).text
        assert f"2 of 2 have rated. 2 steps apart, 2 different ratings. {remark}" in text

    def test_a_narrower_one_is_not(self, get, lead, core_member, round_, cell):
        for at, codes in ((cell, "amber green"), (cell_of(round_, "2"), "red green")):
            for user, code in zip((lead, core_member), codes.split(), strict=True):
                rate(at, user, code)
        assert "widest" not in get(lead, address(cell, "agree")).text

    def test_evidence_and_history_are_at_hand(self, get, lead, cell):
        link(cell, EvidenceFactory(authority=cell.round.authority, title="Register data", impact="some"))
        page = get(lead, address(cell, "agree"))
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert "Evidence (1) Register data Impact: some" in page.text
        assert links["History of 6 Identification"] == address(cell, "cell_history")

    def test_large_is_a_link_away_and_stays_for_the_next_element(self, get, lead, cell):
        page = get(lead, address(cell, "agree") + "?order=difference")
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert links["Large, for a projector"] == "?order=difference&size=large"
        page = get(lead, address(cell, "agree") + "?size=large")
        (html,) = page.find("html")
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert (html.has("lq-large"), links["At a desk"]) == (True, "?")
        assert links["Next 7 Classroom provision"].endswith("/all/7/agree/?size=large")

    def test_a_framework_without_rules_shows_no_ceiling(self, get, lead, cell):
        assert "ceiling" not in get(lead, address(cell, "agree")).ids

    def test_a_guest_is_not_told_how_the_spread_compares_with_what_they_do_not_see(
        self, get, lead, core_member, guest, round_, cell
    ):
        join(round_, guest, "guest", (cell, cell_of(round_, "1")))
        rate(cell, lead, "red")
        rate(cell, core_member, "green")
        page = get(guest, address(cell, "agree"))
        assert ("widest" in page.text, "Cory Core" in page.text) == (False, True)


class TestLocalWords:
    def test_the_authority_s_own_words_stand_there_marked_as_local(self, get, lead, round_, cell):
        own_words(round_, cell.element.ref, "amber", "Most of them.", lead)
        page = get(lead, address(cell, "agree"))
        assert page.at("h-local").parent.text == "Local words, Any Borough Amber Most of them."

    def test_without_any_nothing_is_said_of_them(self, get, lead, cell):
        assert "h-local" not in get(lead, address(cell, "agree")).ids


def test_words_are_shown_as_text_and_never_as_markup(as_lead, lead, cell):
    hostile = "<script>alert(1)</script>"
    rate(cell, lead, "red", hostile)
    as_lead.post(address(cell, "agree"), FORM | {"rationale": hostile, "dissent": hostile, "others": hostile})
    urls = (
        address(cell, "agree"),
        address(cell, "agree_live"),
        reverse("evaluations:agreeing", args=[cell.round.slug]),
    )
    assert [hostile in as_lead.get(url).content.decode() for url in urls] == [False, False, False]
