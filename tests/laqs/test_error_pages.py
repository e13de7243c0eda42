import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.views import defaults


def heading(response) -> str:
    return re.search(r'<h1 class="lq-h1">(.*?)</h1>', response.content.decode(), re.S)[1]


@pytest.fixture
def request_(rf: RequestFactory):
    return rf.get("/somewhere/")


def test_an_address_that_is_nothing_gives_our_page(client):
    response = client.get("/nothing-here/")
    assert (response.status_code, heading(response)) == (404, "Page not found")


def test_a_refusal_says_its_own_reason(request_):
    response = defaults.permission_denied(request_, PermissionDenied("Only the lead may sign a round off."))
    assert (response.status_code, heading(response)) == (403, "Your role does not allow this")
    assert re.findall(r"<p>(.*?)</p>", response.content.decode())[0] == "Only the lead may sign a round off."


def test_a_refusal_without_a_reason_still_says_something(request_):
    response = defaults.permission_denied(request_, PermissionDenied())
    first = re.findall(r"<p>(.*?)</p>", response.content.decode())[0]
    assert first == "This page is for another role in your authority."


def test_a_form_that_is_out_of_date_says_that_nothing_was_saved():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "someone@example.org"})
    assert (response.status_code, heading(response)) == (403, "This form is out of date")


def test_a_fault_of_ours_is_said_without_asking_the_database(request_, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = defaults.server_error(request_)
    assert (response.status_code, heading(response)) == (500, "Something went wrong here")


def test_a_request_that_cannot_be_read_is_said_plainly(request_):
    response = defaults.bad_request(request_, ValueError())
    assert (response.status_code, heading(response)) == (400, "The request could not be read")
