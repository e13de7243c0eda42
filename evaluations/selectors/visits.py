"""Notes of visit as an authority reads them: from the day they are shared with it, never before."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import LocalAuthority, Membership
from evaluations.enums import NoteState
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_answer_note, can_read_note, can_read_notes
from evaluations.selectors.regional.note_lists import waiting_answers, with_answers


def _reached(authorities: Iterable[LocalAuthority]) -> QuerySet[NoteOfVisit]:
    notes = NoteOfVisit.objects.filter(authority__in=authorities).exclude(state=NoteState.DRAFT)
    return notes.select_related("authority__region", "framework", "phase", "author")


def visits_of(membership: Membership) -> list[NoteOfVisit]:
    """Those that the person may read, newest first; one query."""
    states = [state for state in NoteState if can_read_note(membership.role, state)]
    return list(with_answers(_reached([membership.authority])).filter(state__in=states))


def visit_for(memberships: Iterable[Membership], pk: int, *, lock: bool = False) -> NoteOfVisit:
    """Raises NoteOfVisit.DoesNotExist for a draft and for one of an authority that is not theirs.

    Whether their role may read it `can_read_note` says. `lock` needs a transaction.
    """
    notes = _reached([one.authority for one in memberships if can_read_notes(one.role)])
    return (notes.select_for_update(of=("self",)) if lock else notes).get(pk=pk)


def visits_waiting(membership: Membership) -> int:
    """How many wait for the authority's answer, for those who may give it; one query, or none."""
    if not can_answer_note(membership.role):
        return 0
    return waiting_answers(_reached([membership.authority])).count()
