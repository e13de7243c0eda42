"""Ofsted's handbook of 2014, line by line; the numbers were counted in the publication."""

import pytest

from tests.standards.framework_files import counts_by_place, elements, read, section


@pytest.fixture(scope="module")
def ofsted() -> dict:
    return read("ofsted-la-school-improvement-2014.yaml")


def test_nine_aspects_are_reported_in_four_areas(ofsted):
    assert [
        (area["ref"], area["title"], [element["ref"] for element in area["elements"]])
        for area in ofsted["areas"]
    ] == [
        ("1", "Corporate leadership and strategic planning", ["1", "2"]),
        ("2", "Monitoring, challenge, intervention and support", ["3", "4", "5", "6"]),
        ("3", "Support and challenge for leadership and management (including governance)", ["7", "8"]),
        ("4", "Use of resources", ["9"]),
    ]


def test_the_aspects_are_the_bullets_of_paragraph_53(ofsted):
    paragraph = next(
        passage
        for passage in section(ofsted, "assessing-quality")["passages"]
        if passage["place"] == "Paragraph 53"
    )
    assert [element["title"] for element in elements(ofsted).values()] == paragraph["items"]
    assert [element["place"] for element in elements(ofsted).values()] == [
        f"Paragraph 53, bullet {number}" for number in range(1, 10)
    ]


def test_each_area_has_its_duty_and_its_considerations(ofsted):
    assert {area["ref"]: counts_by_place(area, "guidance") for area in ofsted["areas"]} == {
        "1": {"Paragraph 64": 1},
        "2": {"Paragraph 68": 1},
        "3": {"Paragraph 73": 1},
        "4": {"Paragraph 77": 1},
    }
    assert {area["ref"]: counts_by_place(area, "considerations") for area in ofsted["areas"]} == {
        "1": {"Paragraph 65": 4},
        "2": {"Paragraph 68": 8},
        "3": {"Paragraph 74": 5},
        "4": {"Paragraph 78": 4},
    }


def test_each_aspect_has_every_statement_of_its_paragraphs(ofsted):
    assert {
        ref: counts_by_place(element, "evidence-statements") for ref, element in elements(ofsted).items()
    } == {
        "1": {"Paragraph 66": 5},
        "2": {"Paragraph 67": 7},
        "3": {"Paragraph 69": 4},
        "4": {"Paragraph 70": 6},
        "5": {"Paragraph 71": 5},
        "6": {"Paragraph 72": 2},
        "7": {"Paragraph 75": 4},
        "8": {"Paragraph 76": 5},
        "9": {"Paragraph 79": 3, "Paragraph 80": 1},
    }


def test_lists_outside_the_areas_are_whole(ofsted):
    assert {
        ref: (section(ofsted, ref)["place"], [len(p["items"]) for p in section(ofsted, ref)["passages"]])
        for ref in ("notification-call", "documents", "week-1-themes", "people")
    } == {
        "notification-call": ("Paragraph 15", [8]),
        "documents": ("Paragraph 16", [9]),
        "week-1-themes": ("Paragraph 18", [3]),
        "people": ("Paragraph 33", [16]),
    }


def test_paragraphs_50_to_80_are_all_there(ofsted):
    owners = [*ofsted["areas"], *elements(ofsted).values(), *ofsted["sections"]]
    places = set()
    for passage in (passage for owner in owners for passage in owner["passages"]):
        places.add(passage.get("place"))
        places |= {item["place"] for item in passage["items"] if isinstance(item, dict)}
    assert {f"Paragraph {number}" for number in range(50, 81)} - places == set()


def test_ofsted_gives_no_grade_but_strengths_and_weaknesses(ofsted):
    assert ofsted["scale"] is None
    assert ofsted["answers"] == ["strengths", "weaknesses"]


def test_footnotes_are_kept_with_the_lines_they_belong_to(ofsted):
    assert {note["mark"]: note["place"] for note in ofsted["source"]["notes"]} == {
        "3": "Paragraph 18",
        "4": "Paragraph 63",
        "5": "Paragraph 66, bullet 5",
        "6": "Paragraph 69, bullet 3",
    }
