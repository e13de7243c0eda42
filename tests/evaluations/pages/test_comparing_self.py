"""Two self-evaluations beside each other: statements, texts and key findings, then and now."""

import pytest
from django.urls import reverse

from evaluations.enums import Extent, RoundState
from evaluations.models import SelfEntry, StatementRecord
from evaluations.reports.selfevaluation.build import frozen_self_report, self_report_of
from tests.evaluations.services.test_carrying_self_evaluation import later
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, entry, statement

pytestmark = pytest.mark.django_db
FULLY, PARTLY, NOT_YET = Extent.FULLY, Extent.PARTLY, Extent.NOT_YET


@pytest.fixture
def before(authority, lead):
    found = ScheduleFactory.create(authority=authority, name="Before Ofsted", created_by=lead)
    join(found, lead, "lead")
    cell = cell_of(found, "3")
    statement(cell, lead, 1, PARTLY)
    statement(cell, lead, 2, NOT_YET)
    statement(cell, lead, 3, FULLY)
    entry(cell, lead, "Heads trust us.", key=True)
    entry(cell, lead, "Data came late.", "weakness", key=True)
    return found


@pytest.fixture
def now(authority, lead):
    found = ScheduleFactory.create(authority=authority, name="A year on", created_by=lead)
    join(found, lead, "lead")
    cell = cell_of(found, "3")
    statement(cell, lead, 1, FULLY)
    statement(cell, lead, 3, FULLY)
    entry(cell, lead, "Heads  trust us.")
    entry(cell, lead, "Results rose.", "impact", key=True)
    return found


@pytest.fixture
def compare():
    return lambda client, earlier, later: client.get(
        reverse("evaluations:rounds_compare"), {"earlier": earlier.slug, "later": later.slug}
    )


def aspect_of(page, ref="3"):
    return next(aspect for aspect in page.aspects if aspect.ref == ref)


def test_statements_whose_extent_changed_stand_with_what_they_were(as_lead, before, now, compare):
    response = compare(as_lead, before, now)
    page = response.context["page"]
    aspect = aspect_of(page)
    quoted = [row.quoted for row in cell_of(before, "3").statements.order_by("number")]
    assert [(one.quoted.text, one.before.said, one.now.said) for one in aspect.statements] == [
        (quoted[0], "Partly in evidence", "Fully in evidence"),
        (quoted[1], "Not yet in evidence", "Not considered"),
    ]
    assert page.said == "the extent of 2 statements changed, 1 text is new, 1 text is gone"
    assert "The extent of 2 statements changed, 1 text is new, 1 text is gone." in response.content.decode()


def test_each_aspect_counts_its_statements_then_and_now(as_lead, before, now, compare):
    page = compare(as_lead, before, now).context["page"]
    counts = [(count.label, count.before, count.now) for count in aspect_of(page).counts]
    assert counts[:3] == [
        ("Fully in evidence", 1, 2),
        ("Partly in evidence", 1, 0),
        ("Not yet in evidence", 1, 0),
    ]
    assert counts[3][0] == "Not considered"
    assert counts[3][2] == counts[3][1] + 1
    assert sum(count.now for count in page.counts) == sum(
        count.now for aspect in page.aspects for count in aspect.counts
    )
    assert not aspect_of(page, "1").changed


def test_texts_that_are_new_or_gone_and_key_findings_of_both_are_shown(as_lead, before, now, compare):
    page = compare(as_lead, before, now).context["page"]
    assert [(one.name, one.new, one.gone) for one in aspect_of(page).texts] == [
        ("Weaknesses", (), ("Data came late.",)),
        ("Impact", ("Results rose.",), ()),
    ]
    found = [
        [(name, [text for _, _, text in lines]) for name, lines in findings]
        for findings in (page.findings_before, page.findings_now)
    ]
    assert found == [
        [("Strengths", ["Heads trust us."]), ("Weaknesses", ["Data came late."])],
        [("Impact", ["Results rose."])],
    ]


def test_a_text_that_was_carried_and_not_confirmed_is_neither_new_nor_gone(as_lead, before, now, compare):
    SelfEntry.objects.filter(cell__round=now, kind="strength").update(carried="Before Ofsted")
    assert "Strengths" not in [
        one.name for one in aspect_of(compare(as_lead, before, now).context["page"]).texts
    ]


def test_a_round_that_is_signed_off_is_compared_as_it_was_frozen(as_lead, before, now, compare):
    before.report = frozen_self_report(self_report_of(before))
    before.save(update_fields=["report"])
    in_state(before, RoundState.SIGNED_OFF)
    StatementRecord.objects.filter(cell__round=before).update(extent=FULLY)
    assert len(aspect_of(compare(as_lead, before, now).context["page"]).statements) == 2


def test_between_versions_a_statement_is_followed_by_its_words(as_lead, authority, lead, before, compare):
    quoted = [row.quoted for row in cell_of(before, "3").statements.order_by("number")]
    version = later(lambda text: "Nothing of the kind." if text.strip() == quoted[0] else text)
    after = ScheduleFactory.create(authority=authority, name="Anew", framework=version, created_by=lead)
    statement(cell_of(after, "3"), lead, 2, FULLY)
    response = compare(as_lead, before, after)
    found = [
        (one.quoted.text, one.before.said, one.now and one.now.said)
        for one in aspect_of(response.context["page"]).statements
    ]
    assert found == [
        (quoted[1], "Not yet in evidence", "Fully in evidence"),
        (quoted[2], "Fully in evidence", "Not considered"),
        (quoted[0], "Partly in evidence", None),
    ]
    assert "What differs between the two versions of the framework" in response.content.decode()


def test_the_newest_two_self_evaluations_stand_in_the_form_first(as_lead, before, now):
    form = as_lead.get(reverse("evaluations:rounds_compare")).context["form"]
    assert {form.initial["earlier"], form.initial["later"]} == {before.slug, now.slug}


def test_those_who_may_not_read_an_open_round_read_nothing_of_it_here(
    sign_in, reader, outsider, before, now, compare
):
    for person in (reader, outsider):
        response = compare(sign_in(person), before, now)
        assert response.status_code == 422
        assert "Results rose." not in response.content.decode()
        assert list(response.context["form"].rounds) == []


def test_it_costs_the_same_for_few_texts_and_for_many(
    as_lead, lead, before, now, compare, django_assert_num_queries
):
    with django_assert_num_queries(8):
        compare(as_lead, before, now)
    for ref in ("1", "2", "4"):
        statement(cell_of(now, ref), lead, 1, FULLY)
        entry(cell_of(now, ref), lead, "More.")
    with django_assert_num_queries(8):
        compare(as_lead, before, now)
