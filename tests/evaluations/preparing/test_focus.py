"""Priority areas of focus: chosen by the lead, shown first and marked wherever the team works."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Cell
from evaluations.reports.build import freeze, thaw
from evaluations.reports.plain import to_plain
from tests.evaluations.pages.conftest import address, hidden
from tests.evaluations.pages.reading import Page
from tests.factories.answers import in_state, judge_all
from tests.factories.rounds import RoundFactory, cell_of


@pytest.fixture
def choose(as_lead, at):
    def chosen(round_, *cells, version=None):
        version = version or round_.version
        form = {"cell": [cell.pk for cell in cells], "version": version}
        return as_lead.post(at("focus", round_), form)

    return chosen


def priorities(round_):
    return [str(cell) for cell in round_.cells.filter(focus=True).select_related("element", "phase")]


def mark(*cells):
    Cell.objects.filter(pk__in=[cell.pk for cell in cells]).update(focus=True)


class TestChoosing:
    def test_an_element_or_an_element_in_a_phase(self, choose, laqs, round_, at):
        response = choose(laqs, cell_of(laqs, "2"), cell_of(laqs, "9"))
        choose(round_, cell_of(round_, "2.4", "primary"))
        assert response["Location"] == at("preparing", laqs)
        assert [priorities(laqs), priorities(round_)] == [
            ["2 Policy", "9 Curriculum and choice"],
            [str(cell_of(round_, "2.4", "primary"))],
        ]

    def test_what_is_chosen_replaces_what_was_and_none_may_be(self, choose, laqs):
        choose(laqs, cell_of(laqs, "2"))
        laqs.refresh_from_db()
        choose(laqs)
        assert priorities(laqs) == []

    def test_cells_of_another_round_and_what_is_no_cell_are_passed_over(self, as_lead, at, laqs, authority):
        theirs = cell_of(RoundFactory(authority=authority), "2.4", "primary")
        form = {"cell": [theirs.pk, "x", "9" * 40, cell_of(laqs, "1").pk], "version": laqs.version}
        as_lead.post(at("focus", laqs), form)
        theirs.refresh_from_db()
        assert (priorities(laqs), theirs.focus) == (["1 Leadership"], False)

    def test_what_someone_else_chose_meanwhile_is_shown_and_yours_stays_ticked(self, choose, laqs):
        choose(laqs, cell_of(laqs, "2"))
        page = Page(choose(laqs, cell_of(laqs, "9"), version=1))
        assert (page.response.status_code, priorities(laqs)) == (422, ["2 Policy"])
        assert "Its priority areas are now: 2. Yours are still ticked below" in page.errors[0][1]
        ticked = [n.attrs["value"] for n in page.find("input") if "checked" in n.attrs]
        assert (ticked, hidden(page, "version")) == ([str(cell_of(laqs, "9").pk)], "2")

    def test_sent_twice_it_is_done_once(self, choose, laqs):
        for _ in range(2):
            assert choose(laqs, cell_of(laqs, "2"), version=1).status_code == 302
        laqs.refresh_from_db()
        assert laqs.version == 2

    def test_the_history_says_who_chose_what(self, choose, get, lead, at, laqs):
        choose(laqs, cell_of(laqs, "2"), cell_of(laqs, "9"))
        rows = get(lead, at("round_history", laqs)).rows("What changed, newest first")
        assert rows[0][1:] == ["Lena Lead", "Priority areas", "–", "2, 9", "–"]

    @pytest.mark.parametrize("who", ["core_member", "adviser"])
    def test_only_a_lead_chooses(self, request, sign_in, at, laqs, who):
        client = sign_in(request.getfixturevalue(who))
        asked = [client.get(at("focus", laqs)), client.post(at("focus", laqs), {"version": 1})]
        assert [one.status_code for one in asked] == [403, 403]


class TestShownFirst:
    def test_on_a_dashboard_that_is_a_list(self, get, lead, at, laqs):
        mark(cell_of(laqs, "9"), cell_of(laqs, "12"))
        rows = get(lead, at("round", laqs)).rows("Local authority quality standards")
        assert [row[0] for row in rows][:3] == [
            "9 Curriculum and choice Priority",
            "12 Standards Priority",
            "1 Leadership",
        ]

    def test_on_a_dashboard_by_phases_they_are_marked(self, get, lead, at, round_):
        mark(cell_of(round_, "2.4", "primary"))
        (wide,) = get(lead, at("round", round_)).find("table", css="lq-dash")
        (link,) = [n.text for n in wide.all if n.tag == "a" and "Priority" in n.text]
        assert link == "Not rated Priority · 0 of 23 considered"

    def test_among_what_waits_for_a_person(self, get, core_member, round_):
        mark(cell_of(round_, "2.5", "secondary"))
        page = get(core_member, reverse("home"))
        (first, second) = [node.text for node in page.find("li") if "Not started" in node.text][:2]
        assert (first, "Priority" in second) == ("2.5 Use of data, Secondary Priority Not started", False)

    def test_in_the_steps_of_a_rating_page(self, get, core_member, round_):
        mark(cell_of(round_, "2.5", "primary"))
        page = get(core_member, address(cell_of(round_, "2.4", "primary")))
        (steps,) = page.find("ul", css="lq-steps-nav")
        assert [n.text for n in steps.all if n.tag == "a" and "Priority" in n.text] == [
            "2.5 Priority Not started"
        ]

    def test_on_the_set_up_page(self, get, lead, at, round_):
        mark(cell_of(round_, "2.4", "primary"))
        text = get(lead, at("setup", round_)).text
        assert "Priority 2.4" in text
        assert "(Primary)" in text


class TestFrozen:
    @pytest.fixture
    def report(self, laqs, lead):
        mark(cell_of(laqs, "9"))
        judge_all(laqs, lead, "amber")
        return freeze(laqs)

    def test_a_report_says_what_was_a_priority(self, report):
        cells = thaw(report).dashboard.cells
        assert [cell.element for cell in cells if cell.focus] == ["9"]

    def test_one_from_before_reads_as_it_did(self, report, laqs, get, lead, at):
        for cell in report["dashboard"]["cells"]:
            del cell["focus"]
        laqs.report = report
        in_state(laqs, RoundState.SIGNED_OFF)
        laqs.save()
        assert {cell.focus for cell in thaw(report).dashboard.cells} == {False}
        rows = get(lead, at("round", laqs)).rows("Local authority quality standards")
        assert next(row[0] for row in rows) == "1 Leadership"

    def test_what_has_no_default_is_still_asked_for(self, report):
        del report["dashboard"]["cells"][0]["said"]
        with pytest.raises(KeyError, match="said"):
            thaw(report)

    def test_there_and_back_nothing_changes(self, report):
        assert to_plain(thaw(report)) == report
