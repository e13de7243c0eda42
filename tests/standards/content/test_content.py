"""Frameworks as the product reads them."""

from dataclasses import FrozenInstanceError

import pytest

from standards.content import Lead, content_for
from tests.standards import small


@pytest.fixture
def ns(frameworks):
    return content_for(frameworks["ns-quality-standards"])


def test_content_is_read_in_ten_queries_and_then_in_none(frameworks, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("standards.content._kept", {})
    for framework in frameworks.values():
        with django_assert_num_queries(9):
            content_for(framework)
        with django_assert_num_queries(0):
            content_for(framework)


def test_content_cannot_be_changed(ns):
    with pytest.raises(FrozenInstanceError):
        ns.title = "Another"


def test_the_scale_runs_from_the_best_down_and_counts_its_steps(ns):
    assert [(level.code, level.steps, level.number) for level in ns.levels] == [
        ("OS", (4, 4), 1),
        ("G", (3, 4), 2),
        ("NI", (2, 4), 3),
        ("SI", (1, 4), 4),
    ]
    assert (ns.level("NI").label, ns.level("NI").column, ns.level("NI").overall) == (
        "Needs improvement",
        "Requires some improvement",
        "Needs some improvement",
    )


def test_twenty_seven_cells_are_live_and_three_are_not(ns):
    assert len(ns.pairs) == 27
    refs = {(element.ref, phase.ref) for element, phase in ns.pairs}
    everything = {(ref, phase.ref) for ref in ns.elements for phase in ns.phases}
    assert everything - refs == {("1.4", "early-years"), ("2.2", "early-years"), ("2.3", "early-years")}


def test_without_phases_each_element_is_one_cell(frameworks):
    laqs = content_for(frameworks["laqs"])
    assert [(element.ref, phase) for element, phase in laqs.pairs] == [(str(n), None) for n in range(1, 14)]


@pytest.mark.parametrize(
    ("ref", "place"),
    [
        ("2.4-NI-5", "Aspect 2.4, column 3 “Requires some improvement”, paragraph 5"),
        ("2.4-G-1", "Aspect 2.4, column 2 “Good”, paragraph 1, bullet 1"),
        ("2.4-G-11", "Aspect 2.4, column 2 “Good”, paragraph 4"),
        ("2.2-G-4", "Aspect 2.2, column 2 “Good”, paragraph 1, bullet 3, dash 2"),
        ("2.2-G-6", "Aspect 2.2, column 2 “Good”, paragraph 1, bullet 4"),
        ("1.5-SI-2", "Aspect 1.5, column 4 “Requires significant improvement”, bullet 2"),
    ],
)
def test_each_criterion_knows_where_it_is_printed(ns, ref, place):
    element = ns.element(ref.partition("-")[0])
    assert element.criterion(ref).place == place


def test_a_bullet_carries_its_lead_in(ns):
    criterion = ns.element("2.4").criterion("2.4-G-5")
    assert criterion.text == "accuracy and supported by evidence"
    assert criterion.lead_in == (
        "The key document for gathering intelligence from schools is the SIP report. "
        "These show the following seven features:"
    )
    assert criterion.quote == f"{criterion.lead_in} {criterion.text}"
    assert "<b>These show the following seven features:</b> accuracy" in criterion.quote_html


def test_a_dash_carries_both_of_its_lead_ins(ns):
    lead_in = ns.element("2.2").criterion("2.2-SI-3").lead_in
    assert lead_in.endswith("there is no evidence of impact upon: the quality of:")


def test_a_column_stands_as_printed(tmp_path):
    part = small.content(tmp_path).element("1.1")
    plans, lead = part.columns["G"]
    assert plans.text == "Plans are made."
    assert isinstance(lead, Lead)
    assert (lead.html, lead.critical, lead.tail_html) == ("<b>These are there:</b>", True, "in season")
    assert [criterion.text for criterion in lead.criteria] == ["apples", "pears", "plums"]


def test_a_line_that_is_worked_out_names_the_rules_that_decide_it(tmp_path):
    part = small.content(tmp_path).element("1.1")
    assert part.criterion("1.1-NI-1").decided_by == ("1.1-fruit",)
    assert part.criterion("1.1-G-1").decided_by == ()


def test_a_rules_place_is_that_of_the_lines_it_names(tmp_path):
    content = small.content(tmp_path)
    part = content.element("1.1")
    places = {rule.ref: rule.place for rule in content.rules_for(part)}
    assert places == {
        "evidence-G": "Page 1",
        "1.1-G-1-necessary": "Part 1.1, column 2 “Good”, paragraph 1",
        "1.1-NI-2-limiting": "Part 1.1, column 3 “Some improvement”, paragraph 2",
        "1.1-all-of-good": "Part 1.1, column 1 “Outstanding”, paragraph 1",
        "1.1-fruit": "Part 1.1, column 3 “Some improvement”, paragraph 1; "
        "Part 1.1, column 4 “Much”, paragraph 1",
        "1.1-share-band": "Part 1.1, column 1 “Outstanding”, paragraph 2",
        "1.1-targets-band": "Part 1.1",
    }


def test_a_rule_holds_in_the_phases_of_what_it_is_about(tmp_path):
    part = small.content(tmp_path).element("1.1")
    phases = {rule.ref: rule.phases for rule in part.rules}
    assert phases["1.1-share-band"] == {"upper"}
    assert phases["1.1-targets-band"] == {"lower"}
    assert phases["1.1-fruit"] == {"lower", "upper"}


def test_lines_of_a_passage_know_their_places_and_how_they_are_printed(tmp_path):
    content = small.content(tmp_path)
    (prompts,) = content.element("1.1").passages
    assert [(line.text, line.place) for item in prompts.items for line in item.all()] == [
        ("Why?", "Appendix 1, bullet 1"),
        ("How:", "Appendix 1, bullet 2"),
        ("well", "Appendix 1, bullet 2, dash 1"),
        ("badly", "Appendix 1, bullet 2, dash 2"),
    ]
    assert (prompts.style, content.section("intro").passages[0].style) == ("bullets", "paragraphs")


def test_a_framework_without_a_scale_says_how_it_is_answered(frameworks):
    ofsted = content_for(frameworks["ofsted-la-school-improvement"])
    assert (ofsted.levels, ofsted.has_scale, ofsted.answers) == ((), False, ("strengths", "weaknesses"))
    assert ofsted.overall_scheme is None


def test_content_from_the_tables_says_what_content_from_the_file_says(ns, tmp_path):
    from django.conf import settings

    from standards.lookup import content_of_file

    fresh = content_of_file(settings.FRAMEWORKS_DIR / "ns-quality-standards-2009.yaml")
    assert [vars(c) | {"pk": None} for e in fresh.elements.values() for c in e.criteria] == [
        vars(c) | {"pk": None} for e in ns.elements.values() for c in e.criteria
    ]
    assert [fresh.spec(e.ref, p.ref) for e, p in fresh.pairs] == [ns.spec(e.ref, p.ref) for e, p in ns.pairs]
