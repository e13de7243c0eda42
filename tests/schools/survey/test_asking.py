"""An authority asks its schools what inspectors ask: a survey is started, schools are sorted and told."""

import re

from django.core import mail

from schools.models import Ask, Collection
from schools.services.answers import save_return
from tests.accounts.pages import errors, notices
from tests.factories.schools import CollectionFactory, SchoolFactory, said


def test_a_lead_starts_a_survey(as_lead, authority):
    sent = {"authority": authority.pk, "kind": "inspection", "name": "Survey", "due": "1/12/2099"}
    as_lead.post("/schools/returns/new/", sent)
    assert Collection.objects.get().kind == "inspection"


def test_what_a_collection_asks_is_not_changed_afterwards(as_lead, survey):
    sent = {"kind": "stage-one", "name": "Survey", "due": "1/12/2099", "version": 1}
    as_lead.post(f"/schools/returns/{survey.pk}/edit/", sent)
    found = Collection.objects.get()
    assert (found.name, found.kind) == ("Survey", "inspection")


def test_an_address_may_say_what_to_ask(as_lead):
    page = as_lead.get("/schools/returns/new/?kind=inspection").content.decode()
    assert re.search(r'value="inspection"[^>]* checked', page)


def test_a_school_is_asked_by_what_the_register_knows_of_it_and_else_as_the_lead_says(
    as_lead, survey, authority
):
    SchoolFactory(authority=authority, name="A", ofsted_rating="Good")
    SchoolFactory(authority=authority, name="B", group_code="10", ofsted_rating="Inadequate")
    SchoolFactory(authority=authority, name="C")
    as_lead.post(f"/schools/returns/{survey.pk}/ask/", {"which": "all", "judged": "not-yet"})
    found = {str(ask): (ask.judged, ask.governed) for ask in Ask.objects.select_related("school")}
    assert found == {
        "A": ("good", "maintained"),
        "B": ("not-good", "academy"),
        "C": ("not-yet", "maintained"),
    }


def test_a_grade_that_was_chosen_stays_where_no_school_was(as_lead, survey, authority):
    SchoolFactory(authority=authority)
    sent = {"which": "chosen", "judged": "not-yet"}
    response = as_lead.post(f"/schools/returns/{survey.pk}/ask/", sent)
    assert errors(response) == ["Choose at least one school, or ask all that match."]
    assert re.search(r'<option value="not-yet"\s+selected', response.content.decode())


def test_a_collection_of_stage_one_asks_all_the_same(as_lead, authority, lead):
    collection = CollectionFactory(authority=authority, created_by=lead)
    SchoolFactory(authority=authority, ofsted_rating="Good")
    as_lead.post(f"/schools/returns/{collection.pk}/ask/", {"which": "all", "judged": "not-yet"})
    ask = Ask.objects.get()
    assert (ask.judged, ask.governed) == ("", "")
    assert as_lead.post(f"/schools/returns/asked/{ask.pk}/group/", {"judged": "good"}).status_code == 404


def test_a_setting_that_the_register_lacks_is_sorted_by_the_lead(as_lead, survey):
    sent = {"name": "New Academy", "phase": "primary", "judged": "not-yet", "governed": "academy"}
    as_lead.post(f"/schools/returns/{survey.pk}/ask/other/", sent)
    ask = Ask.objects.get()
    assert (ask.judged, ask.governed) == ("not-yet", "academy")


def test_the_lead_changes_what_a_school_is_asked_until_it_has_answered(as_lead, ask):
    url = f"/schools/returns/asked/{ask.pk}/group/"
    as_lead.post(url, {"judged": "not-good", "governed": "academy", "seen": ask.sorted_as})
    ask.refresh_from_db()
    assert (ask.judged, ask.governed) == ("not-good", "academy")
    save_return(ask=ask, answers=said(), version=0, source="link")
    response = as_lead.post(url, {"judged": "good"}, follow=True)
    ask.refresh_from_db()
    assert (ask.judged, notices(response)[-1]) == (
        "not-good",
        f"{ask} has answered, so what it was asked stays. Change it in the answer.",
    )


def test_what_somebody_else_sorted_meanwhile_is_shown_before_it_is_replaced(as_lead, ask):
    url = f"/schools/returns/asked/{ask.pk}/group/"
    seen = ask.sorted_as
    Ask.objects.filter(pk=ask.pk).update(judged="good", governed="maintained")
    page = as_lead.post(url, {"judged": "not-good", "governed": "academy", "seen": seen})
    assert errors(page)[0].startswith(
        f"Meanwhile somebody saved “Good or outstanding” and “Maintained by the authority” for {ask}."
    )
    ask.refresh_from_db()
    assert (ask.sorted_as, 'name="seen" value="good/maintained"' in page.content.decode()) == (
        "good/maintained",
        True,
    )
    as_lead.post(url, {"judged": "not-good", "governed": "academy", "seen": "good/maintained"})
    ask.refresh_from_db()
    assert ask.sorted_as == "not-good/academy"


def test_the_email_says_what_is_asked(as_lead, survey, ask):
    as_lead.post(f"/schools/returns/{survey.pk}/send/")
    (sent,) = mail.outbox
    assert sent.subject == f"{survey.authority} asks {ask}: how well do we support your school?"
    assert "what Ofsted’s inspectors ask schools" in sent.body
    assert "Quality Standards" not in sent.body


def test_nothing_of_it_is_grouped(as_lead, survey):
    assert as_lead.get(f"/schools/returns/{survey.pk}/themes/").status_code == 404
    assert "themes/" not in as_lead.get(f"/schools/returns/{survey.pk}/").content.decode()
