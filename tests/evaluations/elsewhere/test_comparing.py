"""Two rounds on different frameworks beside each other, along the crosswalk that links those."""

import pytest
from django.urls import reverse

from evaluations.enums import Extent, RoundState
from evaluations.models import Judgement
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from standards.models import Crosswalk
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import asked, stands
from tests.factories.answers import in_state, judge, judge_all, signed_off
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import statement

MOST = 11


@pytest.fixture
def compare(client):
    def compared(user, earlier, later):
        client.force_login(user)
        at = reverse("evaluations:rounds_compare")
        return client.get(at, {"earlier": earlier.slug, "later": later.slug})

    return compared


def pairs(response, ref):
    """Of an element of the earlier round: with what, how linked, and the codes on both sides."""
    return [
        (
            pair.now.ref,
            pair.kind.value,
            [(one.phase, one.level.code) for one in pair.judged_before if one.level],
            [(one.phase, one.level.code) for one in pair.judged_now if one.level],
        )
        for pair in response.context["page"].pairs
        if pair.before.ref == ref
    ]


def test_linked_elements_stand_with_the_judgement_of_each_and_the_kind_of_the_link(lead, ns, laqs, compare):
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    judge(cell_of(ns, "2.4", "secondary"), lead, "SI")
    judge(cell_of(laqs, "13"), lead, "green")
    response = compare(lead, laqs, ns)
    assert pairs(response, "13") == [
        ("1.2", "overlaps", [("", "green")], []),
        ("2.4", "overlaps", [("", "green")], [("primary", "G"), ("secondary", "SI")]),
    ]
    (row,) = [row for row in rows(response) if row.startswith("13 ") and "2.4 " in row]
    assert "Overlaps with" in row
    assert "Secondary of 2.4" in row


def rows(response):
    return [row.text for row in Page(response).find("tr")]


def test_a_contradiction_is_flagged_with_its_phase_and_nothing_goes_up_or_down(lead, ns, laqs, compare):
    judge(cell_of(ns, "2.4", "primary"), lead, "G")
    judge(cell_of(ns, "2.4", "secondary"), lead, "SI")
    judge(cell_of(laqs, "13"), lead, "green")
    response = compare(lead, laqs, ns)
    (row,) = [row for row in rows(response) if row.startswith("13 ") and "2.4 " in row]
    assert "Contradiction Secondary: Green against Significant improvement needed." in row
    assert "The two only overlap, so both may be right: say why." in row
    page = response.context["page"]
    assert [pair.now.ref for pair in page.pairs if pair.contradicts] == ["2.4"]
    total = len(page.pairs)
    assert page.said == (
        f"{total} pairs of linked elements: in 1 the judgements contradict each other, "
        f"{total - 1} lack a judgement on one side or both."
    )
    assert "Went up" not in response.content.decode()


def test_read_from_the_other_side_a_part_takes_in_its_whole(lead, ns, a_round, compare):
    schedule = a_round("ofsted-la-school-improvement", name="Before Ofsted")
    kinds = [
        {(pair.before.ref, pair.now.ref): pair.kind.value for pair in response.context["page"].pairs}
        for response in (compare(lead, ns, schedule), compare(lead, schedule, ns))
    ]
    assert kinds[0]["2.5", "3"] == "part-of"
    assert kinds[1]["3", "2.5"] == "takes-in"


def test_of_a_round_without_ratings_its_statements_are_counted(lead, ns, a_round, compare):
    schedule = a_round("ofsted-la-school-improvement", name="Before Ofsted")
    cell = cell_of(schedule, "3")
    statement(cell, lead, 1, Extent.FULLY)
    statement(cell, lead, 2, Extent.PARTLY)
    judge(cell_of(ns, "2.5", "primary"), lead, "SI")
    response = compare(lead, ns, schedule)
    (row,) = [row for row in rows(response) if row.startswith("2.5 ") and " 3 " in row]
    assert "1 fully in evidence, 1 partly" in row
    page = response.context["page"]
    assert not any(pair.remarks for pair in page.pairs)
    assert "gives no ratings: how many evidence statements are in evidence stands in their place" in page.said


def test_an_aspect_that_is_all_in_evidence_stands_against_the_lowest_level(lead, ns, a_round, compare):
    schedule = a_round("ofsted-la-school-improvement", name="Before Ofsted")
    cell = cell_of(schedule, "3")
    for number in range(1, len(statements_of(content_for(schedule.framework).element("3"))) + 1):
        statement(cell, lead, number, Extent.FULLY)
    judge(cell_of(ns, "2.5", "primary"), lead, "SI")
    judge(cell_of(ns, "2.5", "secondary"), lead, "NI")
    page = compare(lead, ns, schedule).context["page"]
    (found,) = [pair for pair in page.pairs if pair.remarks]
    assert (found.before.ref, found.now.ref, found.contradicts) == ("2.5", "3", True)
    said = "Significant improvement needed against every statement fully in evidence"
    assert [(one.phase, one.words) for one in found.remarks] == [("Primary", said)]
    assert page.said.endswith("In 1 the two contradict each other.")


def test_what_has_no_match_is_counted_in_words_on_both_sides(lead, ns, laqs, compare):
    page = compare(lead, ns, laqs).context["page"]
    for round_, other, sentence in ((ns, laqs, page.alone[0]), (laqs, ns, page.alone[1])):
        content = content_for(round_.framework)
        linked = {pair.before.ref if round_ == ns else pair.now.ref for pair in page.pairs}
        lone = [element for element in content.elements.values() if element.ref not in linked]
        names = ", ".join(f"{element.ref} {element.short_label}" for element in lone)
        assert len(lone) > 1
        assert sentence == (
            f"{len(lone)} of {len(content.elements)} {content.element_many} of {content.short_title} have no "
            f"match in {content_for(other.framework).short_title}: {names}."
        )


def test_of_a_signed_off_round_what_was_frozen_stands(lead, ns, laqs, compare):
    signed_off(judge_all(ns, lead), lead)
    good = ns.framework.levels.get(code="G")
    Judgement.objects.filter(cell__round=ns).update(level=good)
    assert pairs(compare(lead, laqs, ns), "13")[1][3] == [
        ("early-years", "SI"),
        ("primary", "SI"),
        ("secondary", "SI"),
    ]


def test_where_no_crosswalk_links_the_two_it_says_so_and_what_to_do(lead, ns, laqs, compare):
    Crosswalk.objects.all().delete()
    response = compare(lead, laqs, ns)
    assert response.status_code == 200
    text = Page(response).text
    for round_ in (ns, laqs):
        assert round_.framework.short_title in text
    assert "No crosswalk links" in text
    assert "Choose two rounds on one framework, or on two that are linked" in text


def test_a_round_that_a_person_may_not_read_is_not_compared(lead, outsider, reader, ns, laqs, compare):
    judge(cell_of(ns, "2.4", "primary"), lead, "G", "A secret reason.")
    in_state(ns, RoundState.AGREEING)
    for person in (outsider, reader):
        response = compare(person, laqs, ns)
        assert response.status_code == 422
        assert response.context["page"] is None


def test_it_costs_the_same_for_few_judgements_and_for_many(client, lead, ns, laqs, compare):
    judge(cell_of(laqs, "13"), lead, "green")
    at = compare(lead, laqs, ns).wsgi_request.get_full_path()
    one = asked(lambda: client.get(at))
    for phase in ("primary", "secondary"):
        for ref in ("1.2", "2.4", "2.5"):
            judge(cell_of(ns, ref, phase), lead, "SI")
    for ref in ("1", "2", "4"):
        judge(cell_of(laqs, ref), lead, "red")
    stands(one, asked(lambda: client.get(at)), MOST)
