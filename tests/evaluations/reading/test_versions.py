"""A round on a later version of its framework: what stands before each of its ratings, whatever that was called."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.reports.build import dashboard_of
from evaluations.reports.reading.changes import Turn, changes_between
from evaluations.reports.reading.page import reading_page
from evaluations.selectors.access import cell_for, round_for
from evaluations.selectors.differences import earlier_of
from standards.changing import Moves
from tests.evaluations.reading.making import cells_of, planned, rate, sign_off, when
from tests.evaluations.reading.test_changes import dashboard
from tests.evaluations.services.following import published
from tests.factories.rounds import RoundFactory, join
from tests.standards.small import SMALL, dumped, raw

BEFORE, NOW = ("1.1", "upper"), ("2.7", "top")


def renamed() -> str:
    """The one element and the upper phase have new refs."""
    framework = raw() | {"version": "2", "short_title": "Small framework 2"}
    framework["replaces"] = {
        "version": "1",
        "elements": [{"was": "1.1", "now": "1.1"}],
        "phases": [{"was": "upper", "now": "top"}],
    }
    text = dumped(framework).replace("'1.1'", "'2.7'").replace("was: '2.7'", "was: '1.1'")
    return text.replace("ref: upper", "ref: top").replace("- upper", "- top")


@pytest.fixture
def before(authority, lead):
    """Signed off, with an action to follow."""
    round_ = RoundFactory(
        authority=authority,
        framework=published(SMALL),
        name="First",
        state=RoundState.AGREEING,
        created_by=lead,
        created_at=when(0),
    )
    rate(round_, lead, {BEFORE: "SI"}, {("1", "upper"): "SI"})
    planned(round_, BEFORE, "Mend it")
    return sign_off(round_, lead, when(0))


@pytest.fixture
def now(authority, lead, before):
    round_ = RoundFactory(
        authority=authority,
        framework=published(renamed()),
        name="Second",
        state=RoundState.AGREEING,
        created_by=lead,
        created_at=when(1),
        previous=before,
    )
    join(round_, lead, "lead")
    rate(round_, lead, {NOW: "NI"}, {("1", "top"): "NI"})
    return round_


def test_a_dashboard_tells_what_a_rating_was_under_its_former_ref(now, lead):
    found = dashboard_of(round_for(lead, now.slug))
    assert [(one.key, one.change, one.was) for one in found.cells if one.level] == [(NOW, "up", "SI")]
    assert [(one.phase, one.change, one.was) for one in found.overalls if one.level] == [("top", "up", "SI")]


def test_readers_are_told_the_same_with_what_was_done_in_between(now, lead, authority):
    sign_off(now, lead, when(1))
    (section,) = reading_page(lead, authority, dt.date(2010, 3, 1)).sections
    (group,) = section.groups
    (line,) = group.lines
    assert (group.turn, line.change.key, line.change.was.code, line.change.now.code) == (
        Turn.UP,
        NOW,
        "SI",
        "NI",
    )
    assert line.href == reverse("evaluations:rate", args=[now.slug, "top", "2.7"])
    assert [done.action.title for done in line.done] == ["Mend it"]


def test_at_the_rating_the_actions_of_the_former_ref_are_asked_about(now, lead):
    found = earlier_of(cell_for(lead, now.slug, "top", "2.7"))
    assert (found.round_name, [action.title for action in found.actions]) == ("First", ["Mend it"])


def test_a_dashboard_costs_no_more_queries_with_more_ratings(
    now, lead, django_assert_num_queries, django_assert_max_num_queries
):
    round_ = round_for(lead, now.slug)
    dashboard_of(round_)
    with django_assert_max_num_queries(7) as few:
        dashboard_of(round_)
    rate(now, lead, {("2.7", "lower"): "NI"}, {})
    rate(round_.previous, lead, {("1.1", "lower"): "SI"}, {})
    with django_assert_num_queries(len(few)):
        dashboard_of(round_)


def moved(**elements: tuple[str, ...]) -> Moves:
    onward = {ref.replace("_", "."): now for ref, now in elements.items()}
    return Moves({"elements": onward, "phases": {"primary": ("primary",)}}, {})


def changes(moves, now, was):
    found = changes_between(dashboard(now), dashboard(was), moves).cells
    return [(one.key, one.turn, one.was and one.was.code, one.was_words, one.there) for one in found]


P = "primary"


def test_parts_of_what_was_split_are_each_compared_with_the_whole():
    moves = moved(**{"1_1": ("1.1", "1.2")})
    assert changes(moves, {("1.1", P): "G", ("1.2", P): "SI"}, {("1.1", P): "NI"}) == [
        (("1.1", P), Turn.UP, "NI", "", True),
        (("1.2", P), Turn.DOWN, "NI", "", True),
    ]


def test_what_was_merged_is_new_and_says_what_each_was():
    moves = moved(**{"1_1": ("2.1",), "1_2": ("2.1",)})
    assert changes(moves, {("2.1", P): "G"}, {("1.1", P): "NI"}) == [
        (
            ("2.1", P),
            Turn.NEW,
            None,
            "1.1 About 1.1, Primary: Ni; 1.2 About 1.2, Primary: not rated",
            True,
        )
    ]


def test_what_was_dropped_leads_nowhere_though_its_ref_is_used_again():
    moves = moved(**{"1_1": (), "1_2": ("1.1",)})
    assert changes(moves, {("1.1", P): "G"}, {("1.1", P): "NI", ("1.2", P): "G"}) == [
        (("1.1", P), Turn.SAME, "G", "", True),
        (("1.1", P), Turn.GONE, "NI", "", False),
    ]


def test_the_cells_of_the_round_before_are_those_of_its_own_version(now, before):
    assert (set(cells_of(before)), set(cells_of(now))) == (
        {("1.1", "lower"), BEFORE},
        {("2.7", "lower"), NOW},
    )
