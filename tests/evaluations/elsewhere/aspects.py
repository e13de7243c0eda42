"""Aspects of Ofsted’s schedule of 2014: their pages, their statements, and what is said there of judgements."""

from django.urls import reverse

from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import content_for
from tests.factories.selfevaluation import statement

SCHEDULE = "ofsted-la-school-improvement"


def page_of(cell):
    return reverse("evaluations:self_aspect", args=[cell.round.slug, cell.element.ref])


def consider(cell, user, extent, *but):
    """Every statement of the aspect to this extent, but for as many of the first as are named."""
    total = len(statements_of(content_for(cell.round.framework).element(cell.element.ref)))
    for number, said in enumerate([*but, *[extent] * (total - len(but))], start=1):
        statement(cell, user, number, said)
    return cell


def elsewhere(page):
    return next((n.text for n in page.find("section") if n.has("lq-elsewhere")), "")
