"""Files of readiness: whole for leads and core team members; no name and no contact in anybody else's."""

import pytest

from accounts.enums import Role
from tests.evaluations.readiness.test_report import SECRETS, full, signed
from tests.evaluations.reports.deep import words_in
from tests.factories.accounts import MembershipFactory

__all__ = ["full"]

# As they stand in a file whose blanks are taken out.
SHARED = ("ChiefExecutive", "AnyBorough", "Headofdata")


@pytest.mark.parametrize("name", ["_pdf", "_xlsx"])
def test_a_reader_gets_posts_and_a_lead_gets_all(full, lead, authority, sign_in, at, name):
    signed(full, lead)
    reader = MembershipFactory(authority=authority, role=Role.READER).user
    theirs, whole = (words_in(sign_in(who).get(at(name)).content) for who in (reader, lead))
    assert [word for word in SECRETS if word in theirs] == []
    assert [word for word in SHARED if word not in theirs] == []
    assert [word for word in SECRETS if word not in whole] == []


@pytest.mark.parametrize("name", ["_pdf", "_xlsx"])
def test_a_signed_off_round_gives_the_same_bytes_each_time(full, lead, as_lead, at, name):
    signed(full, lead)
    assert as_lead.get(at(name)).content == as_lead.get(at(name)).content
