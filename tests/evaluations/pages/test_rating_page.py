"""The page of an aspect in a phase: what it asks."""

import pytest
from django.urls import reverse

from evaluations.models import Cell
from tests.evaluations.pages.conftest import address, radios
from tests.factories.answers import answer_all, field_of
from tests.factories.rounds import RoundFactory, cell_of, framework, join


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
