"""A word of its own in every text of every row near an inspection pack: some may be in it, all others may not."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.db import models

from evaluations.enums import View
from evaluations.models import (
    EvidenceItem,
    EvidenceLink,
    Finding,
    FollowUp,
    Judgement,
    Meeting,
    NoAction,
    NotebookEntry,
    Plan,
    ProgressEntry,
    Rating,
    Round,
    SelfSummary,
    TeamMember,
)
from tests.factories import readiness
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.inspections import inspection
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import cell_of
from tests.factories.selfevaluation import entry, statement, write_up

ACTION = {
    *("priority", "title", "resources", "success", "indicator", "baseline", "target"),
    *("monitored_how", "monitored_when", "evaluation"),
}
# What of each model is in a pack. A plan that a lead signed names people too.
IN_A_PACK = {
    "EvidenceItem": {"title", "source_type"},
    "SelfEntry": {"text"},
    "SelfSummary": {"opening", "context"},
    "StatementRecord": {"quoted"},
    "Plan": {"introduction"},
    "Action": ACTION,
    "Milestone": {"title"},
    "ReadyDocument": {"title", "owner_post", "location"},
    "ReadyPerson": {"post", "organisation"},
    "NotNeeded": {"reason"},
    "School": {"name"},
}
NAMED_IN_A_SIGNED_PLAN = {"helpers", "monitored_by", "lead_name"}
# Parts of addresses of pages, sums and codes: no words stand there.
NO_WORDS = {
    *("slug", "sha256", "file", "password", "content_type", "colour"),
    *("establishment_number", "type_code", "group_code", "postcode"),
}
SUMS = {"open": "a1" * 32, "individual": "d5" * 32}


@dataclass
class Planted:
    """Words, in small letters: those that must be found, and those that must not."""

    there: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)

    def fill(self, row: models.Model, group: str = "", *, secret: bool = False, without: str = "") -> None:
        """Every text of the row; `secret` where none of it may be in a pack, `without` one that stays as it is."""
        kind = type(row).__name__
        allowed = set() if secret else IN_A_PACK.get(kind, set())
        for name in set(texts_of(row)) - {without}:
            word = f"zq{kind}{name}{group}".replace("_", "").lower()
            setattr(row, name, f"{word}@example.org" if name == "email" else f"{url(name)}{word}")
            (self.there if name in allowed else self.secret).add(word)
        row.save()

    def file(self, item: EvidenceItem, words: str) -> None:
        """Its content, which says who took the picture, and the name that the file is stored under."""
        item.file.save(f"zqpath{words}", ContentFile(b"\xff\xd8\xff\xe1Exif zqcontent" + words.encode()))
        self.secret |= {f"zqcontent{words}", f"zqpath{words}"}


def url(name: str) -> str:
    return "https://example.org/" if name in {"url", "report_url"} else ""


def texts_of(row: models.Model) -> Iterator[str]:
    for one in row._meta.concrete_fields:
        if isinstance(one, models.CharField | models.TextField) and not (one.choices or one.name in NO_WORDS):
            yield one.name


def plant(round_: Round, lead, core) -> Planted:
    """In a round on Ofsted's schedule that is left ready to be signed off."""
    planted = Planted()
    library(planted, round_, lead)
    written(planted, round_, lead)
    plan(planted, round_, lead, core)
    ready(planted, round_, lead)
    inspected(planted, round_, lead)
    said(planted, round_, core)
    for user, name in ((lead, "lead"), (core, "core")):
        user.name, user.job_title = f"zqname{name}", f"zqpost{name}"
        user.email = f"zqmail{name}@example.org"
        user.save()
        planted.secret |= {f"zqname{name}", f"zqmail{name}", f"zqpost{name}"}
    planted.secret.remove("zqpostlead")
    return planted


def library(planted: Planted, round_: Round, lead) -> None:
    cell = cell_of(round_, "3")
    for group in SUMS:
        secret = group == "individual"
        item = EvidenceFactory(authority=round_.authority, individual=secret, added_by=lead)
        planted.file(item, group)
        item.sha256 = SUMS[group]
        planted.fill(item, group, secret=secret)
        link(cell, item)
        planted.fill(EvidenceLink.objects.get(item=item), group)
    planted.secret.add(SUMS["individual"])
    planted.there.add(SUMS["open"])
    unused = EvidenceFactory(authority=round_.authority, added_by=lead)
    planted.fill(unused, "unused", secret=True)


def written(planted: Planted, round_: Round, lead) -> None:
    cell = cell_of(round_, "3")
    row = statement(cell, lead, extent="fully")
    row.evidence.set(cell.evidence_links.all())
    planted.fill(row, without="passage")  # by which it is found
    for kind in ("strength", "weakness", "impact"):
        row = entry(cell, lead, "", kind, key=kind == "weakness")
        planted.fill(row, kind, without="carried")  # what is carried is confirmed before a sign-off
    planted.fill(SelfSummary(round=round_, updated_by=lead), without="carried")
    write_up(round_, lead)


def plan(planted: Planted, round_: Round, lead, core) -> None:
    made = PlanFactory(round=round_, updated_by=lead, last_number=2)
    planted.fill(made)
    first = ActionFactory(plan=made, lead=lead, updated_by=lead, cell=cell_of(round_, "3"))
    planted.fill(ActionFactory(plan=made, updated_by=lead), "named")
    planted.fill(first, "led", without="lead_name")  # an action has one lead
    planted.fill(MilestoneFactory(action=first))
    planted.fill(ProgressEntry(action=first, on=dt.date(2015, 1, 5), progress="red", by=core))
    planted.fill(NoAction(plan=made, cell=cell_of(round_, "1"), updated_by=core))
    planted.fill(FollowUp(plan=made, kind="activity", updated_by=core))


def sign_the_plan(planted: Planted, made: Plan, revision) -> None:
    """Once its actions are planted: the revision names people, and what is said of it stays out."""
    planted.fill(revision)
    named = {word for word in planted.secret if word.startswith("zqaction") and says_who(word)}
    planted.secret -= named | {"zqnamelead"}
    planted.there |= named | {"zqnamelead"}
    planted.secret.add("zqpostlead")


def says_who(word: str) -> bool:
    return any(name.replace("_", "") in word for name in NAMED_IN_A_SIGNED_PLAN)


def ready(planted: Planted, round_: Round, lead) -> None:
    about = EvidenceItem.objects.get(individual=True)
    planted.fill(readiness.document(round_, lead, number=1))
    planted.fill(readiness.document(round_, lead, number=2, in_confidence=True), "confided", secret=True)
    planted.fill(readiness.document(round_, lead, number=3, item=about), "individual", secret=True)
    planted.fill(readiness.document(round_, lead, number=0), "beyond")
    planted.fill(readiness.person(round_, lead, number=1))
    planted.fill(readiness.person(round_, lead, number=0), "beyond")
    planted.fill(readiness.needless(round_, lead, number=5))
    for group in ("raised", "confided"):
        secret = group == "confided"
        school = readiness.academy(round_.authority)
        planted.fill(school, group, secret=secret)
        planted.fill(readiness.concern(school, lead, in_confidence=secret), group)


def inspected(planted: Planted, round_: Round, lead) -> None:
    case = inspection(round_.authority, lead, round=round_)
    planted.fill(case)
    for confided in (True, False):
        row = NotebookEntry(
            inspection=case, held_on=dt.date(2015, 2, 2), in_confidence=confided, updated_by=lead
        )
        planted.fill(row, f"confided{confided}")
    planted.fill(Finding(inspection=case, number=1, updated_by=lead))
    planted.fill(case.clocks.first())


def said(planted: Planted, round_: Round, core) -> None:
    cell = cell_of(round_, "3")
    planted.fill(Rating(cell=cell, user=core))
    for view in View:
        row = Judgement(
            cell=cell, view=view, not_applicable=True, agreed_on=dt.date(2015, 1, 5), updated_by=core
        )
        row.agreed_by = ["zqpresent"]
        planted.fill(row, view)
    planted.secret.add("zqpresent")
    planted.fill(Meeting(round=round_, held_on=dt.date(2015, 1, 5), present=["zqthere"], updated_by=core))
    planted.secret.add("zqthere")
    for member in TeamMember.objects.filter(round=round_):
        planted.fill(member, f"{member.pk}")
