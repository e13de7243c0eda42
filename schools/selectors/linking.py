"""Links that a file gives, beside those that are held."""

import datetime as dt
from collections.abc import Iterable

from schools.gias.links import Link
from schools.models import School, SchoolLink
from schools.selectors.comparing import Frame

# What a link says: pk of the other school where it is held, its name, since when.
Said = tuple[int | None, str, dt.date | None]


def compare_links(links: Iterable[Link], frame: Frame) -> list[SchoolLink]:
    """Those to write: of schools that are held, new or changed. Two queries.

    Where one authority brings in its own rows, only of its own schools.
    """
    given = {(link.urn, link.other_urn, link.kind): link for link in links}
    urns = {urn for urn, other, _ in given} | {other for _, other, _ in given}
    pks = {
        urn: (pk, place)
        for urn, pk, place in School.objects.filter(urn__in=urns).values_list("urn", "pk", "authority_id")
    }
    found = SchoolLink.objects.filter(school__urn__in=[urn for urn, _, _ in given]).order_by()
    held: dict[tuple[int, int, str], Said] = {
        (urn, other, kind): (other_id, name, established)
        for urn, other, kind, other_id, name, established in found.values_list(
            "school__urn", "other_urn", "kind", "other_id", "other_name", "established"
        )
    }
    rows = []
    for key, link in given.items():
        pk, place = pks.get(link.urn, (None, None))
        if pk is None or (frame.only and place != frame.only.pk):
            continue
        other, _ = pks.get(link.other_urn, (None, None))
        said: Said = (other, link.other_name, link.established)
        if was := held.get(key):  # a file that says less takes nothing away
            said = (other, link.other_name or was[1], link.established or was[2])
        if said != was:
            rows.append(_row(pk, link, said))
    return rows


def _row(pk: int, link: Link, said: Said) -> SchoolLink:
    other, name, established = said
    return SchoolLink(
        school_id=pk,
        other_urn=link.other_urn,
        other_id=other,
        other_name=name,
        kind=link.kind,
        established=established,
    )
