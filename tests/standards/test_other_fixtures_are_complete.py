"""The three smaller publications, line by line; the numbers were counted in the publications."""

import pytest

from tests.standards.framework_files import counts, elements, lines, read, section


@pytest.fixture(scope="module")
def laqs() -> dict:
    return read("laqs-2009.yaml")


@pytest.fixture(scope="module")
def laser() -> dict:
    return read("lancashire-laser.yaml")


# LAQS user guide


def test_the_laqs_table_has_thirteen_elements_in_the_order_of_print(laqs):
    assert [f"{ref} {element['title']}" for ref, element in elements(laqs).items()] == [
        "1 Leadership",
        "2 Policy",
        "3 Ethos and pastoral care",
        "4 Resources",
        "5 Engaging with the community, families and beyond",
        "6 Identification",
        "7 Effective provision in the classroom",
        "8 Learning beyond the classroom",
        "9 Enabling curriculum entitlement and choice",
        "10 Transfer and transition",
        "11 Staff development",
        "12 Standards",
        "13 Monitoring and evaluation",
    ]


def test_only_ethos_and_pastoral_care_has_two_lines_of_contributors(laqs):
    found = [counts(element, "contributors") for element in elements(laqs).values()]
    assert found == [[1], [1], [2], [1], [1], [1], [1], [1], [1], [1], [1], [1], [1]]


def test_contributors_stand_as_the_lines_of_the_table(laqs):
    by_ref = elements(laqs)
    assert by_ref["1"]["passages"][0]["items"] == [
        "Primary or secondary strategy manager, head of school improvement"
    ]
    assert by_ref["3"]["passages"][0]["items"] == [
        "SEAL and behaviour and attendance team",
        "Looked-after children team",
    ]


def test_the_laqs_guide_gives_thirty_two_sources_of_evidence(laqs):
    passages = section(laqs, "sources-of-evidence")["passages"]
    assert [len(passage["items"]) for passage in passages] == [32]
    assert (passages[0]["items"][0], passages[0]["items"][-1]) == (
        "Team meeting minutes",
        "Accredited national tests, for example, music, sport, school health checks",
    )


def test_each_stage_keeps_its_opening_its_questions_and_its_close(laqs):
    stages = [section(laqs, f"stage-{number}")["passages"] for number in (1, 2, 3)]
    assert [[len(passage["items"]) for passage in stage] for stage in stages] == [[4], [3], [3]]
    assert [("lead" in stage[0], "tail" in stage[0]) for stage in stages] == [(True, True)] * 3


def test_the_laqs_guide_has_the_rest_of_its_text(laqs):
    assert {
        ref: [len(passage["items"]) for passage in section(laqs, ref)["passages"]]
        for ref in ("introduction", "guidance", "disclaimer")
    } == {"introduction": [1], "guidance": [3], "disclaimer": [4]}
    assert section(laqs, "process-diagram")["title"] == "Process diagram – Improvement cycle"


def test_laqs_is_rated_green_amber_or_red_without_descriptors(laqs):
    levels = laqs["scale"]["levels"]
    assert [(level["code"], level["rank"], level["colour"]) for level in levels] == [
        ("green", 3, "g"),
        ("amber", 2, "ni"),
        ("red", 1, "si"),
    ]
    assert laqs["scale"]["note"] == "The guide prints no descriptors for red, amber and green."
    assert [ref for ref, element in elements(laqs).items() if "criteria" in element] == []


# Lancashire LASER


def test_laser_asks_twenty_eight_questions_in_three_groups(laser):
    assert [(area["title"], [element["ref"] for element in area["elements"]]) for area in laser["areas"]] == [
        ("A. LEADERSHIP", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
        ("MANAGEMENT", ["10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22"]),
        ("B. CAPACITY", ["23", "24", "25", "26", "27", "28"]),
    ]


def test_every_laser_question_has_all_its_bullets_of_expected_evidence(laser):
    found = {ref: sum(counts(element, "expected-evidence")) for ref, element in elements(laser).items()}
    assert found == dict(
        zip(
            [str(number) for number in range(1, 29)],
            [6, 5, 10, 2, 4, 3, 5, 5, 4, 4, 4, 3, 6, 1, 6, 5, 5, 3, 5, 4, 6, 5, 4, 6, 4, 2, 6, 3],
            strict=True,
        )
    )
    assert sum(found.values()) == 126


def test_three_laser_questions_say_what_evidence_might_include(laser):
    leads = {ref: element["passages"][0]["lead"] for ref, element in elements(laser).items()}
    assert [ref for ref, lead in leads.items() if lead == "Evidence might include:"] == ["16", "20", "21"]
    assert set(leads.values()) == {"Evidence includes:", "Evidence might include:"}


def test_laser_questions_keep_their_printed_end(laser):
    titles = {ref: element["title"] for ref, element in elements(laser).items()}
    assert [ref for ref, title in titles.items() if not title.endswith("?")] == ["21"]
    assert titles["21"].endswith("the use of NLE’s etc.")


def test_laser_labels_fit_a_table_head(laser):
    labels = [element["short_label"] for element in elements(laser).values()]
    assert [label for label in labels if len(label) > 40] == []
    assert len(set(labels)) == 28


def test_laser_has_seven_points_of_general_guidance_and_the_head_of_section_4(laser):
    guidance, head = section(laser, "general-guidance"), section(laser, "section-4")
    assert [len(passage["items"]) for passage in guidance["passages"]] == [7]
    assert head["title"] == "SECTION 4: LEADERSHIP AND MANAGEMENT"
    assert head["passages"][0]["items"] == [
        "A summary of LA systems, policy and planning in relation to school improvement"
    ]


def test_laser_has_four_judgements(laser):
    assert [(level["code"], level["rank"], level["colour"]) for level in laser["scale"]["levels"]] == [
        ("outstanding", 4, "os"),
        ("good", 3, "g"),
        ("requiring-improvement", 2, "ni"),
        ("inadequate", 1, "si"),
    ]


# All three


@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("laqs-2009.yaml", 83, 980),
        ("lancashire-laser.yaml", 162, 1046),
        ("ofsted-la-school-improvement-2014.yaml", 150, 3756),
    ],
)
def test_no_line_is_lost_or_shortened(name, count, words):
    found = lines(read(name))
    assert (len(found), sum(len(line.split()) for line in found)) == (count, words)


@pytest.mark.parametrize(
    "name", ["laqs-2009.yaml", "lancashire-laser.yaml", "ofsted-la-school-improvement-2014.yaml"]
)
def test_every_line_is_one_line_without_a_bullet_mark(name):
    assert [line for line in lines(read(name)) if line != " ".join(line.split()) or line[0] in "·•"] == []
