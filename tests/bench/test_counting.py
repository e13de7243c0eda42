"""What make bench counts and compares; the bench itself is no part of the tests."""

import json

import pytest
from django.db import transaction
from django.http import HttpResponse

from accounts.models import User
from bench.counting import ASK, SAID, StatementCount
from bench.result import Results


def view(request):
    with transaction.atomic():
        User.objects.count()
    return HttpResponse("counted")


@pytest.mark.django_db(transaction=True)
def test_the_beginning_and_end_of_a_transaction_count_as_statements(rf):
    assert StatementCount(view)(rf.get("/", headers={ASK: "1"}))[SAID] == "3"


@pytest.mark.django_db
def test_a_request_that_does_not_ask_is_told_nothing(rf):
    assert SAID not in StatementCount(view)(rf.get("/"))


def test_a_figure_over_its_budget_is_named(capsys):
    results = Results()
    results.add("home", {"sql": 12, "times_reference": 5}, {"sql": 13, "times_reference": 4.0})
    assert results.missed == ["home: sql is 13, at most 12"]
    assert json.loads(capsys.readouterr().out)["within"] is False


def test_a_figure_at_its_budget_is_within(capsys):
    results = Results()
    results.add("home", {"sql": 12}, {"sql": 12})
    assert results.missed == []
    assert json.loads(capsys.readouterr().out) == {
        "case": "home",
        "sql": 12,
        "budget": {"sql": 12},
        "within": True,
    }


def test_what_could_not_be_measured_is_said(capsys):
    results = Results()
    results.skip("dashboard PDF", "500, not 200")
    results.sum_up({"rounds": 762})
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "case": "summary",
        "rounds": 762,
        "missed": [],
        "skipped": ["dashboard PDF"],
    }
