"""Starting a collection, choosing whom it asks, addresses, closing."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from schools.enums import Status
from schools.models import Ask, Collection
from schools.services.answers import save_return
from schools.services.asking import stop_asking
from schools.services.collections import change
from schools.services.errors import Overtaken, Refused
from tests.accounts.pages import errors, notices
from tests.factories.schools import AskFactory, CollectionFactory, ReturnFactory, SchoolFactory
from tests.schools.returns.conftest import answers
from tests.schools.returns.files import csv_file, xlsx_file

DUE = dt.date(2099, 12, 1)


def names() -> list[str]:
    return sorted(str(ask) for ask in Ask.objects.select_related("school"))


def test_a_lead_starts_a_collection(as_lead, authority, lead):
    sent = {"authority": authority.pk, "kind": "stage-one", "due": "1/12/2099", "message": "Dear all"}
    sent["name"] = "  Autumn  2009 "
    response = as_lead.post("/schools/returns/new/", sent)
    made = Collection.objects.get()
    assert response["Location"] == f"/schools/returns/{made.pk}/ask/"
    assert (made.name, made.due, made.message, made.created_by) == ("Autumn 2009", DUE, "Dear all", lead)
    assert made.history.get().history_user == lead


def test_collections_are_listed_the_latest_first(as_lead, authority, lead):
    for day, name in ((3, "Spring"), (9, "Summer"), (1, "Autumn")):
        started = timezone.make_aware(dt.datetime(2009, 9, day))
        CollectionFactory(authority=authority, created_by=lead, name=name, created_at=started)
    page = as_lead.get("/schools/returns/").content.decode()
    assert sorted(("Spring", "Summer", "Autumn"), key=page.index) == ["Summer", "Spring", "Autumn"]


def test_what_is_missing_is_said(as_lead, authority):
    response = as_lead.post("/schools/returns/new/", {"authority": authority.pk, "due": "soon"})
    assert errors(response) == [
        "Choose what schools are asked.",
        "Give the collection a name.",
        "Write the date as day, month and year, for example 26/3/2010.",
    ]


def test_a_name_is_used_once_in_an_authority(as_lead, authority, collection):
    CollectionFactory(name="Spring")
    for name, status in (("autumn 2009", 422), ("Spring", 302)):
        sent = {"authority": authority.pk, "kind": "stage-one", "name": name, "due": "1/12/2099"}
        assert as_lead.post("/schools/returns/new/", sent).status_code == status


def test_schools_are_chosen_by_filter(as_lead, collection, authority):
    SchoolFactory(authority=authority, name="A", phase="primary")
    SchoolFactory(authority=authority, name="B", phase="secondary")
    SchoolFactory(authority=authority, name="C", phase="secondary", status=Status.CLOSED)
    SchoolFactory(authority=authority, name="D", phase="secondary", status=Status.TO_CLOSE)
    SchoolFactory(name="Elsewhere", phase="secondary")
    as_lead.post(f"/schools/returns/{collection.pk}/ask/?phase=secondary", {"which": "all"})
    assert names() == ["B", "D"]
    as_lead.post(f"/schools/returns/{collection.pk}/ask/", {"which": "all"})
    assert names() == ["A", "B", "D"]


def test_schools_are_chosen_one_by_one_and_only_ones_own(as_lead, collection, authority):
    mine, theirs = SchoolFactory(authority=authority, name="A"), SchoolFactory(name="Elsewhere")
    SchoolFactory(authority=authority, name="B")
    response = as_lead.post(
        f"/schools/returns/{collection.pk}/ask/",
        {"which": "chosen", "school": [mine.pk, theirs.pk, "x"]},
        follow=True,
    )
    assert (names(), notices(response)) == (
        ["A"],
        ["1 school is added. No email goes until you send the links."],
    )


def test_asking_nobody_is_refused(as_lead, collection, authority):
    SchoolFactory(authority=authority)
    response = as_lead.post(f"/schools/returns/{collection.pk}/ask/", {"which": "chosen"})
    assert errors(response) == ["Choose at least one school, or ask all that match."]
    assert response.status_code == 422


def test_a_school_is_asked_once(as_lead, collection, ask):
    response = as_lead.post(f"/schools/returns/{collection.pk}/ask/", {"which": "all"})
    assert (response.status_code, Ask.objects.count()) == (422, 1)


def test_a_setting_that_the_register_lacks_is_typed(as_lead, collection):
    url = f"/schools/returns/{collection.pk}/ask/other/"
    sent = {
        "name": "Little Acorns",
        "phase": "nursery",
        "type_name": "Nursery setting",
        "email": "a@b.example",
    }
    assert as_lead.post(url, sent).status_code == 302
    made = Ask.objects.get()
    assert (str(made), made.phase, made.type_name, made.email) == (
        *("Little Acorns", "nursery", "Nursery setting"),
        "a@b.example",
    )
    assert errors(as_lead.post(url, {**sent, "name": "little acorns"})) == ["little acorns is asked already."]


def test_a_link_works_fourteen_days_beyond_the_day_to_answer_by(as_lead, collection, authority):
    SchoolFactory(authority=authority)
    as_lead.post(f"/schools/returns/{collection.pk}/ask/", {"which": "all"})
    assert Ask.objects.get().expires_on == collection.due + dt.timedelta(days=14)


def test_links_move_with_the_day_but_not_those_set_by_hand(collection, lead):
    with_it, by_hand = AskFactory(collection=collection), AskFactory(collection=collection)
    by_hand.expires_on = timezone.localdate()
    by_hand.save()
    change(collection=collection, user=lead, name="Autumn", due=DUE, message="", version=1)
    with_it.refresh_from_db()
    by_hand.refresh_from_db()
    assert (with_it.expires_on, by_hand.expires_on) == (dt.date(2099, 12, 15), timezone.localdate())


def test_two_leads_at_once_lose_nothing(as_lead, collection, lead):
    change(collection=collection, user=lead, name="Autumn term", due=DUE, message="Theirs", version=1)
    sent = {"name": "Mine", "due": "2/12/2099", "message": "My words", "version": 1}
    response = as_lead.post(f"/schools/returns/{collection.pk}/edit/", sent)
    text = response.content.decode()
    assert (response.status_code, "Theirs" in text, "My words" in text) == (409, True, True)
    assert Collection.objects.get().name == "Autumn term"
    as_lead.post(f"/schools/returns/{collection.pk}/edit/", {**sent, "version": 2})
    assert Collection.objects.get().name == "Mine"


def test_closing_twice_from_two_windows_does_not_open_it_again(as_lead, collection):
    url = f"/schools/returns/{collection.pk}/close/"
    as_lead.post(url, {"version": 1})
    as_lead.post(url, {"version": 1})
    assert Collection.objects.get().closed_at is not None
    as_lead.post(url, {"version": 2})
    assert Collection.objects.get().closed_at is None


def test_an_older_version_is_overtaken(collection, lead):
    with pytest.raises(Overtaken):
        change(collection=collection, user=lead, name="X", due=DUE, message="", version=0)


def test_one_that_answered_stays_asked(ask, lead):
    save_return(ask=ask, answers=answers(), version=0, source="link")
    with pytest.raises(Refused, match="has answered, so it stays"):
        stop_asking(ask=ask, user=lead)
    assert Ask.objects.count() == 1


def test_one_that_did_not_answer_is_taken_off(as_lead, ask, link):
    as_lead.post(f"/schools/returns/asked/{ask.pk}/remove/")
    assert (Ask.objects.count(), as_lead.get(link).status_code) == (0, 404)


class TestAddresses:
    @pytest.fixture
    def url(self, collection) -> str:
        return f"/schools/returns/{collection.pk}/addresses/"

    def test_pasted_by_urn_and_by_name(self, as_lead, url, ask, collection):
        other = AskFactory(collection=collection, school=None, name="Little Acorns, Elm Road")
        pasted = f"{ask.school.urn}\toffice@oak.example\r\nlittle acorns, elm road, <acorns@elm.example>\n\n"
        response = as_lead.post(url, {"pasted": pasted}, follow=True)
        assert notices(response) == ["2 addresses read, 2 of them new or changed."]
        for one in (ask, other):
            one.refresh_from_db()
        assert (ask.email, other.email) == ("office@oak.example", "acorns@elm.example")

    def test_one_wrong_line_changes_nothing_and_loses_nothing(self, as_lead, url, ask):
        before = ask.email
        pasted = f"{ask.school.urn} new@oak.example\n123, x@y.example\n{ask.school.urn}, broken"
        response = as_lead.post(url, {"pasted": pasted})
        assert errors(response) == [
            "Line 2: “123” is not among those asked. Check the URN, or ask it first.",
            f"Line 3: “{ask.school.urn}, broken” is not among those asked. Check the URN, or ask it first.",
        ]
        ask.refresh_from_db()
        assert (response.status_code, ask.email, "new@oak.example" in response.content.decode()) == (
            *(422, before),
            True,
        )

    def test_two_addresses_for_one_school(self, as_lead, url, ask):
        pasted = f"{ask.school.urn} a@oak.example\n{ask.school.urn} b@oak.example"
        assert errors(as_lead.post(url, {"pasted": pasted})) == [
            f"Line 2: {ask} has another address further up. Keep one of them."
        ]

    @pytest.mark.parametrize("make", [csv_file, xlsx_file])
    def test_from_a_spreadsheet(self, as_lead, url, ask, collection, make):
        AskFactory(collection=collection, email="kept@school.example")
        rows = [["URN", "School", "Email"], [ask.school.urn, "Oak", "office@oak.example"]]
        as_lead.post(url, {"file": make(rows)})
        assert sorted(Ask.objects.values_list("email", flat=True)) == [
            "kept@school.example",
            "office@oak.example",
        ]

    def test_a_spreadsheet_without_the_columns(self, as_lead, url, ask):
        (said,) = errors(as_lead.post(url, {"file": csv_file([["School", "Mail"], ["Oak", "a@b.example"]])}))
        assert "“URN”" in said
        assert "“Email”" in said

    def test_what_is_no_spreadsheet(self, as_lead, url, ask):
        for name, body in (("a.xlsx", b"PK not really"), ("a.csv", b"\x00\x01\x02"), ("b.xlsx", b"")):
            response = as_lead.post(url, {"file": SimpleUploadedFile(name, body)})
            assert (response.status_code, len(errors(response))) == (422, 1)

    def test_a_formula_is_refused_with_its_place(self, as_lead, url, ask):
        rows = [["URN", "Email"], [ask.school.urn, '=CONCATENATE("a","@b.example")']]
        assert errors(as_lead.post(url, {"file": xlsx_file(rows)})) == [
            "row 2, column B: this is a formula. Put the plain text there."
        ]

    def test_nothing_given(self, as_lead, url, ask):
        assert errors(as_lead.post(url, {"pasted": " "})) == [
            "Paste at least one address, or choose a spreadsheet."
        ]

    def test_a_school_of_another_collection_is_not_among_those_asked(self, as_lead, url, ask):
        other = AskFactory(email="theirs@school.example")
        as_lead.post(url, {"pasted": f"{other.school.urn} mine@school.example"})
        other.refresh_from_db()
        assert other.email == "theirs@school.example"


def test_typed_in_by_the_core_team_with_their_name(as_core, ask, core_member):
    url = f"/schools/returns/asked/{ask.pk}/answer/"
    as_core.post(url, {"uses_iqs": "no", "barriers": "Time", "version": 0})
    row = ask.answer
    assert (row.source, row.recorded_by, row.uses_iqs) == ("typed", core_member, "no")
    assert row.history.get().history_user == core_member


def test_typed_in_over_a_newer_answer_shows_both(as_core, ask):
    ReturnFactory(ask=ask, since="Theirs")
    url = f"/schools/returns/asked/{ask.pk}/answer/"
    response = as_core.post(url, {"uses_iqs": "no", "since": "Mine", "version": 0})
    text = response.content.decode()
    assert (response.status_code, "Theirs" in text, 'value="Mine"' in text) == (409, True, True)
