"""Local words: the lead writes them, the team reads them, and they stay with the round as they were."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import LocalDescriptor
from tests.evaluations.pages.reading import Page
from tests.factories.answers import in_state

CLOSED = "Local words are written while the round is set up or rated. From then on they stay as the team rated by them."


@pytest.fixture
def at(laqs):
    return reverse("evaluations:local_words_edit", args=[laqs.slug, "6"])


@pytest.fixture
def write(as_lead, at):
    def wrote(green="", amber="", red="", versions=(0, 0, 0), client=as_lead):
        words = {"words-green": green, "words-amber": amber, "words-red": red}
        codes = ("green", "amber", "red")
        numbers = {f"version-{code}": n for code, n in zip(codes, versions, strict=True)}
        return client.post(at, words | numbers)

    return wrote


def said(laqs):
    rows = LocalDescriptor.objects.filter(round=laqs).order_by("-level__rank")
    return [(row.level.code, row.text, row.version) for row in rows]


def test_they_are_kept_with_who_wrote_them(write, laqs, lead):
    write("Every school does.", red="No school does.")
    assert said(laqs) == [("green", "Every school does.", 1), ("red", "No school does.", 1)]
    assert {row.updated_by for row in LocalDescriptor.objects.all()} == {lead}


def test_a_change_is_a_new_version_and_what_stays_is_none(write, laqs):
    write("Every school does.", red="No school does.")
    write("Nearly every school does.", red="No school does.", versions=(1, 0, 1))
    assert said(laqs) == [("green", "Nearly every school does.", 2), ("red", "No school does.", 1)]
    kept = LocalDescriptor.history.filter(level__code="green").order_by("version")
    assert [(one.text, str(one.history_user)) for one in kept] == [
        ("Every school does.", "Lena Lead"),
        ("Nearly every school does.", "Lena Lead"),
    ]


def test_words_taken_away_are_gone_from_the_sheet_and_in_the_history(
    write, get, core_member, lead, laqs, url
):
    write("Every school does.")
    write(versions=(1, 0, 0))
    assert "Local words, " not in get(core_member, url).text
    history = get(lead, reverse("evaluations:round_history", args=[laqs.slug])).text
    assert "Local words: 6 Identification, Green" in history


def test_somebody_else_who_changed_them_is_shown_and_nothing_is_lost(write, laqs):
    write("Every school does.")
    page = Page(write("Each school does.", amber="Some do."))
    assert page.response.status_code == 422
    message = "Lena Lead changed the words for Green while you were writing. Save again to put yours in their place."
    assert page.errors == [("words-green", message)]
    assert ("Every school does." in page.text, page.at("words-green").text) == (True, "Each school does.")
    assert said(laqs) == [("green", "Every school does.", 1)]
    write("Each school does.", amber="Some do.", versions=(1, 0, 0))
    assert said(laqs) == [("green", "Each school does.", 2), ("amber", "Some do.", 1)]


def test_too_long_they_are_told_and_kept_whole(write, laqs):
    long = "a" * 1_001
    page = Page(write(long))
    message = "Shorten the words for Green to 1,000 characters; they have 1,001."
    assert (page.errors, page.at("words-green").text) == ([("words-green", message)], long)
    assert said(laqs) == []


@pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
def test_from_agreeing_on_they_stay(write, get, lead, laqs, at, state):
    write("Every school does.")
    in_state(laqs, state)
    page = Page(write("Otherwise.", versions=(1, 0, 0)))
    assert (page.response.status_code, page.errors) == (422, [("main", CLOSED)])
    assert said(laqs) == [("green", "Every school does.", 1)]
    assert get(lead, at).response.status_code == 403
    listed = get(lead, reverse("evaluations:local_words", args=[laqs.slug]))
    assert ("Every school does." in listed.text, CLOSED in listed.text) == (True, True)


def test_the_team_reads_them_and_writes_none(write, get, core_member, laqs):
    write("Every school does.")
    page = get(core_member, reverse("evaluations:local_words", args=[laqs.slug]))
    assert "Every school does." in page.text
    assert [node.text for node in page.find("a") if node.text.startswith(("Write", "Change"))] == []


def test_where_the_publication_describes_every_level_there_are_none(as_lead, round_):
    urls = [
        reverse("evaluations:local_words", args=[round_.slug]),
        reverse("evaluations:local_words_edit", args=[round_.slug, "2.4"]),
    ]
    assert [as_lead.get(at).status_code for at in urls] == [404, 404]


def test_an_element_that_is_not_there_is_not_found(as_lead, laqs):
    assert as_lead.get(reverse("evaluations:local_words_edit", args=[laqs.slug, "14"])).status_code == 404
