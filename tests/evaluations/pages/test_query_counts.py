"""Each page asks the database as often for one round as for five, for one member, note and link as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer, best_values, field_of, in_state, judge, judge_all, key_of
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join

HTMX = {"HX-Request": "true"}
MOST, MOST_FOR_A_SAVE = 12, 8
REFS = ("2.4-G-1", "2.4-G-2", "2.4-G-3", "2.4-G-4", "2.4-SI-1")

PAGES = {
    "home": lambda cell: reverse("home"),
    "rounds": lambda cell: reverse("evaluations:rounds"),
    "rating page": lambda cell: address(cell),
    "agree": lambda cell: address(cell, "agree"),
    "agreeing": lambda cell: reverse("evaluations:agreeing", args=[cell.round.slug]),
    "agreeing, kept up": lambda cell: reverse("evaluations:agreeing_live", args=[cell.round.slug]),
    "agree, kept up": lambda cell: address(cell, "agree_live"),
    "history of a cell": lambda cell: address(cell, "cell_history"),
    "dashboard": lambda cell: reverse("evaluations:round", args=[cell.round.slug]),
    "overall ratings": lambda cell: reverse("evaluations:overall", args=[cell.round.slug]),
    "setting up": lambda cell: reverse("evaluations:setup", args=[cell.round.slug]),
    "moving on": lambda cell: reverse("evaluations:state", args=[cell.round.slug]),
    "history of a round": lambda cell: reverse("evaluations:round_history", args=[cell.round.slug]),
    "a member's share": lambda cell: reverse(
        "evaluations:team_member", args=[cell.round.slug, cell.round.team.get(role="lead").pk]
    ),
}
STATES = [RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF]
# Judgements are agreed while agreeing; and with its only round signed off a home page has less to read.
TRIED = [
    (name, state) for name in PAGES for state in {"agree": STATES[1:2], "home": STATES[:2]}.get(name, STATES)
]


def asked(send):
    """Statements of one request, the beginning and end of its transaction among them."""
    with CaptureQueriesContext(connection) as captured:
        response = send()
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def populate(round_, cell, authority, number):
    """More of everything that a page could read row by row."""
    content_levels = {level.code: level.pk for level in cell.round.framework.levels.all()}
    for n in range(number):
        user = MembershipFactory(authority=authority).user
        join(round_, user, cells=(cell,))
        Rating.objects.create(cell=cell, user=user, level_id=content_levels["G"], comment=f"Comment {n}")
        answer(cell, user, REFS[n], "yes", note=f"Note {n}")
        link(cell, EvidenceFactory(authority=authority, impact="some", added_by=user))
        judge(list(round_.cells.all())[n], user, "SI")


def more_rounds(authority, lead, number):
    for state in STATES[:number]:
        made = RoundFactory(authority=authority, created_by=lead)
        join(made, lead, "lead")
        judge_all(made, lead)
        in_state(made, state)


def populate_more(round_, cell, authority, lead):
    Rating.objects.filter(cell=cell).delete()
    cell.answers.all().delete()
    for row in round_.cells.all():
        row.judgements.all().delete()
    populate(round_, cell, authority, 4)
    more_rounds(authority, lead, 3)
    RoundFactory(authority=authority, created_by=lead, state=RoundState.SETTING_UP)


def stands(one, many, most):
    assert len(many) == len(one), "\n".join(many)
    assert len(many) <= most, "\n".join(many)


@pytest.mark.parametrize(("name", "state"), TRIED)
def test_a_page_costs_the_same_however_much_there_is(as_lead, lead, authority, round_, cell, name, state):
    populate(round_, cell, authority, 1)
    in_state(round_, state)
    url = PAGES[name](cell)
    as_lead.get(url)
    one = asked(lambda: as_lead.get(url))
    populate_more(round_, cell, authority, lead)
    in_state(round_, state)
    stands(one, asked(lambda: as_lead.get(url)), MOST)


class TestSaving:
    @pytest.fixture
    def save(self, as_core, cell, round_):
        """One line as htmx sends it, from the version that the save before left."""
        cells = {"2.4": cell, "1.5": cell_of(round_, "1.5", "primary")}
        urls = {ref: address(found) for ref, found in cells.items()}
        fields = {ref: field_of(cells[ref[:3]], ref) for ref in (*REFS, "1.5-schools-in-line")}

        def saved(ref, value, version):
            field = fields[ref]
            data = {f"value-{field}": value, f"note-{field}": "Seen.", f"version-{field}": version}
            return as_core.post(urls[ref[:3]], data, headers=HTMX)

        return saved

    @pytest.fixture
    def grow(self, round_, cell, authority, lead):
        """Five rounds in place of one; every other line of the cells answered, evidence linked."""

        def grown():
            for other in (cell, cell_of(round_, "1.5", "primary")):
                taken = {row.key for row in other.answers.all()}
                for ref, value in best_values(other).items():
                    if key_of(other, ref) not in taken and ref != "2.4-G-3":
                        answer(other, lead, ref, value, note="Seen.")
                for _ in range(3):
                    link(other, EvidenceFactory(authority=authority, impact="some"))
            more_rounds(authority, lead, 3)

        return grown

    def test_a_first_answer(self, save, grow):
        save("2.4-G-1", "yes", 0)
        one = asked(lambda: save("2.4-G-2", "yes", 0))
        grow()
        stands(one, asked(lambda: save("2.4-G-3", "yes", 0)), MOST_FOR_A_SAVE)

    @pytest.mark.parametrize(
        ("ref", "values"), [("2.4-G-1", ("no", "yes")), ("1.5-schools-in-line", ("70", "95"))]
    )
    def test_a_changed_answer(self, save, grow, ref, values):
        save(ref, values[1], 0)
        one = asked(lambda: save(ref, values[0], 1))
        grow()
        stands(one, asked(lambda: save(ref, values[1], 2)), MOST_FOR_A_SAVE)

    def test_a_rating(self, as_core, cell, grow):
        def rate(code, version):
            data = {"rating": code, "comment": "Mostly there.", "rating-version": version}
            return as_core.post(address(cell), data, headers=HTMX)

        rate("G", 0)
        one = asked(lambda: rate("NI", 1))
        grow()
        stands(one, asked(lambda: rate("G", 2)), MOST_FOR_A_SAVE)
