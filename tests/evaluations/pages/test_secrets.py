"""What must not be seen is planted, and looked for in everything that a page or a part of one sends."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Rating
from evaluations.selectors.access import cell_for
from evaluations.selectors.history import cell_events
from evaluations.services.answers import Change, record_answers
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer, field_of, in_state, judge_all, key_of
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join

HTMX = {"HX-Request": "true"}
COMMENT = "PLANTED-COMMENT"


@pytest.fixture
def planted(cell, lead, content):
    """The lead rated Outstanding, changed from Good, each with a comment."""
    row = Rating.objects.create(
        cell=cell, user=lead, level_id=content.level("G").pk, comment=f"{COMMENT}-FIRST"
    )
    row.level_id, row.comment, row.version = content.level("OS").pk, COMMENT, 2
    row.save()
    return row


def everything(client, cell):
    """All that a member can get at about a cell: its pages, what saves bring back, the round's, home."""
    field = field_of(cell, "2.4-G-1")
    line = {f"value-{field}": "yes", f"note-{field}": "", f"version-{field}": "0"}
    clash = line | {f"value-{field}": "no"}
    slug = cell.round.slug
    asked = {
        "page": lambda: client.get(address(cell)),
        "history": lambda: client.get(address(cell, "cell_history")),
        "agree": lambda: client.get(address(cell, "agree"), follow=True),
        "agree live": lambda: client.get(address(cell, "agree_live")),
        "agreeing": lambda: client.get(reverse("evaluations:agreeing", args=[slug])),
        "agreeing live": lambda: client.get(reverse("evaluations:agreeing_live", args=[slug])),
        "saved line": lambda: client.post(address(cell), line, headers=HTMX),
        "clash": lambda: client.post(address(cell), clash, headers=HTMX),
        "clash page": lambda: client.post(address(cell), clash),
        "rating": lambda: client.post(
            address(cell), {"rating": "G", "comment": "mine", "rating-version": "0"}, headers=HTMX
        ),
        "whole page": lambda: client.post(address(cell), line, follow=True),
        "round": lambda: client.get(reverse("evaluations:round", args=[slug])),
        "round history": lambda: client.get(reverse("evaluations:round_history", args=[slug])),
        "overall": lambda: client.get(reverse("evaluations:overall", args=[slug])),
        "state": lambda: client.get(reverse("evaluations:state", args=[slug])),
        "setup": lambda: client.get(reverse("evaluations:setup", args=[slug])),
        "rounds": lambda: client.get(reverse("evaluations:rounds")),
        "home": lambda: client.get(reverse("home")),
    }
    return {name: ask().content.decode() for name, ask in asked.items()}


def where(secret, pages):
    return sorted(name for name, html in pages.items() if secret in html)


class TestRatingsBeforeTheReveal:
    @pytest.mark.parametrize("who", ["core_member", "guest", "adviser"])
    def test_nothing_says_what_another_member_rated(self, request, sign_in, planted, round_, cell, who):
        user = request.getfixturevalue(who)
        if who == "guest":
            join(round_, user, "guest", (cell,))
        assert where(COMMENT, everything(sign_in(user), cell)) == []

    def test_not_even_the_lead_sees_it(self, sign_in, round_, cell, core_member, authority, content):
        Rating.objects.create(cell=cell, user=core_member, comment=COMMENT)
        other_lead = MembershipFactory(authority=authority, role="lead").user
        assert where(COMMENT, everything(sign_in(other_lead), cell)) == []

    def test_nor_does_the_level_show_where_nobody_else_speaks_of_it(
        self, planted, cell, core_member, content
    ):
        cell.access = _access(core_member, cell)
        said = [event.after for event in cell_events(cell, content, core_member.pk)]
        assert said == []

    def test_one_sees_ones_own(self, sign_in, planted, cell, lead):
        pages = everything(sign_in(lead), cell)
        assert {"page", "history"} <= set(where(COMMENT, pages))

    def test_after_going_back_to_rating_it_is_hidden_again(self, sign_in, planted, round_, cell, core_member):
        in_state(round_, RoundState.AGREEING)
        in_state(round_, RoundState.RATING)
        assert where(COMMENT, everything(sign_in(core_member), cell)) == []


class TestRatingsAfterTheReveal:
    @pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_the_team_sees_them(self, sign_in, planted, round_, cell, core_member, state):
        in_state(round_, state)
        seen = where(COMMENT, everything(sign_in(core_member), cell))
        assert {"page", "history", "agree", "agree live"} <= set(seen)

    def test_a_guest_sees_those_of_what_they_are_named_for(self, sign_in, planted, round_, cell, guest):
        join(round_, guest, "guest", (cell,))
        in_state(round_, RoundState.AGREEING)
        assert {"page", "history"} <= set(where(COMMENT, everything(sign_in(guest), cell)))

    @pytest.mark.parametrize("who", ["adviser", "reader"])
    @pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_those_who_only_read_do_not_see_who_said_what(
        self, request, sign_in, planted, round_, cell, who, state
    ):
        in_state(round_, state)
        assert where(COMMENT, everything(sign_in(request.getfixturevalue(who)), cell)) == []


class TestAnotherAuthority:
    def test_nothing_of_it_is_sent_to_an_outsider(self, sign_in, outsider, lead, core_member, round_, cell):
        answer(cell, lead, "2.4-G-1", "yes", note="PLANTED-NOTE")
        Rating.objects.create(cell=cell, user=lead, comment=COMMENT)
        link(cell, EvidenceFactory(authority=round_.authority, title="PLANTED-EVIDENCE"))
        judge_all(round_, lead)
        pages = everything(sign_in(outsider), cell)
        secrets = ("PLANTED", "Spring 2010", "Cory Core", "Lena Lead", "Any Borough")
        assert [(secret, where(secret, pages)) for secret in secrets if where(secret, pages)] == []

    def test_nor_in_their_own_pages_beside_a_round_of_the_same_name(
        self, sign_in, outsider, lead, round_, cell, other_authority
    ):
        answer(cell, lead, "2.4-G-1", "yes", note="PLANTED-NOTE")
        mine = RoundFactory(authority=other_authority, name="Spring 2010", created_by=outsider)
        join(mine, outsider, "lead")
        pages = everything(sign_in(outsider), cell_of(mine, "2.4", "primary"))
        assert where("PLANTED", pages) == []
        assert "Spring 2010" in pages["home"]


class TestConfidentialEvidence:
    TITLE = "PLANTED-CAPABILITY"

    @pytest.fixture
    def confidential(self, cell, core_member, authority):
        link(
            cell,
            EvidenceFactory(authority=authority, title=self.TITLE, individual=True, added_by=core_member),
        )

    @pytest.mark.parametrize("who", ["guest", "adviser"])
    @pytest.mark.parametrize("state", [RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_it_is_not_named_to_those_who_may_not_read_it(
        self, request, sign_in, confidential, round_, cell, who, state
    ):
        user = request.getfixturevalue(who)
        if who == "guest":
            join(round_, user, "guest", (cell,))
        in_state(round_, state)
        assert where(self.TITLE, everything(sign_in(user), cell)) == []

    def test_the_team_sees_it(self, sign_in, confidential, cell, core_member):
        assert {"page", "history"} <= set(where(self.TITLE, everything(sign_in(core_member), cell)))


def test_a_note_is_shown_as_text_and_never_as_markup(sign_in, core_member, lead, cell):
    hostile = "<script>alert(1)</script>"
    cell.access = _access(lead, cell)
    record_answers(
        cell=cell,
        user=lead,
        changes=[Change(key_of(cell, ref), "yes", hostile, 0) for ref in ("2.4-G-1", "2.4-G-2")],
    )
    Rating.objects.create(cell=cell, user=core_member, comment=hostile)
    assert where(hostile, everything(sign_in(core_member), cell)) == []


def _access(user, cell):
    return cell_for(user, cell.round.slug, "primary", cell.element.ref).access
