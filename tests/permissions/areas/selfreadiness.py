"""Readiness for an inspection: names and contacts for leads and core team members, posts for others who may read."""

import datetime as dt

from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import AcademyConcern
from evaluations.reports.build import freeze
from tests.factories.readiness import academy, concern, document, needless, person, ready_day
from tests.permissions.areas.selfevaluation import round_in

TABLE = """
evaluations:
  readiness                    ready      SRA  GET          in   200  200  200  404  404  403  200  404  404
  readiness                    ready      F    GET          in   200  200  200  404  404  200  200  404  404
  readiness_pdf                ready      SRA  GET          in   200  200  200  404  404  403  403  404  404
  readiness_pdf                ready      F    GET          in   200  200  200  404  404  200  403  404  404
  readiness_xlsx               ready      SRA  GET          in   200  200  200  404  404  403  403  404  404
  readiness_xlsx               ready      F    GET          in   200  200  200  404  404  200  403  404  404
  readiness_history            ready      SRAF GET          in   200  200  200  404  404  403  403  404  404
  readiness_day                ready      SRA  GET          in   200  403  403  404  404  403  403  404  404
  readiness_day                ready      SRA  POST         in   done 403  403  404  404  403  403  404  404
  readiness_day                ready      F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_document_new       ready      SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_document_new       ready      SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_document_new       ready      F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_document           paper      SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_document           paper      SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_document           paper      F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_document_remove    paper      SRAF GET          in   405  405  405  405  405  405  405  405  405
  readiness_document_remove    paper      SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_document_remove    paper      F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_person_new         ready      SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_person_new         ready      SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_person_new         ready      F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_person             someone    SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_person             someone    SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_person             someone    F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_person_remove      someone    SRAF GET          in   405  405  405  405  405  405  405  405  405
  readiness_person_remove      someone    SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_person_remove      someone    F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_documents_line     readyline  SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_documents_line     readyline  SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_documents_line     readyline  F    POST         in   403  403  403  404  404  403  403  404  404
  readiness_people_line        readyline  SRA  GET          in   200  200  403  404  404  403  403  404  404
  readiness_people_line        readyline  SRA  POST         in   done done 403  404  404  403  403  404  404
  readiness_people_line        readyline  F    POST         in   403  403  403  404  404  403  403  404  404
  academy_concerns             -          -    GET          in   200  200  200  403  403  403  200  200  404
  academy_history              -          -    GET          in   200  200  200  403  403  403  403  200  404
  academy_concern_new          -          -    GET          in   200  200  200  403  403  403  403  200  404
  academy_concern_new          -          -    POST         in   done done done 403  403  403  403  422  404
  academy_concern              concern    -    GET          in   200  200  200  404  404  404  403  404  404
  academy_concern              concern    -    POST         in   done done done 404  404  404  403  404  404
  academy_concern              whispered  -    GET          in   200  200  200  404  404  404  404  404  404
  academy_concern              whispered  -    POST         in   done done done 404  404  404  404  404  404
"""


def _round(house, place):
    return round_in(house, place.round.state)


def _concern(house, *, in_confidence=False):
    return AcademyConcern.objects.get(authority=house.authority, in_confidence=in_confidence)


ARGUMENTS = {
    "ready": lambda house, place: [_round(house, place).slug],
    "paper": lambda house, place: [
        _round(house, place).slug,
        _round(house, place).documents.get(number=1).pk,
    ],
    "someone": lambda house, place: [_round(house, place).slug, _round(house, place).people.get().pk],
    "readyline": lambda house, place: [_round(house, place).slug, 4],
    "concern": lambda house, place: [_concern(house).pk],
    "whispered": lambda house, place: [_concern(house, in_confidence=True).pk],
}


def _document(*args):
    return {"number": 1, "title": "Another plan", "state": "draft", "version": 1}


def _person(*args):
    return {"number": 2, "post": "Chief Executive", "state": "invited", "version": 1}


def _raised(world, house, place):
    school = AcademyConcern.objects.filter(authority=house.authority).first().school_id
    return {"school": school, "raised_on": "2/2/2015", "about": "both", "text": "More.", "version": 1}


FORMS = {
    ("evaluations:readiness_day", "POST"): lambda *args: {"starts_on": "3/4/2026", "version": 1},
    ("evaluations:readiness_document_new", "POST"): _document,
    ("evaluations:readiness_document", "POST"): _document,
    ("evaluations:readiness_document_remove", "POST"): lambda *args: {"version": 1},
    ("evaluations:readiness_person_new", "POST"): _person,
    ("evaluations:readiness_person", "POST"): _person,
    ("evaluations:readiness_person_remove", "POST"): lambda *args: {"version": 1},
    ("evaluations:readiness_documents_line", "POST"): lambda *args: {
        "reason": "No such thing.",
        "version": 0,
    },
    ("evaluations:readiness_people_line", "POST"): lambda *args: {"reason": "No such thing.", "version": 0},
    ("evaluations:academy_concern_new", "POST"): _raised,
    ("evaluations:academy_concern", "POST"): _raised,
}


def furnish(house, people):
    """In each round without ratings documents, a person and a line that does not apply; concerns of both kinds."""
    school = academy(house.authority)
    concern(school, house.lead)
    concern(school, house.lead, "In confidence.", in_confidence=True)
    for state in RoundState:
        round_ = round_in(house, state)
        document(round_, house.lead)
        document(round_, house.lead, "Casework", 2, in_confidence=True)
        person(round_, house.lead, name="Chief Person", telephone="020 7946 0001", email="chief@example.org")
        needless(round_, house.lead)
        ready_day(round_, house.lead, timezone.localdate() + dt.timedelta(days=30))
        if state == RoundState.SIGNED_OFF:
            round_.report = freeze(round_)
            round_.save()
