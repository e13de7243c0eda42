"""Where else evidence bears: from any cell with evidence, to a round on another framework that the lead works in."""

from typing import Any

from django.conf import settings

from evaluations.models import Round
from standards import crosswalks

TABLE = """
evaluations:
  evidence_elsewhere           cell       SRA  GET          in   200  200  200  200  404  403  403  404  404
  evidence_elsewhere           cell       F    GET          in   200  200  200  200  404  403  403  404  404
  evidence_elsewhere           cell       SRAF POST         in   done 422  422  422  404  403  403  404  404
"""


def furnish(house: Any, people: Any) -> None:
    crosswalks.load([settings.CROSSWALKS_DIR])


def _place(world: Any, house: Any, place: Any) -> dict[str, Any]:
    """Element 13 of the round that the room of sheets made: 2.4 overlaps with it."""
    round_ = Round.objects.get(authority=house.authority, framework__slug="laqs")
    return {"place": f"{round_.slug}/all/13", "item": house.item.pk}


FORMS = {("evaluations:evidence_elsewhere", "POST"): _place}
