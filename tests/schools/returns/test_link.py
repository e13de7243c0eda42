"""A school's link: opens its own form, ends on its day, dies when withdrawn or replaced, and opens nothing else."""

import datetime as dt

import pytest
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from schools.models import Ask, Return
from schools.services.answers import LinkClosed, answer_by_link
from schools.services.collections import close
from schools.services.links import renew, revoke
from schools.tokens import SIGNER, token_for
from tests.accounts.pages import heading
from tests.factories.schools import AskFactory, ReturnFactory
from tests.schools.returns.conftest import answers, form

CLOSED = "This link cannot be used"
FORM = "Your use of the G&T quality standards"


def opened(client: Client, url: str) -> tuple[int, str]:
    response = client.get(url)
    return response.status_code, heading(response)


def test_the_link_opens_the_form_without_an_account(client, link):
    page = client.get(link)
    assert (page.status_code, heading(page)) == (200, FORM)
    assert "Oak Lane Primary School" in page.content.decode()
    assert "Any Borough" in page.content.decode()


def test_the_page_shows_nothing_else_of_the_product(client, link):
    text = client.get(link).content.decode()
    hrefs = {part.split('"')[0] for part in text.split('href="')[1:]}
    assert {href for href in hrefs if not href.startswith(("/static/", "#"))} == {
        "/accessibility/",
        "/privacy/",
    }
    assert 'aria-label="Main"' not in text


def test_it_is_not_kept_passed_on_or_found(client, link):
    headers = client.get(link).headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in headers["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow">' in client.get(link).content.decode()


def test_an_answer_is_kept_and_shown_back(client, ask, link):
    sent = form(
        uses_cqs="no",
        since="September 2008",
        for_self_evaluation="on",
        issues="Few boys\n- Late entry",
        **{"level-leadership": "developing"},
    )
    response = client.post(link, sent, follow=True)
    assert (response.status_code, heading(response)) == (200, "Thank you")
    assert "September 2008" in response.content.decode()
    row = Return.objects.get(ask=ask)
    kept = row.uses_iqs, row.uses_cqs, row.for_self_evaluation, row.answered_by
    assert kept == ("yes", "no", True, "Hetty Head")
    assert (row.source, row.recorded_by, row.version) == ("link", None, 1)
    assert [(one.element, one.level) for one in row.levels.all()] == [("leadership", "developing")]
    assert [(one.kind, one.text) for one in row.points.all()] == [
        ("issue", "Few boys"),
        ("issue", "Late entry"),
    ]


def test_a_school_comes_back_and_changes_its_answer(client, ask, link):
    client.post(link, form(since="2008"))
    assert 'value="2008"' in client.get(link).content.decode()
    client.post(link, form(since="2009", version=1))
    assert Return.objects.get(ask=ask).since == "2009"


def test_two_people_of_one_school_do_not_overwrite_each_other(client, ask, link):
    client.post(link, form(since="2008", answered_by="Ann"))
    second = client.post(link, form(since="2007", answered_by="Bob", version=0))
    text = second.content.decode()
    assert second.status_code == 409
    assert "Someone else saved an answer while you were writing" in text
    assert ("2008" in text, 'value="2007"' in text, 'name="version" value="1"' in text) == (True, True, True)
    assert Return.objects.get(ask=ask).since == "2008"
    client.post(link, form(since="2007", answered_by="Bob", version=1))
    assert Return.objects.get(ask=ask).since == "2007"


def test_what_is_too_long_is_named(client, ask, link):
    text = client.post(link, form(since="n" * 41)).content.decode()
    assert "Shorten your answer to “Since when?” to 40 characters; it has 41." in text


def test_nothing_typed_is_lost_where_something_is_missing(client, ask, link):
    response = client.post(link, {"issues": "Few boys", "level-policy": "entry", "version": 0})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Say whether you are using the IQS: yes, planned, or no." in text
    assert "Give your name, so that the authority knows who answered." in text
    assert "Few boys" in text
    assert 'value="entry" id="id_level-policy_1" checked' in text
    assert not Return.objects.exists()


@pytest.mark.parametrize("change", ["cut", "longer", "other", "empty", "guess"])
def test_a_link_that_was_altered_opens_nothing(client, ask, change):
    token, other = token_for(ask), AskFactory(collection=ask.collection)
    altered = {
        "cut": token[:-1],
        "longer": f"{token}a",
        "other": SIGNER.sign_object([other.pk, ask.nonce]).split(":")[0] + ":" + token.split(":")[1],
        "empty": ":",
        "guess": f"{ask.pk}",
    }[change]
    assert opened(client, f"/answer/{altered}/") == (404, CLOSED)
    assert client.post(f"/answer/{altered}/", form()).status_code == 404
    assert not Return.objects.exists()


def test_a_link_signed_for_something_else_opens_nothing(client, ask):
    token = Signer(salt="accounts.invitation").sign_object([ask.pk, ask.nonce])
    assert opened(client, f"/answer/{token}/") == (404, CLOSED)


def end_yesterday(ask: Ask, lead) -> None:
    ask.expires_on = timezone.localdate() - dt.timedelta(days=1)
    ask.save()


ENDINGS = {
    "expired": (end_yesterday, "It worked until"),
    "revoked": (lambda ask, lead: revoke(ask=ask, user=lead), "has withdrawn it"),
    "replaced": (
        lambda ask, lead: renew(ask=ask, until=timezone.localdate(), user=lead),
        "has made a newer link",
    ),
    "closed": (
        lambda ask, lead: close(collection=ask.collection, user=lead, version=1),
        "no longer collecting answers",
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_link_that_has_ended_says_why_and_takes_nothing(client, ask, lead, link, ending):
    end, says = ENDINGS[ending]
    end(ask, lead)
    assert opened(client, link) == (410, CLOSED)
    assert opened(client, f"{link}thanks/") == (410, CLOSED)
    assert says in client.get(link).content.decode()
    assert client.post(link, form()).status_code == 410
    assert not Return.objects.exists()


def test_a_link_works_on_its_last_day(client, ask, link):
    ask.expires_on = timezone.localdate()
    ask.save()
    assert client.get(link).status_code == 200


def test_a_new_link_opens_the_form_again(client, ask, lead):
    revoke(ask=ask, user=lead)
    again = renew(ask=ask, until=timezone.localdate(), user=lead)
    assert opened(client, f"/answer/{token_for(again)}/") == (200, FORM)


def test_another_school_never_shows(client, ask, link):
    other = AskFactory(collection=ask.collection, school__name="ZQ other school", email="zq@other.example")
    ReturnFactory(ask=other, since="ZQ since", answered_by="ZQ name")
    pages = [client.get(link), client.post(link, {}), client.post(link, form(), follow=True)]
    assert [page.status_code for page in pages] == [200, 422, 200]
    assert ["ZQ " in page.content.decode() for page in pages] == [False, False, False]


def test_a_form_without_our_token_is_refused(ask, link):
    assert Client(enforce_csrf_checks=True).post(link, form()).status_code == 403
    assert not Return.objects.exists()


def test_opening_is_noted_once_and_not_for_an_officer(client, as_lead, ask, link):
    as_lead.get(link)
    assert Ask.objects.get().opened_at is None
    Client().get(link)
    first = Ask.objects.get().opened_at
    Client().get(link)
    assert (first is None, Ask.objects.get().opened_at == first) == (False, True)


def test_a_signed_in_officer_sees_the_page_as_the_school_does(as_lead, link):
    text = as_lead.get(link).content.decode()
    assert ("Lena Lead" in text, 'aria-label="Main"' in text) == (False, False)


def test_hostile_words_are_shown_as_words(client, ask, link):
    bad = '<script>alert("x")</script>'
    text = client.post(link, form(since=bad, issues=bad, answered_by=bad), follow=True).content.decode()
    assert ("<script>alert" in text, text.count("&lt;script&gt;alert")) == (False, 3)


def test_a_link_withdrawn_in_the_moment_of_sending_writes_nothing(ask, lead):
    token = token_for(ask)
    revoke(ask=ask, user=lead)
    with pytest.raises(LinkClosed) as closed:
        answer_by_link(token=token, answers=answers(since="Spring 2007"), version=0)
    assert (closed.value.state, Return.objects.exists()) == ("revoked", False)
