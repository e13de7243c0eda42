"""Overall ratings and judgements of groups: the next round shows them from the rows of the last; here they are told."""

from collections.abc import Iterator

from evaluations.enums import View
from evaluations.models import GroupJudgement, Overall
from evaluations.selectors.overall_page import overall_name
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier

ALL_GROUPS = "All of it together"


def carry_overalls(carrier: Carrier) -> None:
    areas = {area.ref for area in carrier.new.areas}
    for kind, name, area, phase, said in (*_overalls(carrier), *_groups(carrier)):
        if (area in areas or not area) and carrier.phases_now(phase):
            carrier.taken[kind] += 1
        else:
            carrier.leave("judgements", name, GONE, said)


def _overalls(carrier: Carrier) -> Iterator[tuple[str, ...]]:
    rows = Overall.objects.filter(round=carrier.source, view=View.AUTHORITY)
    for row in rows.select_related("level").order_by("pk"):
        area, phase = carrier.old.area_by_pk[row.area_id], carrier.old.phase_by_pk.get(row.phase_id)
        said = f"{row.level.overall}. {row.reason}".strip()
        yield "overalls", overall_name(area, phase), area.ref, phase.ref if phase else "", said


def _groups(carrier: Carrier) -> Iterator[tuple[str, ...]]:
    rows = GroupJudgement.objects.filter(round=carrier.source)
    for row in rows.select_related("area", "level").order_by("pk"):
        said = f"{row.level.label}. {row.rationale}".strip()
        name = row.area.short_label if row.area else ALL_GROUPS
        yield "groups", name, row.area.ref if row.area else "", "", said
