"""How a line is sent by htmx, and what stands on record."""

from evaluations.models import Answer

HTMX = {"HX-Request": "true"}


def recorded():
    rows = Answer.objects.select_related("criterion", "measure").order_by("pk")
    return [((row.criterion or row.measure).ref, row.value, row.note, row.version) for row in rows]
