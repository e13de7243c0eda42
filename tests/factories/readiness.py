"""What a round has ready for an inspection."""

import datetime as dt

from evaluations.models import AcademyConcern, NotNeeded, Readiness, ReadyDocument, ReadyPerson, Round
from schools.models import School
from tests.factories.schools import SchoolFactory


def document(round_: Round, user, title="Strategic plan", number=1, **fields) -> ReadyDocument:
    made = ReadyDocument(round=round_, title=title, number=number, updated_by=user, **fields)
    made.save()
    return made


def person(round_: Round, user, post="Chief Executive", number=2, **fields) -> ReadyPerson:
    made = ReadyPerson(round=round_, post=post, number=number, updated_by=user, **fields)
    made.save()
    return made


def needless(round_: Round, user, kind="documents", number=5, reason="There is no such list.") -> NotNeeded:
    made = NotNeeded(round=round_, kind=kind, number=number, quoted="", reason=reason, updated_by=user)
    made.save()
    return made


def ready_day(round_: Round, user, day: dt.date | None) -> Readiness:
    made = Readiness(round=round_, starts_on=day, updated_by=user)
    made.save()
    return made


def academy(authority, name="Maple Academy", **fields) -> School:
    given = {"group_code": "10", "type_code": "34", "type_name": "Academy converter"}
    return SchoolFactory(authority=authority, name=name, **given | fields)


def concern(school: School, user, text="Standards at key stage 4.", **fields) -> AcademyConcern:
    given = {"raised_on": dt.date(2015, 1, 12)} | fields
    made = AcademyConcern(authority=school.authority, school=school, text=text, updated_by=user, **given)
    made.save()
    return made
