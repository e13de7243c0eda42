"""Writing what a file of the register says: schools, and links between them. Safe to repeat."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from schools.gias.links import Link, predecessor_in
from schools.models import School, SchoolLink
from schools.selectors.comparing import Compared, Frame, Outcome
from schools.selectors.linking import compare_links

WRITTEN = {Outcome.ADDED, Outcome.CHANGED, Outcome.CLOSED}


@transaction.atomic
def write_schools(*, compared: Sequence[Compared], frame: Frame) -> None:
    """The rows that differ, in a number of queries that does not depend on how many of them do."""
    rows = [one for one in compared if one.outcome in WRITTEN]
    if rows:
        School.objects.bulk_create(
            [_school(one) for one in rows],
            update_conflicts=True,
            unique_fields=["urn"],
            update_fields=_fields(frame),
        )
    added = [one.facts.urn for one in rows if one.outcome == Outcome.ADDED and one.facts]
    _find_others(added)
    links = [link for one in compared if one.facts and (link := predecessor_in(one.facts))]
    if links:
        write_links(links=links, frame=frame)


@transaction.atomic
def write_links(*, links: Iterable[Link], frame: Frame) -> int:
    """Those that are new or say something else now; how many."""
    rows = compare_links(links, frame)
    SchoolLink.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["school", "other_urn", "kind"],
        update_fields=["other", "other_name", "established"],
    )
    return len(rows)


def _fields(frame: Frame) -> list[str]:
    """A file that lacks a column leaves what is held; one authority's own file never moves a school."""
    return [*frame.layout.fields, "updated_at", *([] if frame.only else ["authority"])]


def _school(one: Compared) -> School:
    if one.facts is None or one.place is None:
        raise ValueError(f"Row {one.number} has nothing to write")
    return School(urn=one.facts.urn, authority_id=one.place.pk, updated_at=timezone.now(), **one.facts.values)


def _find_others(urns: Sequence[int]) -> None:
    """Links that named these schools before they were held."""
    if urns:
        named = School.objects.filter(urn=OuterRef("other_urn")).values("pk")
        SchoolLink.objects.filter(other=None, other_urn__in=urns).update(other=Subquery(named))
