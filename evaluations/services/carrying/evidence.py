"""Links to the library go on: the items are the authority's, and what they show is asked of them today."""

from simple_history.utils import bulk_create_with_history

from evaluations.models import EvidenceLink
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier

INDIVIDUAL = "An item that concerns an individual"


def carry_evidence(carrier: Carrier) -> None:
    links = EvidenceLink.objects.filter(cell__round=carrier.source)
    made: dict[tuple[int, int], EvidenceLink] = {}
    for link in links.select_related("cell__element", "cell__phase", "item").order_by("added_at", "pk"):
        cells = carrier.cells_now(link.cell)
        if not cells:
            title = INDIVIDUAL if link.item.individual else link.item.title
            carrier.leave("evidence", f"{title}, linked to {carrier.named(link.cell)}", GONE)
        for cell in cells:
            row = EvidenceLink(cell=cell, item=link.item, note=link.note, added_by=carrier.user)
            row._history_user = carrier.user
            made.setdefault((cell.pk, link.item_id), row)
    bulk_create_with_history(list(made.values()), EvidenceLink, default_user=carrier.user)
    carrier.taken["evidence"] += len(made)
