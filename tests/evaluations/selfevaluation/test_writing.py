"""A team writes up an aspect: kept part by part, so that two who write at once lose nothing."""

import pytest

from evaluations.models import SelfEntry, StatementRecord
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import entry, statement

HTMX = {"HX-Request": "true"}
FIRST = {"version-s1": 0, "extent-s1": "fully", "note-s1": "Minutes of May."}


def kept():
    return list(StatementRecord.objects.values_list("number", "extent", "note", "version"))


def texts(kind="strength"):
    return list(SelfEntry.objects.filter(kind=kind).values_list("text", flat=True))


class TestSaving:
    def test_all_of_a_page_is_kept_and_the_line_as_it_was_quoted(self, as_core, cell, url):
        form = FIRST | {"version-se1": 0, "text-se1": "Data.", "version-ie1": 0, "text-ie1": "Gaps close."}
        assert as_core.post(url, form).status_code == 302
        quoted = statements_of(content_for(cell.round.framework).element("3"))[0]
        row = StatementRecord.objects.get()
        assert (row.passage, row.number, row.quoted) == (quoted.passage, 1, quoted.text)
        assert (kept(), texts(), texts("impact")) == (
            [(1, "fully", "Minutes of May.", 1)],
            ["Data."],
            ["Gaps close."],
        )

    def test_nothing_is_written_for_what_was_left_empty(self, as_core, url):
        as_core.post(
            url, {"version-s1": 0, "extent-s1": "", "note-s1": "", "version-we1": 0, "text-we1": " "}
        )
        assert (kept(), texts("weakness")) == ([], [])

    def test_an_emptied_entry_goes_and_its_history_stays(self, as_core, url, cell, lead):
        row = entry(cell, lead, "Data.")
        as_core.post(url, {"version-se1": 1, "pk-se1": row.pk, "text-se1": ""})
        assert (texts(), SelfEntry.history.count()) == ([], 2)

    def test_a_new_entry_that_is_sent_twice_is_kept_once(self, as_core, url):
        """By itself while it is typed, and by the button before the answer came."""
        form = {"version-se1": 0, "pk-se1": 0, "text-se1": "Data."}
        as_core.post(url, form, headers=HTMX)
        as_core.post(url, form)
        assert (texts(), SelfEntry.history.count()) == (["Data."], 1)

    @pytest.mark.parametrize(
        ("text", "stays"), [("Data.", []), ("Data are used.", ["Data are used."]), ("", [])]
    )
    def test_of_one_that_was_taken_away_meanwhile_only_what_was_changed_is_kept(
        self, as_core, as_lead, url, cell, lead, text, stays
    ):
        row = entry(cell, lead, "Data.")
        as_lead.post(url, {"version-se1": 1, "pk-se1": row.pk, "text-se1": ""})
        as_core.post(url, {"version-se1": 1, "pk-se1": row.pk, "text-se1": text})
        assert texts() == stays

    def test_a_text_moved_to_another_box_stays(self, as_core, url, cell, lead):
        row = entry(cell, lead, "Data.")
        as_core.post(
            url,
            {"version-se1": 1, "pk-se1": row.pk, "text-se1": "", "version-se2": 0, "text-se2": "Data."},
        )
        assert texts() == ["Data."]

    def test_a_page_left_open_overwrites_nobody(self, as_core, url, cell, lead):
        row = statement(cell, lead, note="First.")
        row.note, row.version = "Second.", 2
        row.save()
        answer = as_core.post(url, {"version-s1": 1, "extent-s1": "", "note-s1": "First."})
        assert (answer.status_code, kept()) == (302, [(1, "", "Second.", 2)])

    def test_by_itself_it_sends_back_versions_and_nothing_that_is_typed(self, as_core, url):
        answer = as_core.post(url, FIRST | {"version-se1": 0, "text-se1": "Data."}, headers=HTMX)
        body, pk = answer.content.decode(), SelfEntry.objects.get().pk
        assert answer.status_code == 200
        assert 'name="version-s1" value="1"' in body
        assert f'name="pk-se1" value="{pk}"' in body
        assert "<textarea" not in body

    def test_what_is_too_long_stays_in_its_field_and_the_rest_is_saved(self, as_core, url):
        form = FIRST | {"version-se1": 0, "text-se1": "x" * 5001}
        page = Page(as_core.post(url, form))
        assert (page.response.status_code, kept(), texts()) == (422, [(1, "fully", "Minutes of May.", 1)], [])
        assert "x" * 5001 in page.response.content.decode()


class TestTwoAtOnce:
    @pytest.fixture
    def theirs(self, cell, lead):
        return statement(cell, lead, extent="partly", note="Theirs.")

    def test_both_texts_are_shown_and_nothing_is_lost(self, as_core, url, theirs):
        page = as_core.post(url, FIRST).content.decode()
        assert ("Theirs." in page, "Minutes of May." in page) == (True, True)
        assert kept() == [(1, "partly", "Theirs.", 1)]

    @pytest.mark.parametrize(
        ("keep", "expected"),
        [
            ("mine", (1, "fully", "Minutes of May.", 2)),
            ("theirs", (1, "partly", "Theirs.", 1)),
            ("both", (1, "fully", "Theirs.\n\nMinutes of May.", 2)),
        ],
    )
    def test_the_person_chooses(self, as_core, url, theirs, keep, expected):
        as_core.post(url, FIRST | {"keep-s1": keep, "seen-s1": 1})
        assert kept() == [expected]

    def test_two_new_entries_both_stand(self, as_core, as_lead, url):
        for client, text in ((as_core, "One."), (as_lead, "Two.")):
            client.post(url, {"version-se1": 0, "pk-se1": 0, "text-se1": text})
        assert texts() == ["One.", "Two."]


class TestOrder:
    def test_an_entry_moves_among_its_kind_and_keeps_its_version(self, as_core, url, cell, lead):
        rows = [entry(cell, lead, text) for text in ("A", "B", "C")]
        entry(cell, lead, "W", "weakness")
        as_core.post(url, {"do": f"up:{rows[2].pk}"})
        as_core.post(url, {"do": f"down:{rows[0].pk}"})
        assert texts() == ["C", "A", "B"]
        assert set(SelfEntry.objects.values_list("version", flat=True)) == {1}

    def test_the_last_stays_where_it_is(self, as_core, url, cell, lead):
        row = entry(cell, lead, "A")
        as_core.post(url, {"do": f"down:{row.pk}"})
        assert texts() == ["A"]


class TestEvidence:
    @pytest.fixture
    def links(self, authority, cell):
        for individual in (False, True):
            link(
                cell, EvidenceFactory(authority=authority, title=f"Item {individual}", individual=individual)
            )
        return list(cell.evidence_links.order_by("pk"))

    def test_links_of_the_aspect_are_ticked_under_a_statement(self, as_core, url, links):
        as_core.post(url, {"version-s1": 0, "evidence-s1": [links[0].pk]})
        assert list(StatementRecord.objects.get().evidence.all()) == [links[0]]

    def test_what_another_ticked_meanwhile_stays(self, as_core, url, links, cell, lead):
        statement(cell, lead).evidence.add(links[1])
        as_core.post(url, {"version-s1": 1, "evidence-s1": [links[0].pk]})
        assert set(StatementRecord.objects.get().evidence.all()) == set(links)

    def test_a_link_of_another_aspect_is_not_taken(self, as_core, url, schedule, authority, lead):
        other = cell_of(schedule, "1")
        link(other, EvidenceFactory(authority=authority))
        as_core.post(url, {"version-s1": 0, "evidence-s1": [other.evidence_links.get().pk]})
        assert StatementRecord.objects.count() == 0

    def test_a_guest_neither_sees_nor_ticks_what_concerns_an_individual(
        self, sign_in, guest, url, links, schedule, cell
    ):
        join(schedule, guest, "guest", (cell,))
        client = sign_in(guest)
        client.post(url, {"version-s1": 0, "evidence-s1": [link.pk for link in links]})
        assert list(StatementRecord.objects.get().evidence.all()) == [links[0]]
        page = client.get(url).content.decode()
        assert ("Item False" in page, "Item True" in page) == (True, False)


def test_history_says_who_changed_what(as_core, url, at, cell, lead):
    statement(cell, lead, extent="partly")
    as_core.post(url, FIRST | {"version-s1": 1})
    page = as_core.get(at("cell_history", "all", "3")).content.decode()
    assert ("Partly in evidence" in page, "Fully in evidence" in page, "Minutes of May." in page) == (
        True,
        True,
        True,
    )
