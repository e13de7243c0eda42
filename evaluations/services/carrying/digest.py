"""Tables of the data digest go on as they were, under their numbers, to be renewed; no answer points at them yet."""

from evaluations.models import DigestTable
from evaluations.services.carrying.places import Carrier


def carry_digest(carrier: Carrier) -> None:
    """Texts that are carried say "See D1", so a number stays with its table.

    One that nobody renewed still holds the figures of the round before that.
    """
    for old in carrier.source.digest.all():
        DigestTable.objects.create(
            round=carrier.round,
            number=old.number,
            title=old.title,
            source=old.source,
            columns=old.columns,
            rows=old.rows,
            chart=old.chart,
            was=old.was or carrier.source.name,
            updated_by=carrier.user,
        )
        carrier.taken["digest"] += 1
