"""Notes of visit: written in the region, read and answered by the authority once they are shared."""

from evaluations.enums import NoteState
from evaluations.models import NoteOfVisit
from tests.factories.accounts import AppointmentFactory
from tests.factories.notes import NoteFactory, line

TABLE = """
evaluations:
  region_notes                 region     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  authority_notes              authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_new                     authority  -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_new                     authority  -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  note                         draft      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note                         shared     -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_edit                    draft      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_edit                    final      -    GET          in   404  404  404  404  404  404  404  404  404 reg=403
  note_edit                    draft      -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  note_edit                    final      -    POST         in   404  404  404  404  404  404  404  404  404 reg=422
  note_history                 draft      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_pdf                     draft      -    GET          in   404  404  404  404  404  404  404  404  404 reg=200
  note_words                   aspect     -    GET          in   405  405  405  405  405  405  405  405  405
  note_words                   aspect     -    POST         in   404  404  404  404  404  404  404  404  404 reg=200
  note_share                   draft      -    GET          in   405  405  405  405  405  405  405  405  405
  note_share                   draft      -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  note_finish                  draft      -    GET          in   405  405  405  405  405  405  405  405  405
  note_finish                  draft      -    POST         in   404  404  404  404  404  404  404  404  404 reg=422
  note_finish                  shared     -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  note_drop                    draft      -    GET          in   405  405  405  405  405  405  405  405  405
  note_drop                    draft      -    POST         in   404  404  404  404  404  404  404  404  404 reg=done
  note_drop                    shared     -    POST         in   404  404  404  404  404  404  404  404  404 reg=422
  visits                       -          -    GET          in   200  200  200  403  403  200  200  200  404
  visit                        draft      -    GET          in   404  404  404  404  404  404  404  404  404
  visit                        shared     -    GET          in   200  200  200  404  404  403  200  404  404
  visit                        final      -    GET          in   200  200  200  404  404  200  200  404  404
  visit                        shared     -    POST         in   done done done 404  404  403  403  404  404
  visit                        final      -    POST         in   422  422  422  404  404  403  403  404  404
  visit_pdf                    shared     -    GET          in   200  200  200  404  404  403  403  404  404
  visit_pdf                    final      -    GET          in   200  200  200  404  404  200  403  404  404
"""


def note_in(house, state):
    return NoteOfVisit.objects.get(authority=house.authority, state=state)


ARGUMENTS = {
    "draft": lambda house, place: [note_in(house, NoteState.DRAFT).pk],
    "shared": lambda house, place: [note_in(house, NoteState.SHARED).pk],
    "final": lambda house, place: [note_in(house, NoteState.FINAL).pk],
    "aspect": lambda house, place: [
        (draft := note_in(house, NoteState.DRAFT)).pk,
        draft.lines.get().element_id,
    ],
}
NEW = {
    "kind": "authority",
    "phase": "primary",
    "visited_on": "4/3/2010",
    "who": "The strategy manager",
    "purpose": "Programmes for the autumn",
}


def _version(world, house, place):
    """Of the draft, of the shared and of the final note alike."""
    return {"version": 1}


FORMS = {
    ("evaluations:note_new", "POST"): lambda *args: NEW,
    ("evaluations:note_edit", "POST"): lambda *args: {**NEW, "summary": "Changed.", "version": 1},
    ("evaluations:note_share", "POST"): _version,
    ("evaluations:note_finish", "POST"): _version,
    ("evaluations:note_drop", "POST"): _version,
    ("evaluations:visit", "POST"): lambda *args: {"accuracy": "accepted", "version": 1},
}


def furnish(house, people):
    """One in each state, by an adviser of the region for Primary."""
    region = house.authority.region
    author = AppointmentFactory(region=region, role="regional-adviser", phase="primary").user
    for state in NoteState:
        note = NoteFactory(
            authority=house.authority, author=author, state=state, summary="Seen.", next_steps="To do."
        )
        line(note, "1.1", "Sound.", "NI")
