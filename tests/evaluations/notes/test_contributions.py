"""What notes of visit contribute to ratings: shared and final ones, one's own drafts, and nothing of other phases."""

import pytest

from accounts.here import Here
from evaluations.enums import NoteState
from evaluations.selectors.regional.notes import contributions, notes_for
from tests.evaluations.notes.conftest import posted
from tests.factories.accounts import AuthorityFactory, RegionFactory
from tests.factories.notes import NoteFactory, line

pytestmark = pytest.mark.django_db


def said(user, authority):
    found = contributions(user, Here(user).posts, authority)
    return {one.text: (one.state, one.own_draft) for lines in found.values() for one in lines}


def read(user):
    return {note.purpose for note in notes_for(user, Here(user).posts)}


@pytest.fixture
def notes(authority, ros, colleague):
    elsewhere = AuthorityFactory(name="Other Borough", region=RegionFactory(code="E"))
    made = [
        NoteFactory(purpose=purpose, author=author, **more)
        for purpose, author, more in (
            ("own draft", ros, {"authority": authority}),
            ("draft of a colleague", colleague, {"authority": authority}),
            ("shared", colleague, {"authority": authority, "state": NoteState.SHARED}),
            ("final", colleague, {"authority": authority, "state": NoteState.FINAL}),
            ("secondary", ros, {"authority": authority, "state": NoteState.FINAL, "phase": "secondary"}),
            ("next door", ros, {"authority": AuthorityFactory(region=authority.region), "state": "final"}),
            ("elsewhere", ros, {"authority": elsewhere, "state": NoteState.FINAL}),
        )
    ]
    for note in made:
        line(note, "1.1", note.purpose, "G")
    return {note.purpose: note for note in made}


def test_an_adviser_rests_on_what_is_shared_or_final_and_on_drafts_of_their_own(authority, ros, notes):
    assert said(ros, authority) == {
        "own draft": ("draft", True),
        "shared": ("shared", False),
        "final": ("final", False),
    }


def test_nobody_rests_on_a_draft_of_another_though_seniors_may_read_it(authority, paul, director, notes):
    assert said(paul, authority) == {"shared": ("shared", False), "final": ("final", False)}
    assert said(director, authority) == {**said(paul, authority), "secondary": ("final", False)}
    assert read(paul) == {"own draft", "draft of a colleague", "shared", "final", "next door"}
    assert read(director) == read(paul) | {"secondary"}


def test_a_draft_is_read_by_its_author_and_not_by_their_colleague(ros, colleague, notes):
    assert read(ros) - read(colleague) == {"own draft"}
    assert read(colleague) - read(ros) == {"draft of a colleague"}


def test_other_phases_and_other_regions_read_nothing_and_a_draft_closes_with_the_post(
    region, authority, ros, notes
):
    second = posted(region, "phase-adviser", "secondary", "Sel Secondary")
    away = posted(RegionFactory(code="E"), "director", "", "Una Away")
    assert (read(second), read(away)) == ({"secondary"}, {"elsewhere"})
    ros.appointments.all().delete()
    assert (read(ros), said(ros, authority)) == (set(), {})


def test_what_is_said_is_found_by_aspect_and_phase_and_lines_without_anything_are_left_out(authority, ros):
    note = NoteFactory(authority=authority, author=ros, state=NoteState.SHARED)
    rated, bare, _ = line(note, "1.1", "Sound.", "NI"), line(note, "2.1", "", "G"), line(note, "1.2")
    found = contributions(ros, Here(ros).posts, authority)
    at = {key: [(one.level, one.text, one.author) for one in lines] for key, lines in found.items()}
    assert at == {
        (rated.element_id, note.phase_id): [(rated.level_id, "Sound.", "Ros Regional")],
        (bare.element_id, note.phase_id): [(bare.level_id, "", "Ros Regional")],
    }


def test_many_notes_cost_one_query(authority, ros, notes, django_assert_num_queries):
    posts = Here(ros).posts
    with django_assert_num_queries(1):
        contributions(ros, posts, authority)
