"""The round after a round, what it took, and two rounds beside each other."""

from evaluations.models import Carried

TABLE = """
evaluations:
  rounds_compare               -          -    GET          in   200  200  200  200  200  200  200  200  404
  round_next                   round      SRAF GET          in   200  403  403  404  404  403  403  404  404
  round_next                   round      SRAF POST         in   done 403  403  404  404  403  403  404  404
  round_carried                round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  round_carried                round      F    GET          in   200  200  200  404  404  403  200  404  404
"""

FORMS = {
    ("evaluations:round_next", "POST"): lambda world, house, place: {
        "name": "The next round",
        "period": "2010 to 2011",
        "framework": place.round.framework_id,
        "take": ["team", "texts", "evidence", "plan"],
    },
}


def furnish(house, people):
    """Each round of the house as though it had been started from the one set up first."""
    rounds = [place.round for place in house.places.values()]
    for round_ in rounds:
        Carried.objects.create(round=round_, source=rounds[0], by=round_.created_by)
