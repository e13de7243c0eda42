"""The nation in numbers: what is counted, and that no count names an authority of another region."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Look, Share
from evaluations.reports.regional.multiples import BAR, GAP, LABEL, WIDTH, multiple_of
from standards.content import content_for
from tests.accounts.pages import heading, main_text, rows
from tests.evaluations.regional.making import review, round_of
from tests.factories.accounts import AuthorityFactory, RegionFactory
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory, framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def north(db):
    return RegionFactory(code="N")


def line(page, name):
    return next(row for row in rows(page) if row[0] == name)


def test_regions_stand_with_counts_shares_spread_and_what_moved(as_, director, region, lead):
    before = round_of("Ashcombe", region, lead, primary={"1.1": "NI", "1.2": "OS"}.items(), name="Spring")
    round_of("", region, lead, authority=before.authority, previous=before, name="Autumn")
    round_of("Eastholme", region, lead, primary={"1.1": "NI", "1.2": "SI"}.items(), name="Autumn")
    page = as_(director).get("/nation/?by=primary")
    assert heading(page) == "The nation: Primary"
    assert line(page, "Region D") == [
        *("Region D", "2 of 2", "0 0%", "18 90%", "1 5%", "1 5%", "2 of 20 10%", "0 to 2, middle 1"),
        *("1", "8", "1"),
    ]
    aspect = next(row for row in rows(page) if row[0].startswith("1.1 "))
    assert aspect[1:7] == ["0 0%", "1 50%", "1 50%", "0 0%", "1 of 2 50%", "50% to 50%, middle 50%"]
    assert [row[0] for row in rows(page)][-3:] == ["Early Years", "Primary", "Secondary"]
    assert "Ashcombe" not in page.content.decode()
    assert Look.objects.count() == 0


def test_a_region_too_small_to_hide_an_authority_is_left_out_of_every_count(
    as_, director, region, lead, north
):
    round_of("Ashcombe", region, lead, name="Autumn")
    for number in range(2):
        round_of(f"Farfield {number}", north, lead, code="SI", name="Autumn")
    page = as_(director).get("/nation/?by=primary")
    text = main_text(page)
    assert "and a count would tell whose ratings they are: Region N." in text
    assert "Below Good 0 of 10 ratings" in text
    round_of("Farfield 2", north, lead, code="SI", name="Autumn")
    page = as_(director).get("/nation/?by=primary")
    assert line(page, "Region N")[1] == "3 of 3"
    assert "Below Good 30 of 40 ratings" in main_text(page)
    assert "Farfield" not in page.content.decode()


def test_what_is_shared_before_sign_off_is_not_counted(as_, director, region, authority, lead):
    round_of("Ashcombe", region, lead, name="Autumn")
    shared = judge_all(RoundFactory(authority=authority, state=RoundState.AGREEING), lead)
    Share.objects.create(round=shared, shared_by=lead)
    assert "Signed off 1 of 2 authorities Below Good 0 of 10 ratings" in main_text(
        as_(director).get("/nation/?by=primary")
    )


def test_a_phase_adviser_counts_their_phase_alone(as_, primary_adviser, region, lead):
    round_of("Ashcombe", region, lead, name="Autumn")
    page = as_(primary_adviser).get("/nation/?by=secondary")
    assert heading(page) == "The nation: Primary"
    assert ("Secondary" in main_text(page), "10 100%" in main_text(page)) == (False, True)


def test_the_other_view_is_counted_by_itself(as_, director, region, lead):
    round_ = round_of("Ashcombe", region, lead, name="Autumn")
    assert "nothing to count yet in this view" in main_text(as_(director).get("/nation/?view=ns"))
    review(round_, director, "2.4", "NI")
    assert "Below Good 1 of 1 ratings" in main_text(as_(director).get("/nation/?view=ns"))


def test_nobody_without_a_post_reads_it(as_, lead, stranger):
    framework()
    assert [as_(who).get("/nation/").status_code for who in (lead, stranger)] == [404, 404]


def test_the_nation_costs_the_same_for_two_authorities_and_for_many(
    as_, director, region, lead, north, django_assert_max_num_queries
):
    round_of("Ashcombe", region, lead, name="Autumn")
    client, counts = as_(director), []
    client.get("/nation/")
    for more in (3, 0):
        with django_assert_max_num_queries(15) as asked:
            client.get("/nation/")
        counts.append(len(asked))
        for number in range(more):
            before = round_of(f"Town {number}", north, lead, name="Spring")
            round_of("", region, lead, authority=before.authority, previous=before, name="Autumn")
            AuthorityFactory(region=RegionFactory(code=f"{number}"), current=True)
    assert counts[0] == counts[1]


def test_a_bar_is_divided_by_shares_and_fills_the_picture():
    levels = content_for(framework()).levels
    drawn = multiple_of(
        "a",
        "North",
        [("1.1", tuple(zip(levels, (1, 2, 0, 1), strict=True))), ("1.2", tuple((one, 0) for one in levels))],
    )
    room = WIDTH - LABEL - 1
    first, second = drawn.bars
    assert [(part.level.code, part.x, part.width) for part in first.segments] == [
        ("OS", LABEL, room / 4),
        ("G", LABEL + room / 4, room / 2),
        ("SI", LABEL + room * 3 / 4, room / 4),
    ]
    assert (second.segments, second.y - first.y, drawn.height) == ((), BAR + GAP, 2 * BAR + GAP + 2)
    assert drawn.description == (
        "1.1: 1 Outstanding, 2 Good, 1 Significant improvement needed, of 4. 1.2: none rated."
    )
