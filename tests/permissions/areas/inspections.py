"""Inspections by Ofsted: confidential until they are published, and what was said in confidence for ever."""

import datetime as dt

from evaluations.enums import RoundState
from evaluations.models import Finding, Inspection, NotebookEntry
from tests.factories.inspections import answered, entry, inspection

TABLE = """
evaluations:
  inspections                  -          -    GET          in   200  200  200  200  200  200  200  200  404
  inspection_new               -          -    GET          in   200  403  403  403  403  403  403  200  404
  inspection_new               -          -    POST         in   done 403  403  403  403  403  403  done 404
  inspection                   inspected  -    GET          in   200  200  200  404  404  404  200  404  404
  inspection                   public     -    GET          in   200  200  200  200  200  200  200  404  404
  inspection_edit              inspected  -    GET          in   200  403  403  404  404  404  403  404  404
  inspection_edit              inspected  -    POST         in   done 403  403  404  404  404  403  404  404
  inspection_edit              public     -    POST         in   done 403  403  403  403  403  403  404  404
  inspection_publish           inspected  -    GET          in   200  403  403  404  404  404  403  404  404
  inspection_publish           inspected  -    POST         in   done 403  403  404  404  404  403  404  404
  inspection_history           inspected  -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_history           public     -    GET          in   200  200  200  403  403  403  403  404  404
  inspection_timeline          inspected  -    GET          in   200  200  200  404  404  404  200  404  404
  inspection_timeline          public     -    GET          in   200  200  200  200  200  200  200  404  404
  inspection_clock             clock      -    GET          in   200  403  403  404  404  404  403  404  404
  inspection_clock             clock      -    POST         in   done 403  403  404  404  404  403  404  404
  inspection_statement         inspected  -    GET          in   200  200  200  404  404  404  200  404  404
  inspection_statement         public     -    GET          in   200  200  200  404  404  404  200  404  404
  inspection_statement         answered   -    GET          in   200  200  200  200  200  200  200  404  404
  inspection_statement_pdf     answered   -    GET          in   200  200  200  403  403  200  403  404  404
  inspection_statement_pdf     public     -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_statement_pdf     inspected  -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_committee         inspected  -    GET          in   200  403  403  404  404  404  403  404  404
  inspection_committee         inspected  -    POST         in   done 403  403  404  404  404  403  404  404
  inspection_finding_new       inspected  -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_finding_new       inspected  -    POST         in   done done done 404  404  404  403  404  404
  inspection_finding           finding    -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_finding           finding    -    POST         in   done done done 404  404  404  403  404  404
  inspection_act               finding    -    GET          in   405  405  405  405  405  405  405  405  405
  inspection_act               finding    -    POST         in   done done done 404  404  404  403  404  404
  inspection_finding_move      finding    -    GET          in   405  405  405  405  405  405  405  405  405
  inspection_finding_move      finding    -    POST         in   done done done 404  404  404  403  404  404
  inspection_finding_gone      finding    -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_finding_gone      finding    -    POST         in   done done done 404  404  404  403  404  404
  inspection_entry_new         inspected  -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_entry_new         inspected  -    POST         in   done done done 404  404  404  403  404  404
  inspection_entry_new         public     -    POST         in   done done done 403  403  403  403  404  404
  inspection_entry             noted      -    GET          in   200  200  200  404  404  404  200  404  404
  inspection_entry             confided   -    GET          in   200  200  200  404  404  404  404  404  404
  inspection_entry             out        -    GET          in   200  200  200  404  404  404  200  404  404
  inspection_entry_edit        noted      -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_entry_edit        noted      -    POST         in   done done done 404  404  404  403  404  404
  inspection_entry_edit        confided   -    POST         in   done done done 404  404  404  403  404  404
  inspection_entry_history     noted      -    GET          in   200  200  200  404  404  404  403  404  404
  inspection_entry_history     confided   -    GET          in   200  200  200  404  404  404  403  404  404
"""


def case_of(house, *, published=False):
    """Its statement of action is confidential."""
    cases = Inspection.objects.filter(authority=house.authority, statement_on=None)
    return cases.get(published_on__isnull=not published)


def answered_of(house):
    return Inspection.objects.get(authority=house.authority, statement_on__isnull=False)


def _entry(house, *, published=False, in_confidence=False):
    case = case_of(house, published=published)
    return [case.pk, NotebookEntry.objects.get(inspection=case, in_confidence=in_confidence).pk]


ARGUMENTS = {
    "inspected": lambda house, place: [case_of(house).pk],
    "public": lambda house, place: [case_of(house, published=True).pk],
    "answered": lambda house, place: [answered_of(house).pk],
    "clock": lambda house, place: [case_of(house).pk, "report"],
    "finding": lambda house, place: [
        case_of(house).pk,
        Finding.objects.get(inspection=case_of(house), number=2).pk,
    ],
    "noted": lambda house, place: _entry(house),
    "confided": lambda house, place: _entry(house, in_confidence=True),
    "out": lambda house, place: _entry(house, published=True),
}


def _case(*args):
    return {"kind": "first", "notified_on": "2/3/2015", "version": 1}


def _written(*args):
    return {"kind": "meeting", "title": "Meeting", "held_on": "3/3/2015", "notes": "Changed.", "version": 1}


FORMS = {
    ("evaluations:inspection_new", "POST"): _case,
    ("evaluations:inspection_edit", "POST"): _case,
    ("evaluations:inspection_publish", "POST"): lambda *args: {"published_on": "4/3/2015", "version": 1},
    ("evaluations:inspection_clock", "POST"): lambda *args: {"days": 20, "version": 1},
    ("evaluations:inspection_committee", "POST"): lambda *args: {"committee": "Cabinet", "version": 1},
    ("evaluations:inspection_finding_new", "POST"): lambda *args: {"text": "A finding.", "version": 0},
    ("evaluations:inspection_finding", "POST"): lambda *args: {"text": "Changed.", "version": 1},
    ("evaluations:inspection_finding_move", "POST"): lambda *args: {"way": "up"},
    ("evaluations:inspection_finding_gone", "POST"): lambda *args: {"version": 1},
    ("evaluations:inspection_entry_new", "POST"): _written,
    ("evaluations:inspection_entry_edit", "POST"): _written,
}


def furnish(house, people):
    """One that is confidential, with an entry of each kind, one that is published, and one with its statement."""
    case = inspection(house.authority, house.lead, round=house.places[RoundState.RATING].round)
    for number in (1, 2):
        Finding(inspection=case, number=number, text="Slow challenge.", updated_by=house.lead).save()
    entry(case, house.lead)
    entry(case, house.lead, "Meeting with one headteacher", in_confidence=True)
    out = inspection(house.authority, house.lead, published_on=dt.date(2015, 5, 22))
    entry(out, house.lead)
    days = {"notified_on": dt.date(2014, 1, 27), "published_on": dt.date(2014, 5, 22)}
    whole = inspection(house.authority, house.lead, **days)
    Finding(inspection=whole, number=1, text="Slow challenge.", updated_by=house.lead).save()
    answered(whole, dt.date(2014, 9, 1))
