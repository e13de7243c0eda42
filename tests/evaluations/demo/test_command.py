"""manage.py load_demo: where it loads, where it refuses, what it says."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from evaluations.demo import PASSWORD
from evaluations.demo.calendar import Calendar
from evaluations.demo.cast import make_cast
from evaluations.management.commands import load_demo as command
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

CALENDAR = Calendar(dt.date(2031, 2, 14))


@pytest.fixture
def loaded(monkeypatch):
    """How often the demo was loaded, without the time that it takes."""
    calls = []
    monkeypatch.setattr(command, "load_demo", lambda say: calls.append(say("Any Borough, Autumn 2009: made")))
    return calls


def run(*arguments):
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_it_refuses_in_production_and_says_how_to_go_on(loaded, monkeypatch):
    monkeypatch.delenv("LAQS_DEMO", raising=False)
    with pytest.raises(CommandError) as refused:
        run()
    assert str(refused.value) == (
        "The demo adds accounts with a password that anyone can read, so it is not loaded where DEBUG "
        "is off. On your own machine set LAQS_DEMO=1. If you are sure, say: manage.py load_demo --yes"
    )
    assert loaded == []
    assert User.objects.count() == 0


@pytest.mark.parametrize("value", ["0", "", "no"])
def test_only_a_clear_yes_in_the_environment_counts(loaded, monkeypatch, value):
    monkeypatch.setenv("LAQS_DEMO", value)
    with pytest.raises(CommandError, match="where DEBUG is off"):
        run()
    assert loaded == []


def test_it_refuses_a_database_with_people_of_its_own(loaded, monkeypatch):
    monkeypatch.setenv("LAQS_DEMO", "1")
    UserFactory()
    with pytest.raises(CommandError, match="people of its own and no demo yet"):
        run()
    assert loaded == []


def test_it_loads_where_the_environment_says_so(loaded, monkeypatch):
    monkeypatch.setenv("LAQS_DEMO", "1")
    run()
    assert len(loaded) == 1


def test_it_loads_where_debug_is_on(loaded, monkeypatch, settings):
    monkeypatch.delenv("LAQS_DEMO", raising=False)
    settings.DEBUG = True
    run()
    assert len(loaded) == 1


def test_it_loads_again_beside_people_who_came_later(loaded, monkeypatch):
    monkeypatch.setenv("LAQS_DEMO", "1")
    make_cast(CALENDAR)
    UserFactory()
    run()
    assert len(loaded) == 1


def test_it_loads_anywhere_for_someone_who_is_sure(loaded, monkeypatch):
    monkeypatch.delenv("LAQS_DEMO", raising=False)
    UserFactory()
    run("--yes")
    assert len(loaded) == 1


def test_it_says_how_far_it_is_and_then_who_can_sign_in(loaded):
    make_cast(CALENDAR)
    said = run("--yes").splitlines()
    assert said[0] == "Any Borough, Autumn 2009: made"
    assert said[2] == f"Demo sign-ins, all with the password {PASSWORD}"
    assert said[3].split("  ")[1:] == [
        "lead@any-borough.example",
        *[""] * 7,
        "Lead, Any Borough (Helen Marlow, Head of school improvement)",
    ]


def test_it_leaves_the_list_out_where_asked(loaded):
    make_cast(CALENDAR)
    assert run("--yes", "--no-list") == "Any Borough, Autumn 2009: made\n"


def test_to_show_only_lists_the_sign_ins_and_never_refuses(loaded, monkeypatch):
    monkeypatch.delenv("LAQS_DEMO", raising=False)
    make_cast(CALENDAR)
    said = run("--show")
    assert loaded == []
    assert len(said.split("\n")) == 19
    assert "http" not in said


def test_to_show_says_so_where_there_is_no_demo(loaded):
    assert run("--show") == "The demo is not loaded here. Load it with: manage.py load_demo\n"


def test_people_who_are_gone_are_not_listed(loaded):
    make_cast(CALENDAR)
    User.objects.filter(email="reader@any-borough.example").update(is_active=False)
    assert "reader@" not in run("--show")


def test_a_fault_in_the_files_is_a_clear_error(monkeypatch):
    def fail(say):
        raise command.DemoFault("fixtures/demo, any-borough/evidence.yaml: no item attendance")

    monkeypatch.setattr(command, "load_demo", fail)
    with pytest.raises(CommandError) as refused:
        run("--yes")
    assert str(refused.value) == (
        "The demo was not loaded whole. fixtures/demo, any-borough/evidence.yaml: no item attendance"
    )
