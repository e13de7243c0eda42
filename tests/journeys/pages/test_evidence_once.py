"""Pages that lead from one framework to the others, from one round to the next, and to whatever is looked for."""

from pathlib import Path

import pytest
from django.conf import settings

from evaluations.models import EvidenceItem, Round
from evaluations.services.search_index import rebuild
from standards import crosswalks, loading
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of

OPEN, AGAIN = "any-borough-spring-2010", "any-borough-gifted-and-talented-again"
LAQS, STANDARDS = "laqs%402009", "ns-quality-standards%402009"
LONG = (
    "Report on the Northern and Western Partnership’s Featherstonehaugh-Cholmondeley programme for "
    "extraordinarily-long-titled-interventions-in-secondary-schools"
)


@pytest.fixture(autouse=True)
def loaded(demo_in_full):
    """The demo needs two of the frameworks; its rows are put back past the index of search."""
    loading.load([Path(settings.FRAMEWORKS_DIR)])
    crosswalks.load([settings.CROSSWALKS_DIR])
    rebuild()


@pytest.fixture
def long(loaded) -> EvidenceItem:
    """An item with a long name, linked in two frameworks."""
    rounds = Round.objects.filter(slug__in=(OPEN, AGAIN)).select_related("authority", "created_by")
    standards, gifted = sorted(rounds, key=lambda one: one.slug != OPEN)
    item = EvidenceFactory(
        authority=standards.authority, title=LONG, summary=LONG, added_by=standards.created_by
    )
    link(cell_of(standards, "2.4", "primary"), item)
    link(cell_of(gifted, "13"), item)
    return item


def test_the_crosswalk_both_ways_and_the_page_of_an_element(visit, look_at):
    visit("reader@any-borough")
    look_at(
        "/frameworks/crosswalk/",
        f"/frameworks/crosswalk/?here={LAQS}&there={STANDARDS}",
        f"/frameworks/crosswalk/?here={STANDARDS}&there={LAQS}",
        f"/frameworks/crosswalk/?here={LAQS}&there={LAQS}",
        "/frameworks/ns-quality-standards/2009/2.4/",
    )


def test_the_evidence_map_and_the_items_of_an_element(visit, look_at, long):
    visit("lead@any-borough")
    look_at(
        "/evidence/map/",
        f"/evidence/map/?framework={STANDARDS}&phase=primary&list=stale",
        "/evidence/map/ns-quality-standards/2009/2.4/",
        "/evidence/map/lancashire-laser/undated/18/",
        "/evidence/map/lancashire-laser/undated/6/",
    )


def test_search_with_results_and_without_and_refused(visit, look_at, long):
    visit("lead@any-borough")
    look_at("/search/", "/search/?q=featherstonehaugh", "/search/?q=school", "/search/?q=school&kind=plan")
    look_at("/search/?q=zebra", f"/search/?q={'a' * 201}")


def test_the_next_round_and_two_rounds_beside_each_other(visit, look_at):
    visit("lead@any-borough")
    look_at("/rounds/any-borough-2009/next/", "/rounds/compare/")
    look_at("/rounds/compare/?earlier=any-borough-spring-2009&later=any-borough-2009")


def test_where_else_evidence_bears_and_what_was_judged_elsewhere(visit, look_at, long):
    """The demo’s gifted and talented lead works in one framework alone, the lead in both."""
    visit("gifted@any-borough")
    look_at(f"/rounds/{AGAIN}/all/13/", f"/evidence/link/{AGAIN}/all/13/elsewhere/")
    visit("lead@any-borough")
    look_at("/rounds/any-borough-self-evaluation-again/self-evaluation/aspects/5/")
    look_at("/rounds/any-borough-laser-again/all/1/")
    look_at(f"/rounds/{OPEN}/primary/2.4/", f"/evidence/link/{OPEN}/primary/2.4/elsewhere/?item={long.pk}")
