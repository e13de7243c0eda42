"""Where everything stands on the picture of a plan."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.selectors.plans.lines import ActionLine, MilestoneLine
from evaluations.selectors.plans.terms import term_of, terms_between
from evaluations.selectors.plans.timeline import LEFT, MOST_TERMS, place, timeline_of
from tests.evaluations.plans.conftest import TODAY

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2095, 12, 31))


def action(number=1, start=None, due=None, steps=(), status="doing"):
    texts = dict.fromkeys(
        (
            *("element", "phase", "origin_text", "priority", "lead", "helpers", "resources", "success"),
            *("indicator", "baseline", "target", "monitored_by", "monitored_how", "monitored_when"),
            *("evaluation", "status_reason", "progress"),
        ),
        "",
    )
    nothing = dict.fromkeys(("cell_id", "criterion_id", "lead_id", "cost", "evaluated_on", "committee_on"))
    milestones = tuple(MilestoneLine(n, "Step", due, done) for n, (due, done) in enumerate(steps))
    return ActionLine(
        pk=number,
        number=number,
        origin="free",
        title="Do",
        start=start,
        due=due,
        status=status,
        version=1,
        updated_at=dt.datetime(2010, 3, 1, tzinfo=dt.UTC),
        milestones=milestones,
        **texts,
        **nothing,
    )


class TestTerms:
    @pytest.mark.parametrize(
        ("day", "name", "first", "last"),
        [
            ((2009, 9, 1), "Autumn 2009", (2009, 9, 1), (2009, 12, 31)),
            ((2009, 12, 31), "Autumn 2009", (2009, 9, 1), (2009, 12, 31)),
            ((2010, 1, 1), "Spring 2010", (2010, 1, 1), (2010, 4, 30)),
            ((2010, 4, 30), "Spring 2010", (2010, 1, 1), (2010, 4, 30)),
            ((2010, 8, 31), "Summer 2010", (2010, 5, 1), (2010, 8, 31)),
        ],
    )
    def test_a_day_is_in_its_term(self, day, name, first, last):
        term = term_of(dt.date(*day))
        assert (term.name, term.first, term.last) == (name, dt.date(*first), dt.date(*last))

    def test_terms_follow_one_another(self):
        names = [term.name for term in terms_between(dt.date(2009, 10, 5), dt.date(2010, 9, 1))]
        assert names == ["Autumn 2009", "Spring 2010", "Summer 2010", "Autumn 2010"]

    @given(DAYS)
    def test_every_day_is_in_one_term_and_the_next_begins_the_day_after(self, day):
        term = term_of(day)
        assert term.first <= day <= term.last
        assert term.next.first == term.last + dt.timedelta(days=1)


class TestGeometry:
    def test_columns_share_the_width_in_whole_terms(self):
        picture = timeline_of([action(start=dt.date(2009, 10, 5), due=dt.date(2010, 6, 1))], TODAY)
        assert [(column.term.name, column.x, column.width) for column in picture.columns] == [
            ("Autumn 2009", LEFT, 360),
            ("Spring 2010", LEFT + 360, 360),
            ("Summer 2010", LEFT + 720, 360),
        ]
        assert picture.width == LEFT + 1080

    def test_a_bar_runs_from_start_to_due(self):
        picture = timeline_of([action(start=dt.date(2010, 1, 1), due=dt.date(2010, 4, 30))], TODAY)
        (bar,) = picture.bars
        assert (bar.x, bar.x + bar.width) == (LEFT + 1.5, LEFT + 358.5)

    def test_an_action_with_only_milestones_spans_them(self):
        steps = [(dt.date(2010, 1, 15), None), (dt.date(2010, 3, 15), None)]
        (bar,) = timeline_of([action(steps=steps)], TODAY).bars
        assert (bar.x, round(bar.x + bar.width, 1)) == (bar.marks[0].x, bar.marks[1].x)

    def test_a_milestone_is_reached_late_or_to_come(self):
        steps = [
            (dt.date(2010, 1, 15), dt.date(2010, 1, 20)),
            (dt.date(2010, 2, 28), None),
            (TODAY, None),
        ]
        (bar,) = timeline_of([action(steps=steps)], TODAY).bars
        assert [mark.kind for mark in bar.marks] == ["done", "late", "open"]

    def test_a_closed_action_has_no_late_milestones(self):
        (bar,) = timeline_of([action(steps=[(dt.date(2010, 2, 1), None)], status="dropped")], TODAY).bars
        assert [mark.kind for mark in bar.marks] == ["open"]

    def test_an_overdue_action_is_drawn_late(self):
        (bar,) = timeline_of([action(due=dt.date(2010, 2, 26))], TODAY).bars
        assert (bar.kind, bar.drawn) == ("late", 4)

    def test_actions_without_dates_are_told_apart(self):
        picture = timeline_of([action(1), action(2, due=TODAY)], TODAY)
        assert ([one.number for one in picture.undated], len(picture.bars)) == ([1], 1)

    def test_today_is_a_line_only_among_the_terms_shown(self):
        actions = [action(start=dt.date(2010, 1, 1), due=dt.date(2010, 4, 30))]
        assert timeline_of(actions, TODAY).today == LEFT + 178.5
        assert timeline_of(actions, dt.date(2010, 5, 1)).today is None

    def test_nothing_dated_is_no_picture(self):
        picture = timeline_of([action(1)], TODAY)
        assert (picture.bars, picture.columns, picture.width) == ((), (), LEFT)

    def test_a_far_year_does_not_stretch_the_picture(self):
        picture = timeline_of([action(start=dt.date(2010, 1, 1), due=dt.date(2099, 1, 1))], TODAY)
        assert len(picture.columns) == MOST_TERMS
        assert picture.bars[0].x + picture.bars[0].width == picture.width

    @given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6), DAYS)
    def test_everything_stands_inside_the_picture(self, spans, today):
        actions = [
            action(n, start=min(span), due=max(span), steps=[(span[0], None)]) for n, span in enumerate(spans)
        ]
        picture = timeline_of(actions, today)
        edges = [x for bar in picture.bars for x in (bar.x, bar.x + bar.width, *(m.x for m in bar.marks))]
        assert all(LEFT <= x <= picture.width + 0.1 for x in edges)
        assert len({bar.y for bar in picture.bars}) == len(actions)

    @given(DAYS, DAYS)
    def test_a_later_day_never_stands_before_an_earlier_one(self, one, other):
        columns = timeline_of([action(start=dt.date(2009, 9, 1), due=dt.date(2012, 8, 31))], TODAY).columns
        assert place(columns, min(one, other)) <= place(columns, max(one, other))
