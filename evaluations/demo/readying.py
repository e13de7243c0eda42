"""What is ready for an inspection, as fixtures/demo tells it: documents, people to meet, concerns about academies."""

from collections.abc import Iterator

from accounts.models import Membership
from evaluations.demo.dates import at, happened
from evaluations.demo.reading import Raw, known
from evaluations.demo.stage import Stage
from evaluations.services.readiness.saving import add_document, add_person, raise_concern, set_day
from schools.models import School

FILE_KEYS = {"day", "starts_on", "documents", "people", "concerns"}
DOCUMENT_KEYS = {"number", "title", "owner", "location", "item", "state", "ready_on", "note"}
PERSON_KEYS = {
    "number", "post", "name", "organisation", "telephone", "email", "availability", "days", "state", "note",
}  # fmt: skip
CONCERN_KEYS = {"urn", "raised_on", "about", "text", "raised_by", "answered_on", "answer", "follow_up"}
AT_WORK = 10


def make_ready(stage: Stage) -> None:
    """All of it written by the lead on one day, and each concern on its own."""
    told = known(stage.plan.readiness, stage.calendar.read(stage.plan.readiness), FILE_KEYS)
    moment = at(told["day"], AT_WORK)
    if "starts_on" in told:
        row = set_day(round_=stage.round(), user=stage.lead, day=told["starts_on"], version=0)
        happened(moment, row, "updated_at")
    for values in _documents(stage, told):
        made = add_document(round_=stage.round(), user=stage.lead, values=values)
        happened(moment, made, "updated_at")
    for values in told.get("people", ()):
        known(f"{stage.plan.readiness}, people", values, PERSON_KEYS)
        person = add_person(round_=stage.round(), user=stage.lead, values=values)
        happened(moment, person, "updated_at")
    for one in told.get("concerns", ()):
        _raise(stage, known(f"{stage.plan.readiness}, concerns", one, CONCERN_KEYS))


def _documents(stage: Stage, told: Raw) -> Iterator[dict[str, object]]:
    for one in told.get("documents", ()):
        values = dict(known(f"{stage.plan.readiness}, documents", one, DOCUMENT_KEYS))
        owner = stage.people[values.pop("owner")]
        values |= {"owner": owner, "owner_name": "", "owner_post": owner.job_title}
        if "item" in values:
            (values["item"],) = stage.library.items([str(values["item"])])
        yield values


def _raise(stage: Stage, told: Raw) -> None:
    values = {name: value for name, value in told.items() if name != "urn"}
    values["school"] = School.objects.get(authority=stage.authority, urn=told["urn"])
    role = Membership.objects.get(user=stage.lead, authority=stage.authority, ended_at=None).role
    made = raise_concern(authority=stage.authority, role=role, user=stage.lead, values=values)
    happened(at(told["raised_on"], AT_WORK), made, "updated_at")
