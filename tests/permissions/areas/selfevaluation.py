from typing import Any

from django.utils import timezone

from evaluations.enums import RoundState, TeamRole
from evaluations.models import Round
from evaluations.reports.build import freeze
from tests.factories.accounts import UserFactory
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory, entry, statement

TABLE = """
evaluations:
  self_evaluation              selfround  SRA  GET          in   200  200  200  404  404  403  200  404  404
  self_evaluation              selfround  F    GET          in   200  200  200  404  404  200  200  404  404
  self_summary                 selfround  SRA  GET          in   200  200  200  404  404  403  200  404  404
  self_summary                 selfround  F    GET          in   200  200  200  404  404  200  200  404  404
  self_summary_pdf             selfround  SRA  GET          in   200  200  200  404  404  403  403  404  404
  self_summary_pdf             selfround  F    GET          in   200  200  200  404  404  200  403  404  404
  self_summary_docx            selfround  SRA  GET          in   200  200  200  404  404  403  403  404  404
  self_summary_docx            selfround  F    GET          in   200  200  200  404  404  200  403  404  404
  self_summary_edit            selfround  SF   GET          in   403  403  403  404  404  403  403  404  404
  self_summary_edit            selfround  RA   GET          in   200  200  403  404  404  403  403  404  404
  self_summary_edit            selfround  SF   POST         in   403  403  403  404  404  403  403  404  404
  self_summary_edit            selfround  RA   POST         in   done done 403  404  404  403  403  404  404
  pack                         selfround  SRA  GET          in   200  200  200  404  404  403  403  404  404
  pack                         selfround  F    GET          in   200  200  200  404  404  403  403  404  404
  pack_pdf                     selfround  SRA  GET          in   200  200  200  404  404  403  403  404  404
  pack_pdf                     selfround  F    GET          in   200  200  200  404  404  403  403  404  404
  pack_zip                     selfround  SRA  GET          in   200  200  200  404  404  403  403  404  404
  pack_zip                     selfround  F    GET          in   200  200  200  404  404  403  403  404  404
  self_aspect                  selfaspect SRA  GET          in   200  200  200  200  404  403  200  404  404
  self_aspect                  selfaspect F    GET          in   200  200  200  200  404  200  200  404  404
  self_aspect                  selfother  SRA  GET          in   200  200  200  404  404  403  200  404  404
  self_aspect                  selfother  F    GET          in   200  200  200  404  404  200  200  404  404
  self_aspect                  selfaspect S    POST         in   422  422  422  422  404  403  422  404  404
  self_aspect                  selfaspect RA   POST         in   done done 422  done 404  403  422  404  404
  self_aspect                  selfaspect F    POST         in   422  422  422  422  404  422  422  404  404
  self_aspect                  selfaspect R    HTMX         401  done done 409  done 404  403  409  404  404
"""


def round_in(house: Any, state: str) -> Round:
    return Round.objects.get(authority=house.authority, name=f"Schedule {state}")


def _slug(house: Any, place: Any) -> str:
    return round_in(house, place.round.state).slug


ARGUMENTS = {
    "selfround": lambda house, place: [_slug(house, place)],
    "selfaspect": lambda house, place: [_slug(house, place), "3"],
    "selfother": lambda house, place: [_slug(house, place), "4"],
}


def _aspect(world: Any, house: Any, place: Any) -> dict[str, Any]:
    return {
        "version-s2": 0,
        "extent-s2": "partly",
        "note-s2": "Seen.",
        "version-se9": 0,
        "text-se9": "It is good.",
    }


FORMS = {
    ("evaluations:self_summary_edit", "POST"): lambda world, house, place: {
        "version": 0,
        "opening": "It works.",
        "context": "",
    },
    ("evaluations:self_aspect", "POST"): _aspect,
    ("evaluations:self_aspect", "HTMX"): _aspect,
}


def furnish(house: Any, people: Any) -> None:
    """A round without ratings in each state, with something written; the guest is named for one aspect."""
    for state in RoundState:
        round_ = ScheduleFactory(
            authority=house.authority, name=f"Schedule {state}", state=state, created_by=house.lead
        )
        cell = cell_of(round_, "3")
        join(round_, house.lead, TeamRole.LEAD)
        for who, named in (("guest", (cell,)), ("stray", ())):
            if people[who]:
                join(round_, people[who], TeamRole.GUEST, named)
        join(round_, people["core"] or UserFactory())
        statement(cell, house.lead, extent="fully", note="Minutes.")
        entry(cell, house.lead, "Data is used well.", key=True)
        if state == RoundState.SIGNED_OFF:
            round_.signed_off_at, round_.signed_off_by = timezone.now(), house.lead
            round_.report = freeze(round_)
            round_.save()
