"""A self-evaluation without levels and judgements of the same matter, beside each other both ways."""

import datetime as dt
import io
import zipfile

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from tests.evaluations.elsewhere.aspects import SCHEDULE, consider, elsewhere, page_of
from tests.evaluations.pages.conftest import address
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import statement, write_up

SIGNED = dt.datetime(2014, 6, 30, 11, 0, tzinfo=dt.UTC)


def sign(round_):
    round_.signed_off_at = SIGNED
    round_.save(update_fields=["signed_off_at"])
    return in_state(round_, RoundState.SIGNED_OFF)


def counted(found):
    """Round, and how many are fully, partly, not yet in evidence and not considered."""
    return [
        (one.place.round_name, *(number for _, _, number in one.counts))
        for match in found.matches
        for one in match.judged
        if match.is_aspect
    ]


def _texts(file):
    """Of every part of a ZIP, and of the documents inside it."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        held = [parts.read(name) for name in parts.namelist()]
    inner = [text for part in held if part.startswith(b"PK") for text in _texts(part)]
    return [*(part.decode(errors="ignore") for part in held), *inner]


# What was judged, on the page of an aspect.


def test_an_aspect_says_what_was_judged_of_what_is_linked_to_it(aspect, laser, get, lead):
    judge(cell_of(laser, "15"), lead, "inadequate")
    judge(cell_of(laser, "6"), lead, "good")
    said = elsewhere(get(lead, page_of(aspect)))
    assert "no grade is taken over" in said
    assert "LASER 2013, being agreed · judged 26 March 2010 Judgement of 15" in said
    assert "Inadequate" in said
    assert "Contradiction" not in said
    assert "Good" not in said


def test_it_stands_beside_what_is_signed_off_too(aspect, laser, get, lead, reader):
    judge(cell_of(laser, "15"), lead, "inadequate")
    sign(write_up(aspect.round, lead))
    assert "Inadequate" in elsewhere(get(lead, page_of(aspect)))
    assert elsewhere(get(reader, page_of(aspect))) == ""
    sign(laser)
    assert "Inadequate" in elsewhere(get(reader, page_of(aspect)))


def test_nothing_of_it_enters_the_summary_or_the_pack(aspect, laser, get, client, lead):
    judge(cell_of(laser, "15"), lead, "inadequate", "Planted rationale.")
    write_up(aspect.round, lead)
    get(lead, page_of(aspect))
    at = f"/rounds/{aspect.round.slug}"
    client.force_login(lead)
    parts = [client.get(f"{at}/{page}/") for page in ("self-evaluation", "self-evaluation/summary", "pack")]
    assert [part.status_code for part in parts] == [200, 200, 200]
    texts = [part.content.decode() for part in parts]
    for file in ("self-evaluation/summary.docx", "pack/pack.zip"):
        texts += _texts(b"".join(client.get(f"{at}/{file}")))
    for planted in ("LASER 2013", "Inadequate", "Planted rationale."):
        assert not [text for text in texts if planted in text]
    assert not aspect.judgements.exists()


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING])
def test_a_round_that_is_not_revealed_says_nothing_there(aspect, laser, get, lead, state):
    judge(cell_of(laser, "15"), lead, "inadequate")
    in_state(laser, state)
    assert elsewhere(get(lead, page_of(aspect))) == ""


# How far an aspect is in evidence, on the pages of what is judged.


@pytest.mark.parametrize("name", ["rate", "agree"])
def test_what_is_judged_says_how_far_the_aspect_is_in_evidence(here, aspect, get, lead, name):
    consider(aspect, lead, "", "fully", "fully", "partly", "not-yet")
    left = len(statements_of(content_for(aspect.round.framework).element("3"))) - 4
    said = elsewhere(get(lead, address(here, name)))
    assert "Before Ofsted, as it stands today Evidence statements of 3" in said
    assert f"2 fully in evidence 1 partly in evidence 1 not yet in evidence {left} not considered" in said
    assert "Contradiction" not in said
    in_state(sign(aspect.round), RoundState.SIGNED_OFF)
    assert "Before Ofsted, signed off 30 June 2014" in elsewhere(get(lead, address(here, name)))


def test_an_aspect_of_which_nothing_is_considered_is_passed_over(aspect, matters, lead):
    statement(aspect, lead, extent="", note="Seen, not decided.")
    assert matters(lead).matches == ()


def test_the_answer_of_a_team_is_held_against_it_too(laser, aspect, get, lead):
    consider(aspect, lead, "fully")
    question, team = cell_of(laser, "15"), answering_team(laser, "Primary", lead)
    answered(team, question, "inadequate")
    at = reverse("evaluations:team_answer", args=[laser.slug, team.pk, "all", "15"])
    assert "Inadequate here, every statement fully in evidence there." in elsewhere(get(lead, at))


@pytest.mark.parametrize(
    ("extent", "level", "words"),
    [
        ("fully", "red", "Red here, every statement fully in evidence there."),
        ("fully", "amber", ""),
        ("not-yet", "green", "Green here, no statement in evidence yet there."),
        ("not-yet", "amber", ""),
        ("partly", "red", ""),
        ("partly", "green", ""),
    ],
)
def test_only_the_ends_contradict_each_other(aspect, matters, lead, extent, level, words):
    consider(aspect, lead, extent)
    found = matters(lead, level)
    assert found.contradictions == bool(words)
    tail = " The two only overlap, so both may be right: say why."
    assert [one.words for match in found.matches for one in match.remarks] == (
        [words + tail] if words else []
    )
    assert matters(lead).contradictions == 0


def test_one_statement_that_nobody_considered_leaves_nothing_to_contradict(aspect, matters, lead):
    consider(aspect, lead, "fully", "")
    assert matters(lead, "red").contradictions == 0


def test_what_is_signed_off_counts_until_a_later_round_has_considered_everything(
    a_round, aspect, matters, lead
):
    consider(aspect, lead, "partly")
    sign(aspect.round)
    later = cell_of(a_round(SCHEDULE, RoundState.RATING, name="Next year"), "3")
    first = statement(later, lead, 1, "fully")
    assert [name for name, *_ in counted(matters(lead))] == ["Before Ofsted"]
    first.delete()
    consider(later, lead, "fully")
    assert [name for name, *_ in counted(matters(lead))] == ["Next year"]


# Where else the evidence bears.


def leads_on(page, cell):
    return address(cell, "evidence_elsewhere") in [node.attrs.get("href") for node in page.find("a")]


def test_an_aspect_leads_to_where_else_its_evidence_bears(aspect, laser, get, lead, authority):
    assert not leads_on(get(lead, page_of(aspect)), aspect)
    link(aspect, EvidenceFactory(authority=authority))
    assert leads_on(get(lead, page_of(aspect)), aspect)
    sign(aspect.round)
    assert leads_on(get(lead, page_of(aspect)), aspect)
    sign(laser)
    assert not leads_on(get(lead, page_of(aspect)), aspect)


def test_the_answer_of_a_team_leads_there_too(laser, aspect, get, lead, authority):
    question, team = cell_of(laser, "15"), answering_team(laser, "Primary", lead)
    at = reverse("evaluations:team_answer", args=[laser.slug, team.pk, "all", "15"])
    assert not leads_on(get(lead, at), question)
    link(question, EvidenceFactory(authority=authority))
    assert leads_on(get(lead, at), question)
    sign(aspect.round)
    assert not leads_on(get(lead, at), question)
