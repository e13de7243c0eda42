"""Agendas of a regional team: for those who hold a post there, and not for the authority itself."""

import datetime as dt
from typing import Any

from evaluations.models import Agenda
from tests.factories.accounts import UserFactory
from tests.factories.agendas import AgendaFactory, ask, ask_own

TABLE = """
evaluations:
  agendas                      authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_new                   authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_new                   authority  -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_coverage              authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_coverage_csv          authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_uncovered             authority  -    GET          in   405  405  405  405  405  405  405  405  405
  agenda_uncovered             authority  -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda                       agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_edit                  agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_edit                  agenda     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_remove                agenda     -    GET          in   405  405  405  405  405  405  405  405  405
  agenda_remove                agenda     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_questions             agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_questions             agenda     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_order                 agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_order                 agenda     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_meeting               agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_meeting               agenda     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  agenda_pdf                   agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  agenda_docx                  agenda     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
"""

TITLE = "Agenda of the team"


def of(house: Any) -> Agenda:
    return Agenda.objects.get(authority=house.authority)


ARGUMENTS = {"agenda": lambda house, place: [of(house).pk]}
DETAILS = {"title": "Another", "held_on": "20/11/2009", "who": "The team", "version": 1}


def _order(world: Any, house: Any, place: Any) -> dict[str, Any]:
    items = list(of(house).items.all())
    numbers = {f"item-{item.pk}-number": item.position for item in items}
    words = {f"item-{item.pk}-question": item.question for item in items}
    return {**numbers, **words, "new-question": "And then?", "version": 1}


def _meeting(world: Any, house: Any, place: Any) -> dict[str, Any]:
    item = of(house).items.first()
    name = f"item-{item.pk}"
    return {f"{name}-covered": "on", f"{name}-on": "5/1/2010", f"{name}-note": "So.", f"{name}-version": 1}


FORMS = {
    ("evaluations:agenda_new", "POST"): lambda *_: DETAILS | {"audience": "schools", "phase": "all"},
    ("evaluations:agenda_uncovered", "POST"): lambda *_: {"by": "primary", "audience": "schools"},
    ("evaluations:agenda_edit", "POST"): lambda *_: DETAILS,
    ("evaluations:agenda_questions", "POST"): lambda *_: {
        "question": "Appendix 3, 1.2, bullet 1",
        "version": 1,
    },
    ("evaluations:agenda_order", "POST"): _order,
    ("evaluations:agenda_meeting", "POST"): _meeting,
}


def furnish(house: Any, people: Any) -> None:
    """With a published question and one of the team's own; nothing is covered yet."""
    author = people.get("regional") or UserFactory()
    agenda = AgendaFactory(
        authority=house.authority, author=author, title=TITLE, held_on=dt.date(2010, 1, 5), phase=None
    )
    ask(agenda, "Appendix 3, 2.4, bullet 1")
    ask_own(agenda, "Who comes next?")
