"""The page of an aspect in a phase: what it asks, what it says, who sees what of it."""

import pytest
from django.conf import settings
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Cell
from standards.loading import validated_one
from standards.loading.store import store
from standards.models import Framework
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer, answer_all, field_of, in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.standards.small import write


def radios(page, field):
    return [node for node in page.find("input") if node.attrs.get("name") == f"value-{field}"]


def chosen(page, field):
    return [node.attrs["value"] for node in radios(page, field) if "checked" in node.attrs]


def columns(page):
    return {node.attrs["aria-labelledby"]: node for node in page.find("section", css="lq-col")}


class TestWhatItAsks:
    def test_it_is_headed_by_the_aspect_as_published(self, get, core_member, cell):
        page = get(core_member, address(cell))
        assert page.heading == (
            "2.4 Impact of gathering, analysing and making best use of intelligence from providers to drive "
            "improved standards as part of a wider strategy to achieve wider outcomes for children"
        )

    def test_the_columns_stand_as_printed_with_every_criterion_of_their_level(
        self, get, core_member, cell, content
    ):
        found = columns(get(core_member, address(cell)))
        assert list(found) == ["col-OS", "col-G", "col-NI", "col-SI"]
        shown = {
            name: [
                node.attrs["id"] for node in column.all if node.attrs.get("id", "").startswith("criterion-")
            ]
            for name, column in found.items()
        }
        criteria = content.element("2.4").criteria
        assert shown == {
            f"col-{code}": [one.anchor for one in criteria if one.level == code]
            for code in ("OS", "G", "NI", "SI")
        }

    def test_people_are_asked_what_no_rule_works_out_and_nothing_else(self, get, core_member, cell, content):
        page = get(core_member, address(cell))
        asked = {n.attrs["name"] for n in page.find("input") if n.attrs.get("type") == "radio"}
        expected = {f"value-c{one.pk}" for one in content.element("2.4").criteria if not one.worked_out}
        assert asked == expected | {"rating"}

    def test_each_is_marked_met_not_met_or_not_yet_and_under_the_lower_levels_applies(
        self, get, core_member, cell
    ):
        page = get(core_member, address(cell))
        words = {
            ref: [page.at(node.attrs["id"]).parent.text for node in radios(page, field_of(cell, ref))]
            for ref in ("2.4-G-1", "2.4-SI-1")
        }
        assert words == {
            "2.4-G-1": ["Met", "Not met", "Not yet considered"],
            "2.4-SI-1": ["Applies", "Does not apply", "Not yet considered"],
        }

    def test_critical_ones_are_marked_in_words(self, get, core_member, cell, content):
        page = get(core_member, address(cell))
        marked = {
            one.ref
            for one in content.element("2.4").criteria
            if "Critical" in page.at(one.anchor).text.split()
        }
        assert marked == {one.ref for one in content.element("2.4").criteria if one.critical}

    def test_worked_out_lines_show_their_count_and_cannot_be_answered(self, get, core_member, cell, content):
        answer_all(cell, core_member, {"2.4-G-4": "no", "2.4-G-5": "no", "2.4-G-6": ""})
        page = get(core_member, address(cell))
        line = page.at("criterion-2.4-NI-5")
        assert [node.tag for node in line.all if node.tag in {"input", "textarea"}] == []
        shown = page.at(f"auto-{content.element('2.4').criterion('2.4-NI-5').pk}").text
        assert shown == "Worked out: 2 of the 7 are not met and 1 not yet considered, so not decided yet."

    def test_measures_are_asked_with_their_unit_or_as_choices(self, get, core_member, round_, content):
        cell = cell_of(round_, "2.3", "secondary")
        page = get(core_member, address(cell))
        number, choice = (field_of(cell, ref) for ref in ("2.3-national-challenge", "2.3-ofsted-categories"))
        assert [
            n.text for n in page.at("measure-2.3-national-challenge").all if "suffix" in str(n.attrs)
        ] == ["%"]
        assert [node.attrs["value"] for node in radios(page, choice)] == [
            "below-top-quartile",
            "top-quartile",
            "top-decile",
            "",
        ]
        assert [(n.attrs["type"], n.attrs.get("value")) for n in radios(page, number)] == [
            ("text", ""),
            ("checkbox", "not-applicable"),
        ]

    def test_a_measure_of_another_phase_is_not_asked(self, get, core_member, round_):
        page = get(core_member, address(cell_of(round_, "2.3", "primary")))
        assert [i for i in page.ids if i.startswith("measure-")] == ["measure-2.3-ofsted-categories"]

    def test_an_aspect_that_the_phase_does_not_have_is_not_found(self, as_core, round_):
        response = as_core.get(reverse("evaluations:rate", args=[round_.slug, "early-years", "1.4"]))
        assert response.status_code == 404

    @pytest.mark.parametrize("place", [("primary", "9.9"), ("nowhere", "1.1"), ("all", "1.1")])
    def test_a_place_that_is_not_in_the_framework_is_not_found(self, as_core, round_, place):
        assert as_core.get(reverse("evaluations:rate", args=[round_.slug, *place])).status_code == 404

    def test_a_framework_without_phases_has_one_page_an_element(self, get, core_member, authority):
        laqs = RoundFactory(authority=authority, framework=framework("laqs"), name="LAQS")
        join(laqs, core_member)
        page = get(core_member, address(cell_of(laqs, "1")))
        assert (page.heading, page.loose_ends) == ("1 Leadership", [])

    def test_a_framework_without_a_scale_has_no_ceiling(self, get, core_member, authority):
        ofsted = RoundFactory(authority=authority, framework=framework("ofsted-la-school-improvement"))
        join(ofsted, core_member)
        page = get(core_member, address(Cell.objects.filter(round=ofsted).first()))
        assert ("ceiling" in page.ids, page.loose_ends) == (False, [])


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


class TestWhoSeesIt:
    def test_another_authority_does_not_find_it(self, sign_in, outsider, cell):
        client = sign_in(outsider)
        assert [client.get(address(cell)).status_code, client.post(address(cell)).status_code] == [404, 404]

    def test_it_is_the_same_not_found_as_for_a_round_that_is_not_there(self, sign_in, outsider, cell):
        client = sign_in(outsider)
        nowhere = client.get(address(cell).replace(cell.round.slug, "nowhere"))
        assert client.get(address(cell)).content == nowhere.content.replace(
            b"nowhere", cell.round.slug.encode()
        )

    def test_signed_out_it_leads_to_the_sign_in(self, client, cell):
        response = client.get(address(cell))
        assert (response.status_code, response["Location"]) == (
            302,
            f"{reverse('account_login')}?next={address(cell)}",
        )

    def test_a_reader_is_told_that_it_is_not_signed_off_yet(self, sign_in, reader, cell):
        assert sign_in(reader).get(address(cell)).status_code == 403

    def test_a_reader_reads_it_once_it_is_signed_off(self, get, reader, round_, cell):
        in_state(round_, RoundState.SIGNED_OFF)
        page = get(reader, address(cell))
        assert (page.response.status_code, asks(page)) == (200, [])

    def test_an_adviser_reads_it_and_is_asked_nothing(self, get, adviser, core_member, cell):
        answer(cell, core_member, "2.4-G-1", "no", "Not in the small schools.")
        page = get(adviser, address(cell))
        assert asks(page) == []
        assert page.at("criterion-2.4-G-1").text.endswith("Critical Not met Not in the small schools.")
        assert "Ask the lead to add you" in page.text

    def test_a_core_member_outside_the_team_reads_it(self, get, authority, cell):
        other = MembershipFactory(authority=authority).user
        assert asks(get(other, address(cell))) == []

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
    def test_nothing_is_asked_before_rating_and_after_the_sign_off(self, get, lead, round_, cell, state):
        in_state(round_, state)
        assert asks(get(lead, address(cell))) == []

    def test_while_agreeing_the_team_still_records_and_may_rate_late(self, get, core_member, round_, cell):
        in_state(round_, RoundState.AGREEING)
        page = get(core_member, address(cell))
        assert (len(asks(page)) > 0, "your-rating" in page.ids) == (True, True)
        assert "A rating given or changed now is marked late" in page.text

    def test_once_it_is_agreed_the_team_still_records_but_nobody_rates(
        self, get, core_member, lead, round_, cell
    ):
        in_state(round_, RoundState.AGREEING)
        judge(cell, lead, "NI")
        page = get(core_member, address(cell))
        assert (len(asks(page)) > 0, "your-rating" in page.ids) == (True, False)

    def test_a_guest_opens_what_they_are_named_for_and_nothing_else(self, sign_in, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        client = sign_in(guest)
        other = cell_of(round_, "2.5", "primary")
        assert [client.get(address(one)).status_code for one in (cell, other)] == [200, 404]
        assert client.post(address(other), {"comment": "x"}).status_code == 404

    def test_a_guests_page_leads_to_what_they_are_named_for_only(self, get, guest, round_, cell):
        named = (cell, cell_of(round_, "1.1", "primary"), cell_of(round_, "1.1", "secondary"))
        join(round_, guest, "guest", named)
        page = get(guest, address(cell))
        (steps,) = page.find("ul", css="lq-steps-nav")
        assert [node.attrs["href"] for node in steps.all if node.tag == "a"] == [
            address(named[1]),
            address(cell),
        ]
        assert f"/rounds/{round_.slug}/" not in [node.attrs.get("href") for node in page.find("a")]

    def test_a_guest_whose_last_day_is_over_does_not_find_it(self, sign_in, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        guest.memberships.update(until="2009-12-31")
        assert sign_in(guest).get(address(cell)).status_code == 404


def asks(page: Page) -> list[str]:
    """Names of what the person could fill in."""
    fields = [*page.find("input"), *page.find("textarea")]
    return [node.attrs["name"] for node in fields if node.attrs.get("type") != "hidden"]
