"""How a round is prepared: checklist, contributors, priority areas, briefing paper, meetings."""

import datetime as dt

from evaluations.models import Meeting

TABLE = """
evaluations:
  preparing                    round      SRA  GET          in   200  200  200  404  404  403  200  404  404
  preparing                    round      F    GET          in   200  200  200  404  404  403  200  404  404
  checklist                    round      R    GET          in   405  405  405  405  405  405  405  405  405
  checklist                    round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  checklist                    round      F    POST         in   302  403  403  404  404  403  403  404  404
  contributors                 round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  contributors                 round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  contributors                 round      F    POST         in   422  403  403  404  404  403  403  404  404
  focus                        round      SRAF GET          in   200  403  403  404  404  403  403  404  404
  focus                        round      SRA  POST         in   done 403  403  404  404  403  403  404  404
  focus                        round      F    POST         in   422  403  403  404  404  403  403  404  404
  briefing                     round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  meetings                     round      SRAF GET          in   200  200  200  404  404  403  200  404  404
  meeting_new                  round      SRAF GET          in   200  200  403  404  404  403  403  404  404
  meeting_new                  round      SRAF POST         in   done done 403  404  404  403  403  404  404
  meeting                      meeting    SRAF GET          in   200  200  200  404  404  403  200  404  404
  meeting_edit                 meeting    SRAF GET          in   200  200  403  404  404  403  403  404  404
  meeting_edit                 meeting    SRAF POST         in   done done 403  404  404  403  403  404  404
  meeting_history              meeting    SRAF GET          in   200  200  200  404  404  403  200  404  404
"""

ARGUMENTS = {"meeting": lambda house, place: [place.round.slug, place.round.meetings.get().pk]}


def _meeting(world, house, place):
    return {
        "kind": "team",
        "held_on": "12/1/2010",
        "others": "The whole team",
        "notes": "All went through.",
        "version": 1,
    }


FORMS = {
    ("evaluations:checklist", "POST"): lambda world, house, place: {
        "do": "tick",
        "item": "briefing",
        "done_on": "12/1/2010",
    },
    ("evaluations:contributors", "POST"): lambda world, house, place: {
        "element": ["2.4"],
        "phase": ["primary"],
        "person": house.membership.pk,
        "role": "core",
    },
    ("evaluations:focus", "POST"): lambda world, house, place: {
        "cell": [place.cell.pk],
        "version": place.round.version,
    },
    ("evaluations:meeting_new", "POST"): _meeting,
    ("evaluations:meeting_edit", "POST"): _meeting,
}


def furnish(house, people):
    for place in house.places.values():
        Meeting.objects.create(
            round=place.round,
            held_on=dt.date(2010, 1, 5),
            present=["Somebody"],
            decisions="To begin.",
            updated_by=house.lead,
        )
