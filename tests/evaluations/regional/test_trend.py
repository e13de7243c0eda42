"""One authority over its signed-off rounds, aspect by aspect, with the reasons."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Judgement, Look
from tests.accounts.pages import heading, main_text, rows
from tests.evaluations.regional.making import review, round_of
from tests.factories.accounts import AppointmentFactory, RegionFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.django_db
AT = "/region/region-d/any-borough/trend/"


@pytest.fixture
def two(region, authority, lead, director):
    before = round_of("", region, lead, authority=authority, primary={"1.1": "NI"}.items(), name="Spring")
    after = round_of("", region, lead, authority=authority, previous=before, name="Autumn")
    judgement = Judgement.objects.get(cell__round=after, cell__element__ref="1.1", cell__phase__ref="primary")
    judgement.rationale = "All ten programmes now have a start and an end."
    judgement.save()
    RoundFactory(authority=authority, name="Next", state=RoundState.RATING)
    return before, after


def test_each_aspect_stands_over_the_rounds_with_its_reasons(as_, director, two):
    review(two[1], director, "1.1", "NI", "Two programmes had no end.")
    page = as_(director).get(f"{AT}?by=primary")
    assert heading(page) == "Any Borough over its rounds: Primary"
    first = rows(page)[0]
    assert first[1:] == ["NI Needs improvement", "G Good Up from NI", "1 up"]
    reasons = next(row for row in rows(page) if row[0].startswith("Autumn"))
    assert reasons[1:] == [
        *("G Good Up from NI", "All ten programmes now have a start and an end."),
        *("NI Needs improvement", "Two programmes had no end."),
    ]
    assert "Next" not in main_text(page)


def test_opening_it_is_a_look_at_the_authority(as_, director, two):
    as_(director).get(f"{AT}?by=primary")
    look = Look.objects.get()
    assert (look.authority.name, look.what) == ("Any Borough", "how ratings moved over 2 rounds, Primary")


def test_a_phase_adviser_reads_their_phase(as_, primary_adviser, two):
    page = as_(primary_adviser).get(f"{AT}?by=secondary")
    assert heading(page) == "Any Borough over its rounds: Primary"
    assert "Secondary" not in main_text(page)


def test_before_the_first_sign_off_there_is_nothing_and_no_look(as_, director, authority):
    RoundFactory(authority=authority, state=RoundState.AGREEING)
    page = main_text(as_(director).get(AT))
    assert "Any Borough has signed off no round on these standards yet" in page
    assert Look.objects.count() == 0


def test_another_region_does_not_find_it(as_, two):
    other = AppointmentFactory(region=RegionFactory(code="E")).user
    assert as_(other).get(AT).status_code == 404
    assert as_(other).get("/region/region-e/any-borough/trend/").status_code == 404
    assert Look.objects.count() == 0


def test_more_rounds_cost_no_more_queries(
    as_, director, region, authority, lead, two, django_assert_max_num_queries
):
    client, counts = as_(director), []
    client.get(AT)
    for name in ("Later", ""):
        with django_assert_max_num_queries(12) as asked:
            client.get(AT)
        counts.append(len(asked))
        if name:
            round_of("", region, lead, authority=authority, previous=two[1], name=name)
    assert counts[0] == counts[1]
