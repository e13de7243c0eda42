"""A self-evaluation without levels and judgements of the same matter, beside each other both ways."""

import datetime as dt
import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import RoundState
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.factories.selfevaluation import statement, write_up

SCHEDULE = "ofsted-la-school-improvement"
SIGNED = dt.datetime(2014, 6, 30, 11, 0, tzinfo=dt.UTC)


@pytest.fixture
def ofsted(a_round):
    return a_round(SCHEDULE, RoundState.RATING, name="Before Ofsted")


@pytest.fixture
def aspect(ofsted):
    """Overlaps with question 15 of LASER and with element 13; takes in 2.5 of the 2009 standards."""
    return cell_of(ofsted, "3")


@pytest.fixture
def laser(a_round):
    return a_round("lancashire-laser", name="LASER 2013")


def page_of(cell):
    return reverse("evaluations:self_aspect", args=[cell.round.slug, cell.element.ref])


def consider(cell, user, extent, *but):
    """Every statement of the aspect to this extent, but for as many of the first as are named."""
    total = len(statements_of(content_for(cell.round.framework).element(cell.element.ref)))
    for number, said in enumerate([*but, *[extent] * (total - len(but))], start=1):
        statement(cell, user, number, said)
    return cell


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


def elsewhere(page):
    return next((n.text for n in page.find("section") if n.has("lq-elsewhere")), "")


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


# Who may see it.


@pytest.mark.parametrize("state", RoundState)
def test_a_reader_sees_an_aspect_only_once_both_rounds_are_signed_off(
    laqs, aspect, matters, lead, reader, state
):
    consider(aspect, lead, "fully")
    in_state(laqs, RoundState.SIGNED_OFF)
    in_state(aspect.round, state)
    assert bool(matters(reader).matches) == (state == RoundState.SIGNED_OFF)
    assert bool(matters(lead).matches)


def test_a_guest_sees_the_aspects_that_they_are_named_for_until_their_last_day(
    authority, laqs, here, ofsted, aspect, matters, lead
):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(laqs, guest, "guest", (here,))
    consider(aspect, lead, "fully")
    consider(cell_of(ofsted, "2"), lead, "fully")
    assert matters(guest).matches == ()
    place = join(ofsted, guest, "guest", (aspect,))
    assert [match.place.link.there.ref for match in matters(guest).matches] == ["3"]
    place.until = timezone.localdate() - dt.timedelta(days=1)
    place.save()
    assert matters(guest).matches == ()


def test_a_guest_of_an_aspect_sees_only_the_questions_that_they_are_named_for(
    authority, ofsted, aspect, laser, get, lead
):
    guest = MembershipFactory(authority=authority, role=Role.GUEST).user
    join(ofsted, guest, "guest", (aspect,))
    question = cell_of(laser, "15")
    judge(question, lead, "inadequate")
    assert elsewhere(get(guest, page_of(aspect))) == ""
    join(laser, guest, "guest", (question,))
    assert "Inadequate" in elsewhere(get(guest, page_of(aspect)))


def test_another_authority_is_never_read_either_way(here, aspect, get, matters, lead):
    theirs = AuthorityFactory()
    MembershipFactory(user=lead, authority=theirs, role=Role.LEAD)
    rounds = {
        slug: RoundFactory(
            authority=theirs, framework=framework(slug), name=f"Secret {slug}", state=RoundState.AGREEING
        )
        for slug in (SCHEDULE, "lancashire-laser")
    }
    consider(cell_of(rounds[SCHEDULE], "3"), lead, "fully")
    judge(cell_of(rounds["lancashire-laser"], "15"), lead, "inadequate")
    assert matters(lead, "red").matches == ()
    assert "Secret" not in get(lead, page_of(aspect)).html
    assert "Secret" not in get(lead, address(here)).html


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


# What it costs.


@pytest.fixture
def cost(client, lead, django_assert_max_num_queries):
    client.force_login(lead)

    def of(at):
        client.get(at)
        with django_assert_max_num_queries(40) as counted:
            client.get(at)
        return len(counted)

    return of


@pytest.mark.parametrize("name", ["rate", "agree"])
def test_a_judgement_costs_the_same_with_one_self_evaluation_and_with_many(
    a_round, here, aspect, lead, cost, name
):
    consider(aspect, lead, "fully")
    before = cost(address(here, name))
    for number in range(3):
        more = a_round(SCHEDULE, name=f"More {number}")
        consider(cell_of(more, "3"), lead, "partly")
        consider(cell_of(more, "2"), lead, "partly")
    assert cost(address(here, name)) == before


def test_an_aspect_costs_the_same_with_one_judgement_and_with_many(a_round, laser, aspect, lead, cost):
    judge(cell_of(laser, "15"), lead, "good")
    before = cost(page_of(aspect))
    for number in range(3):
        more = a_round("lancashire-laser", name=f"More {number}")
        judge(cell_of(more, "15"), lead, "good")
        judge(cell_of(more, "23"), lead, "good")
    judge(cell_of(a_round("laqs"), "13"), lead, "green")
    assert cost(page_of(aspect)) == before


def test_reading_what_matters_takes_three_queries_and_two_without_an_aspect(
    laser, aspect, here, matters, lead, django_assert_num_queries
):
    judge(cell_of(laser, "18"), lead, "good")
    consider(aspect, lead, "fully")
    matters(lead), matters(lead, cell=aspect)
    with django_assert_num_queries(1 + 3):  # the cell itself is one
        matters(lead)
    with django_assert_num_queries(1 + 2):
        matters(lead, cell=aspect)
