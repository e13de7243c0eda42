"""Documents to have ready: each under its published line, and two who change one lose nothing."""

import datetime as dt

from django.utils import timezone

from evaluations.models import ReadyDocument
from evaluations.reports.readiness.build import build_readiness
from tests.evaluations.readiness.conftest import PAPER, TODAY
from tests.factories.accounts import UserFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.readiness import document
from tests.factories.rounds import RoundFactory, cell_of


def chosen(page, name):
    """What a list of the form sends as it stands; nothing where the form has no such list."""
    options = [one for one in page.find("option") if one.under("select").attrs["name"] == name]
    values = [one.attrs["value"] for one in options if "selected" in one.attrs]
    return {name: values} if values else {}


class TestDocuments:
    def test_one_is_kept_once_under_its_published_line(self, as_core, at, schedule, core_member):
        for _ in range(2):
            answer = as_core.post(at("_document_new"), PAPER | {"owner": str(core_member.pk)})
        assert (answer.status_code, answer.url) == (302, at())
        row = ReadyDocument.objects.get()
        assert (row.number, row.title, row.owner, row.ready_on) == (
            3,
            "Data book",
            core_member,
            dt.date(2026, 3, 16),
        )

    def test_the_form_opens_under_the_line_that_was_pressed(self, as_core, at):
        page = as_core.get(f"{at('_document_new')}?line=4").content.decode()
        assert '<option value="4" selected>4. case study material' in page

    def test_a_person_and_a_typed_name_are_not_both_the_owner(self, as_core, at, core_member):
        sent = PAPER | {"owner": str(core_member.pk), "owner_name": "Somebody"}
        answer = as_core.post(at("_document_new"), sent)
        assert (answer.status_code, ReadyDocument.objects.count()) == (422, 0)
        assert "not both" in answer.content.decode()

    def test_what_is_ready_is_not_ready_on_a_day_to_come(self, as_core, at):
        day = timezone.localdate() + dt.timedelta(days=1)
        answer = as_core.post(at("_document_new"), PAPER | {"state": "ready", "ready_on": f"{day:%d/%m/%Y}"})
        assert (answer.status_code, ReadyDocument.objects.count()) == (422, 0)

    def test_of_two_who_change_one_both_texts_are_shown(self, as_core, at, schedule, lead):
        row = document(schedule, lead)
        row.title, row.version = "Theirs", 2
        row.save()
        answer = as_core.post(at("_document", row.pk), PAPER | {"version": 1})
        page = answer.content.decode()
        assert (answer.status_code, "Theirs" in page, "Data   book" in page) == (409, True, True)
        assert 'name="version" value="2"' in page
        as_core.post(at("_document", row.pk), PAPER | {"version": 2})
        row.refresh_from_db()
        assert (row.title, row.version) == ("Data book", 3)

    def test_one_that_was_taken_away_meanwhile_can_be_put_back(self, as_core, at, schedule, lead):
        row = document(schedule, lead)
        pk = row.pk
        row.delete()
        answer = as_core.post(at("_document", pk), PAPER | {"version": 1})
        page = answer.content.decode()
        assert (answer.status_code, f'action="{at("_document_new")}"' in page, "Data   book" in page) == (
            422,
            True,
            True,
        )

    def test_one_goes_off_the_list_unless_somebody_changed_it(self, as_core, at, schedule, lead):
        row = document(schedule, lead, version=2)
        as_core.post(at("_document_remove", row.pk), {"version": 1})
        assert ReadyDocument.objects.count() == 1
        as_core.post(at("_document_remove", row.pk), {"version": 2})
        assert ReadyDocument.objects.count() == 0

    def test_an_item_of_another_round_or_on_an_individual_is_not_offered(
        self, get, core_member, at, schedule
    ):
        cell = cell_of(schedule, "3")
        link(cell, EvidenceFactory(authority=schedule.authority, title="Minutes"))
        link(cell, EvidenceFactory(authority=schedule.authority, title="On one head", individual=True))
        other = RoundFactory.create(authority=schedule.authority)
        elsewhere = EvidenceFactory(authority=schedule.authority, title="Elsewhere")
        link(cell_of(other, "1.1", "primary"), elsewhere)
        field = get(core_member, at("_document_new")).at("id_item")
        assert [node.text for node in field.all if node.tag == "option"] == ["None", "Minutes"]

    def test_one_that_rests_on_an_item_on_an_individual_goes_on_resting_on_it(
        self, get, as_core, core_member, at, schedule, lead
    ):
        item = EvidenceFactory(authority=schedule.authority, title="Review", individual=True)
        row = document(schedule, lead, "File of a head", item=item)
        sent = chosen(get(core_member, at("_document", row.pk)), "item")
        as_core.post(at("_document", row.pk), PAPER | {"version": 1} | sent)
        row.refresh_from_db()
        assert (row.state, row.item) == ("draft", item)
        assert "Data book" not in str(build_readiness(schedule, TODAY).redacted())

    def test_an_owner_who_has_left_stays_until_somebody_else_is_named(
        self, get, as_core, core_member, at, schedule, lead
    ):
        gone = UserFactory(name="Gus Gone")
        row = document(schedule, lead, owner=gone)
        page = get(core_member, at("_document", row.pk))
        assert "Gus Gone (no longer a member)" in page.text
        as_core.post(at("_document", row.pk), PAPER | {"version": 1} | chosen(page, "owner"))
        row.refresh_from_db()
        assert (row.state, row.owner) == ("draft", gone)
