"""Grouping what schools wrote: by people, never by the machine, and never twice over someone's words."""

import pytest

from schools.enums import PointKind
from schools.models import Point, Theme
from schools.selectors.summary import matter_of
from schools.selectors.themes import suggestions
from schools.services.answers import save_return
from tests.accounts.pages import errors, main_text, notices
from tests.factories.schools import AskFactory
from tests.schools.returns.conftest import answers


@pytest.fixture
def url(collection) -> str:
    return f"/schools/returns/{collection.pk}/themes/"


@pytest.fixture
def points(collection) -> dict[str, Point]:
    for name, barriers in (("Ash", "No time to meet\nStaff change"), ("Birch", "Too little time")):
        ask = AskFactory(collection=collection, school__name=name)
        save_return(ask=ask, answers=answers(barriers=barriers, issues="Boys"), version=0, source="link")
    return {point.text: point for point in Point.objects.filter(kind="barrier")}


def under(title: str) -> list[str]:
    return sorted(Point.objects.filter(theme__title=title).values_list("text", flat=True))


def test_ticked_points_go_under_a_new_theme_and_then_under_it_by_choice(as_core, url, points):
    first = {"kind": "barrier", "title": "Time", "point": [points["No time to meet"].pk]}
    assert notices(as_core.post(url, first, follow=True)) == ["1 point is now under “Time”."]
    time = Theme.objects.get()
    as_core.post(url, {"kind": "barrier", "theme": time.pk, "point": [points["Too little time"].pk]})
    assert under("Time") == ["No time to meet", "Too little time"]
    as_core.post(url, {"kind": "barrier", "theme": "none", "point": [points["No time to meet"].pk]})
    assert under("Time") == ["Too little time"]


def test_suggestions_go_by_shared_words_and_group_nothing(as_core, url, points, collection):
    as_core.post(url, {"kind": "barrier", "title": "Time", "point": [points["No time to meet"].pk]})
    matter = matter_of(collection, PointKind.BARRIER)
    assert suggestions(matter) == {points["Too little time"].pk: "Time"}
    assert "Shares words with “Time”" in main_text(as_core.get(f"{url}?kind=barrier"))
    assert under("Time") == ["No time to meet"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a theme, or give a new one a title."),
        ({"theme": "none"}, "Tick at least one point."),
        ({"theme": "none", "title": "Time"}, "Choose a theme or give a new one a title, not both."),
        ({"theme": "99999"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_said_and_ticks_stay(as_core, url, points, sent, says):
    response = as_core.post(url, {"kind": "barrier", **sent})
    assert (response.status_code, errors(response)[0].startswith(says)) == (422, True)


def test_ticks_stay_where_something_is_missing(as_core, url, points):
    pk = points["Staff change"].pk
    text = as_core.post(url, {"kind": "barrier", "point": [pk]}).content.decode()
    assert f'value="{pk}" id="point-{pk}" checked' in text


def test_a_title_is_used_once(as_core, url, points):
    as_core.post(url, {"kind": "barrier", "title": "Time"})
    assert errors(as_core.post(url, {"kind": "barrier", "title": "time"})) == [
        "There is a theme “time” already. Choose it from the list, or choose another title."
    ]
    assert as_core.post(url, {"kind": "issue", "title": "Time"}).status_code == 302


def test_points_of_others_and_of_other_lists_are_not_grouped(as_core, url, points, collection):
    theirs = AskFactory()
    save_return(ask=theirs, answers=answers(barriers="Theirs"), version=0, source="link")
    for text in ("Theirs", "Boys"):
        pk = Point.objects.filter(text=text).first().pk
        response = as_core.post(url, {"kind": "barrier", "title": "Mine", "point": [pk]})
        assert response.status_code == 422
    assert not Theme.objects.exists()


def test_a_school_that_changes_other_words_leaves_its_points_where_they_are(as_core, url, points, collection):
    as_core.post(url, {"kind": "barrier", "title": "Time", "point": [points["No time to meet"].pk]})
    ask = points["No time to meet"].answer.ask
    changed = answers(barriers="New point\nNo time to meet", issues="Boys")
    save_return(ask=ask, answers=changed, version=1, source="link")
    assert under("Time") == ["No time to meet"]
    assert not Point.objects.filter(text="Staff change").exists()


def test_two_who_write_on_one_theme_lose_nothing(as_core, collection):
    theme = Theme.objects.create(collection=collection, kind="barrier", title="Time", could_do="Before")
    url = f"/schools/returns/themes/{theme.pk}/"
    as_core.post(url, {"title": "Time", "could_do": "Theirs", "version": 1})
    response = as_core.post(url, {"title": "Time", "could_do": "Mine", "version": 1})
    text = response.content.decode()
    assert (response.status_code, "Theirs" in text, "Mine" in text) == (409, True, True)
    assert Theme.objects.get().could_do == "Theirs"
    as_core.post(url, {"title": "Time", "could_do": "Mine", "version": 2})
    assert [one.could_do for one in Theme.history.order_by("history_id")][-2:] == ["Theirs", "Mine"]


def test_a_deleted_theme_leaves_its_points(as_core, url, points):
    as_core.post(url, {"kind": "barrier", "title": "Time", "point": [points["No time to meet"].pk]})
    as_core.post(f"/schools/returns/themes/{Theme.objects.get().pk}/delete/")
    assert (Theme.objects.count(), Point.objects.filter(theme=None).count()) == (0, 5)
