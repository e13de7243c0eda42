"""The summary of a self-evaluation: its own words, and which entries are key findings."""

from dataclasses import dataclass

from accounts.models import User
from evaluations.models import Round, SelfEntry, SelfSummary
from evaluations.permissions import can_record, refusal
from evaluations.services.errors import Refused
from evaluations.services.selfevaluation.versions import Clash, Part, verdict, write


@dataclass(frozen=True, slots=True)
class Chosen:
    """Entries by pk: `now` as the person left them, `seen` as the page showed them."""

    now: frozenset[int]
    seen: frozenset[int]


def save_summary(*, round_: Round, user: User, part: Part, chosen: Chosen) -> Clash | None:
    """`round_` is locked by the caller. Findings are kept even where the words clash: they are a set apart.

    Words that came from another round are the team’s own once they are saved here, changed or not.
    """
    if not can_record(round_.access):
        raise Refused(refusal(round_.access))
    _choose(round_, user, chosen)
    row = SelfSummary.objects.filter(round=round_).select_related("updated_by").first()
    row = row or SelfSummary(round=round_, version=0, updated_by=user)
    found = verdict(row, part)
    if found == "clash":
        return Clash(row, part)
    if found == "save" or (found == "same" and row.carried):
        write(row, user, {**part.values, "carried": ""})
    return None


def _choose(round_: Round, user: User, chosen: Chosen) -> None:
    changed = chosen.now ^ chosen.seen
    for entry in SelfEntry.objects.filter(cell__round=round_, pk__in=changed):
        if entry.key != (entry.pk in chosen.now):
            entry.key, entry.updated_by = entry.pk in chosen.now, user
            entry.save(update_fields=["key", "updated_by"])
