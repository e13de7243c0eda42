"""Documents to have ready and people to meet go on, each begun anew: how it stood is told in words."""

from collections.abc import Mapping

from evaluations.enums import ReadyList
from evaluations.models import NotNeeded, ReadyDocument, ReadyPerson
from evaluations.selectors.inspections.words import day
from evaluations.selectors.plans.leads import possible_leads
from evaluations.selectors.readiness.published import published
from evaluations.selectors.readiness.said import days_said
from evaluations.services.carrying.places import Carrier

NOT_PRINTED = "The published list has no such line any more, so it stands beyond the list."
GONE = "Whoever had it ready does not belong to the authority any more. Name somebody else."
IN_CONFIDENCE = "A document in confidence"
DOCUMENT = ("title", "owner_name", "owner_post", "location", "item_id", "note", "in_confidence")
PERSON = ("post", "name", "organisation", "telephone", "email", "note")


def carry_readiness(carrier: Carrier) -> None:
    _documents(carrier, _lines(carrier, ReadyList.DOCUMENTS))
    _people(carrier, _lines(carrier, ReadyList.PEOPLE))


def _lines(carrier: Carrier, kind: str) -> Mapping[int, int]:
    """Number in the old list to number in the new one, by the same words; takes along what does not apply."""
    now = {line.text: line for line in published(carrier.new, kind).lines}
    before = published(carrier.old, kind).lines
    found = {line.number: now[line.text].number for line in before if line.text in now}
    for row in NotNeeded.objects.filter(round=carrier.source, kind=kind):
        if row.number in found:
            made = NotNeeded(round=carrier.round, kind=kind, number=found[row.number], quoted=row.quoted)
            made.reason, made.updated_by = row.reason, carrier.user
            made.save()
    return found


def _documents(carrier: Carrier, lines: Mapping[int, int]) -> None:
    leads = possible_leads(carrier.source.authority_id)
    for row in ReadyDocument.objects.filter(round=carrier.source).order_by("pk"):
        name = IN_CONFIDENCE if row.in_confidence else row.title
        if row.owner_id and row.owner_id not in leads:
            carrier.tell("documents", name, GONE)
        made = ReadyDocument(
            round=carrier.round,
            number=_number(carrier, lines, "documents", name, row.number),
            owner_id=row.owner_id if row.owner_id in leads else None,
            was=_was(row),
            updated_by=carrier.user,
            **{field: getattr(row, field) for field in DOCUMENT},
        )
        made.save()
        carrier.taken["documents"] += 1


def _people(carrier: Carrier, lines: Mapping[int, int]) -> None:
    """Days and availability were those of another week."""
    for row in ReadyPerson.objects.filter(round=carrier.source).order_by("pk"):
        days = f", {days_said(row.days)}" if row.days else ""
        made = ReadyPerson(
            round=carrier.round,
            number=_number(carrier, lines, "people", row.post, row.number),
            was=f"Was {row.get_state_display().lower()}{days}",
            updated_by=carrier.user,
            **{field: getattr(row, field) for field in PERSON},
        )
        made.save()
        carrier.taken["people"] += 1


def _number(carrier: Carrier, lines: Mapping[int, int], kind: str, name: str, number: int) -> int:
    if number and number not in lines:
        carrier.tell(kind, name, NOT_PRINTED)
    return lines.get(number, 0)


def _was(row: ReadyDocument) -> str:
    on = f", {day(row.ready_on)}" if row.ready_on else ""
    return f"Was {row.get_state_display().lower()}{on}"
