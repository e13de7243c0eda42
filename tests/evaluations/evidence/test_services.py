"""Adding, changing and deleting an item, and what becomes of its file."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from evaluations.files import accept
from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.selectors.evidence_history import item_events
from evaluations.selectors.evidence_uses import why_kept
from evaluations.services.errors import Refused
from evaluations.services.evidence import (
    NOTHING_TO_SHOW,
    BothChanged,
    Details,
    add_item,
    change_item,
    delete_item,
    details_of,
)
from tests.evaluations.evidence.samples import GENUINE
from tests.factories.evidence import EvidenceFactory, link

PLAN = Details(title="Plan", summary="On the shelf.")


def upload(name="minutes.pdf"):
    return accept(SimpleUploadedFile(name, GENUINE[name]))


def sign_off(round_):
    round_.state = "signed-off"
    round_.save()


class TestAdding:
    def test_an_item_keeps_who_added_it_in_its_history_too(self, authority, core_member):
        item = add_item(authority=authority, user=core_member, details=PLAN)
        assert (item.added_by, details_of(item), item.version) == (core_member, PLAN, 1)
        assert [(event.what, event.who) for event in item_events(item)] == [("Added", "Cory Core")]

    def test_a_file_is_stored_under_a_name_that_nobody_chose(self, authority, core_member):
        given = accept(SimpleUploadedFile("../../minutes.pdf", GENUINE["minutes.pdf"]))
        item = add_item(authority=authority, user=core_member, details=Details("Minutes"), upload=given)
        folder, name = item.file.name.split("/")
        assert (folder, len(name), name.isalnum()) == (str(authority.pk), 32, True)
        assert (item.file_name, item.size, item.sha256) == ("minutes.pdf", given.size, given.sha256)
        with default_storage.open(item.file.name) as kept:
            assert kept.read() == GENUINE["minutes.pdf"]

    def test_only_the_server_reads_the_file(self, authority, core_member):
        item = add_item(authority=authority, user=core_member, details=Details("Minutes"), upload=upload())
        assert oct(Path(item.file.path).stat().st_mode & 0o777) == "0o600"

    def test_nothing_to_show_is_refused(self, authority, core_member, stored):
        with pytest.raises(Refused, match="at least one of these"):
            add_item(authority=authority, user=core_member, details=Details("Plan"))
        assert (EvidenceItem.objects.count(), stored()) == (0, 0)

    def test_a_file_whose_item_cannot_be_saved_is_not_kept(self, authority, core_member, stored, monkeypatch):
        before = stored()
        monkeypatch.setattr(EvidenceItem, "save", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            add_item(authority=authority, user=core_member, details=PLAN, upload=upload())
        assert stored() == before


class TestChanging:
    @pytest.fixture
    def item(self, authority, core_member):
        return add_item(
            authority=authority,
            user=core_member,
            details=Details("Plan", "Reports", dt.date(2009, 7, 1), "", "On the shelf.", "none", False),
        )

    def change(self, item, user, version=1, upload=None, remove_file=False, **fields):
        given = details_of(EvidenceItem.objects.get(pk=item.pk)) if version is None else details_of(item)
        details = Details(**{**{name: getattr(given, name) for name in Details.__slots__}, **fields})
        return change_item(
            item=item, user=user, details=details, version=version, upload=upload, remove_file=remove_file
        )

    def test_a_change_counts_up_the_version_and_says_what_was_there(self, item, lead):
        changed = self.change(item, lead, impact="some", dated=dt.date(2009, 8, 1))
        assert changed.version == 2
        event = item_events(changed)[0]
        assert (event.what, event.who) == ("Changed", "Lena Lead")
        assert [(change.label, change.before, change.after) for change in event.changes] == [
            ("Date", "1 July 2009", "1 August 2009"),
            ("Shows impact", "None", "Some"),
        ]

    def test_saving_without_a_change_leaves_no_trace(self, item, lead):
        assert self.change(item, lead).version == 1
        assert len(item_events(item)) == 1

    def test_a_save_over_someones_newer_one_keeps_what_only_each_changed(self, item, lead, core_member):
        self.change(item, lead, title="Plan of 2009")
        merged = self.change(item, core_member, summary="In the cupboard.")
        assert (merged.title, merged.summary, merged.version) == ("Plan of 2009", "In the cupboard.", 3)

    def test_a_field_that_both_changed_is_refused_with_both_texts(self, item, lead, core_member):
        self.change(item, lead, title="Theirs", impact="some")
        with pytest.raises(BothChanged) as refused:
            self.change(item, core_member, title="Mine", summary="Also mine.")
        clash = refused.value
        assert (clash.fields, clash.theirs.title) == (("title",), "Theirs")
        assert (clash.merged.title, clash.merged.summary, clash.merged.impact) == (
            "Mine",
            "Also mine.",
            "some",
        )
        assert EvidenceItem.objects.get().summary == "On the shelf."

    def test_both_giving_the_same_is_no_clash(self, item, lead, core_member):
        self.change(item, lead, title="The plan")
        assert self.change(item, core_member, title="The plan").version == 2

    def test_two_new_files_clash(self, item, lead, core_member):
        self.change(item, lead, upload=upload())
        with pytest.raises(BothChanged) as refused:
            self.change(item, core_member, upload=upload("figures.xlsx"))
        assert refused.value.fields == ("file",)

    def test_an_item_must_go_on_showing_something(self, item, lead):
        with pytest.raises(Refused) as refused:
            self.change(item, lead, summary="")
        assert str(refused.value) == NOTHING_TO_SHOW

    def test_a_replaced_file_goes_once_the_change_is_certain(
        self, item, lead, django_capture_on_commit_callbacks
    ):
        item = self.change(item, lead, upload=upload())
        first = item.file.name
        with django_capture_on_commit_callbacks(execute=True):
            item = self.change(item, lead, version=2, upload=upload("figures.xlsx"))
            assert default_storage.exists(first)
        assert (default_storage.exists(first), default_storage.exists(item.file.name)) == (False, True)

    def test_a_file_taken_away_goes_and_the_item_stays(self, item, lead, django_capture_on_commit_callbacks):
        item = self.change(item, lead, upload=upload())
        first = item.file.name
        with django_capture_on_commit_callbacks(execute=True):
            item = self.change(item, lead, version=2, remove_file=True)
        assert (default_storage.exists(first), item.file.name, item.file_name, item.size) == (
            False,
            "",
            "",
            0,
        )

    def test_a_replaced_file_that_a_signed_off_round_rested_on_is_kept(
        self, item, lead, cell, round_, django_capture_on_commit_callbacks
    ):
        item = self.change(item, lead, upload=upload())
        first = item.file.name
        link(cell, item)
        sign_off(round_)
        with django_capture_on_commit_callbacks(execute=True):
            item = self.change(item, lead, version=2, upload=upload("figures.xlsx"))
        assert default_storage.exists(first)
        assert [event.earlier_file for event in item_events(item) if event.earlier_file] == [2]


class TestDeleting:
    def test_an_unused_item_goes_with_its_file_once_that_is_certain(
        self, authority, lead, django_capture_on_commit_callbacks
    ):
        item = add_item(authority=authority, user=lead, details=PLAN, upload=upload())
        name = item.file.name
        with django_capture_on_commit_callbacks(execute=True):
            delete_item(item=item, user=lead)
            assert default_storage.exists(name)
        assert (EvidenceItem.objects.count(), default_storage.exists(name)) == (0, False)

    def test_a_used_item_stays_and_says_why(self, authority, lead, cell):
        item = EvidenceFactory(authority=authority, title="Plan")
        link(cell, item)
        with pytest.raises(Refused) as refused:
            delete_item(item=item, user=lead)
        assert str(refused.value) == (
            "“Plan” stays in the library. It is linked to one judgement. "
            "Unlink it there first: see “Where it is used”."
        )

    def test_an_item_of_a_round_once_signed_off_stays_even_when_unlinked_after_reopening(
        self, authority, lead, cell, round_
    ):
        item = EvidenceFactory(authority=authority)
        link(cell, item)
        sign_off(round_)
        round_.state = "agreeing"
        round_.save()
        EvidenceLink.objects.get().delete()
        assert (
            why_kept(item) == "It was evidence in Spring 2010, which was signed off, so the library keeps it."
        )

    def test_an_item_unlinked_from_an_open_round_may_go(self, authority, lead, cell):
        item = EvidenceFactory(authority=authority)
        link(cell, item)
        EvidenceLink.objects.get().delete()
        assert why_kept(item) == ""


@pytest.mark.django_db(transaction=True)
def test_a_file_stays_where_the_change_that_replaced_it_did_not_go_through(authority, lead):
    item = add_item(authority=authority, user=lead, details=PLAN, upload=upload())
    with transaction.atomic():
        delete_item(item=item, user=lead)
        transaction.set_rollback(True)
    assert default_storage.exists(EvidenceItem.objects.get().file.name)


def test_a_stored_file_is_not_in_the_web_root(settings, authority, lead):
    item = add_item(authority=authority, user=lead, details=PLAN, upload=upload())
    roots = [
        str(settings.STATIC_ROOT),
        *(str(each[1] if isinstance(each, tuple) else each) for each in settings.STATICFILES_DIRS),
    ]
    assert [root for root in roots if item.file.path.startswith(root)] == []
