from pathlib import Path

import pytest

from accounts.enums import RegionalRole, Role
from accounts.management.commands.show_roles import TABLES
from accounts.roles import (
    REGIONAL_TABLE,
    REGIONAL_WORDS,
    ROLE_TABLE,
    ROLE_WORDS,
    Permission,
    RegionalPermission,
    may,
)

P = Permission
DOCS = Path(__file__).parents[2] / "docs" / "roles.md"


@pytest.mark.parametrize("table", TABLES)
def test_docs_hold_the_table_as_the_code_has_it(table):
    # Where this fails, `manage.py show_roles` prints what docs/roles.md should hold.
    assert DOCS.read_text().count(table()) == 1


def test_every_role_is_in_every_table():
    assert list(ROLE_TABLE) == list(ROLE_WORDS) == list(Role)
    assert list(REGIONAL_TABLE) == list(REGIONAL_WORDS) == list(RegionalRole)


def test_a_lead_may_do_everything_but_approve_what_leads_sign():
    assert frozenset(P) - ROLE_TABLE[Role.LEAD] == {P.APPROVE_PLAN}


def test_a_core_member_may_do_all_but_run_rounds_schools_and_people_and_sign():
    missing = ROLE_TABLE[Role.LEAD] - ROLE_TABLE[Role.CORE]
    assert missing == {
        *(P.CREATE_ROUND, P.MANAGE_ROUND, P.SIGN_OFF, P.MANAGE_PEOPLE),
        *(P.MANAGE_SCHOOLS, P.SIGN_PLAN),
    }


def test_what_concerns_an_individual_is_for_leads_and_core_members():
    assert [role for role in Role if may(role, P.VIEW_CONFIDENTIAL)] == [Role.LEAD, Role.CORE]


def test_a_reader_reads_what_is_signed_downloads_it_and_approves_plans():
    reads = {P.VIEW_FRAMEWORKS, P.VIEW_ROUNDS, P.EXPORT, P.VIEW_PLANS}
    assert ROLE_TABLE[Role.READER] == reads | {P.APPROVE_PLAN}


def test_nobody_both_signs_and_approves_a_plan():
    assert [role for role in Role if may(role, P.SIGN_PLAN) and may(role, P.APPROVE_PLAN)] == []


def test_only_the_director_agrees_reports_and_allocates():
    R = RegionalPermission
    only = [one for one in R if [one in held for held in REGIONAL_TABLE.values()] == [True, False, False]]
    assert only == [R.AGREE, R.ALLOCATE]


def test_without_a_role_only_the_frameworks_are_open():
    assert [permission for permission in P if may(None, permission)] == [P.VIEW_FRAMEWORKS]


def test_a_role_can_be_given_as_the_database_keeps_it():
    assert may("lead", P.SIGN_OFF) is True
    assert may("reader", P.SIGN_OFF) is False
