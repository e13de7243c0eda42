"""Individuals whom an entry of the notebook may name, though it should name none (Ofsted 2014, paragraph 34)."""

from accounts.models import User
from evaluations.engine.naming import people_in
from evaluations.models import Inspection, NotebookEntry, ReadyPerson
from standards.wording.plain import listed


def naming(inspection: Inspection, entry: NotebookEntry) -> str:
    """A hint, or nothing; one query. Known are the authority's people, those to meet and its nominee."""
    texts = (entry.title, entry.present, entry.notes, entry.strengths, entry.weaknesses)
    names = people_in("\n".join(texts), [*_known(inspection), inspection.nominee])
    if not names:
        return ""
    who = listed([f"“{name}”" for name in names])
    return f"This may name somebody: {who}. Say who it was by role or group, such as “a headteacher”."


def _known(inspection: Inspection) -> list[str]:
    members = User.objects.filter(memberships__authority=inspection.authority_id, memberships__ended_at=None)
    to_meet = ReadyPerson.objects.filter(round=inspection.round_id).order_by()
    return list(
        members.order_by().values_list("name", flat=True).union(to_meet.values_list("name", flat=True))
    )
