"""The rule of what goes into an inspection pack, in one place: what is not taken over here by name stays out.

- Of evidence: number, title, kind, date, what it bears on, the sum of its file, the impact that it shows. What
  concerns an individual is counted, and nothing of it is taken. No file, no name of a file, no address, no summary, no
  note.
- Of the self-evaluation: published statements and how far they are in evidence, strengths, weaknesses, impact, what is
  written of the whole. Not how the team says that it knows, nor who wrote or signed what.
- Of the plan: what is to be done, by when, how it is measured and how it goes. Who leads, helps and monitors is named
  as in the revision that a lead signed, and never by an address; of a plan that nobody signed, the posts of those who
  lead. Not what was said of progress, nor by whom.
- Of readiness: documents with the post of their owner, where and how far they are; people to meet by post, organisation
  and days; that a concern about an academy was raised and answered, not what was said. What is in confidence is
  counted. No name of anybody, no note.
- Of whatever anybody wrote: no address of mail and no telephone number.
- Of an inspection’s notebook nothing: no function here takes one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from evaluations.reports.pack.model import (
    Action,
    Area,
    Aspect,
    Concern,
    Document,
    EvidenceLine,
    Index,
    Listed,
    Milestone,
    Person,
    Readiness,
    Statement,
    Stored,
)
from evaluations.reports.plans.model import ActionLine
from evaluations.reports.plans.words import PROGRESS
from evaluations.reports.readiness.model import ReadinessReport
from evaluations.reports.readiness.rows import Concern as ReadyConcern
from evaluations.reports.readiness.rows import Document as ReadyDocument
from evaluations.reports.readiness.rows import Person as ReadyPerson
from evaluations.reports.selfevaluation.model import Aspect as WrittenAspect
from evaluations.reports.selfevaluation.model import Entry, SelfReport
from evaluations.selectors.pack import LinkRow

NAMED = "Named in the plan"
NO_CONTACT = "(contact left out)"
# An address of mail, or a telephone number of ten or eleven digits as people write them.
# What stands before an @ has 64 characters at most: without that bound one long word takes minutes.
CONTACT = re.compile(
    r"\S{1,64}@\S+|[\w.+'-]{1,64} ?(?:@|\[at\]|\(at\)) ?[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    r"|\(0\d{2,4}\)(?:[\s-]*\d){6,8}\b|(?:\+|\b00)44[\s().-]*\d(?:[\s().-]*\d){8,10}\b|\b0[\s()-]*\d(?:[\s()-]*\d){8,9}\b"
    r"|\b(?=(?:\d\.?){10,11}\b)0\d{2,4}(?:\.\d{3,}){1,2}\b"  # with dots, and no date
)


def index_from(links: Iterable[LinkRow], refs: Mapping[int, str]) -> Index:
    """Items by date, the latest first, each once; `refs` are those of elements by pk, in order."""
    found: dict[int, LinkRow] = {}
    bears: dict[int, set[str]] = defaultdict(set)
    individuals = set()
    for link in links:
        if link.individual:
            individuals.add(link.item)
        else:
            found[link.item] = link
            bears[link.item].add(refs[link.element])
    order = list(refs.values())
    rows = sorted(found.values(), key=_by_date)
    lines = (
        _evidence(number, row, tuple(sorted(bears[row.item], key=order.index)))
        for number, row in enumerate(rows, 1)
    )
    return Index(tuple(lines), len(individuals))


def _by_date(row: LinkRow) -> tuple[int, str, int]:
    return -(row.dated.toordinal() if row.dated else 0), row.title.casefold(), row.item


def _evidence(number: int, row: LinkRow, bears_on: tuple[str, ...]) -> EvidenceLine:
    stored = Stored.FILE if row.file else Stored.LINK if row.url else Stored.NOTHING
    return EvidenceLine(
        key=row.item,
        number=number,
        title=without_contact(row.title),
        kind=without_contact(row.source_type),
        dated=row.dated,
        bears_on=bears_on,
        stored=stored,
        sha256=row.sha256 if stored == Stored.FILE else "",
        impact=row.impact,
    )


def areas_from(told: SelfReport, index: Index | None) -> tuple[Area, ...]:
    numbers = _numbers(index)
    return tuple(
        Area(area.ref, area.title, tuple(_aspect(aspect, numbers) for aspect in area.aspects))
        for area in told.areas
    )


def _numbers(index: Index | None) -> Mapping[int, int]:
    """In the index, by the pk of the item."""
    return {line.key: line.number for line in index.lines} if index else {}


def _aspect(aspect: WrittenAspect, numbers: Mapping[int, int]) -> Aspect:
    return Aspect(
        ref=aspect.ref,
        title=aspect.title,
        short_label=aspect.short_label,
        place=aspect.place,
        statements=tuple(
            Statement(
                place=one.place,
                lead=one.lead,
                text=one.text,
                extent=one.extent,
                evidence=tuple(sorted(numbers[item] for item in one.items if item in numbers)),
            )
            for one in aspect.statements
        ),
        entries=tuple(
            Entry(one.kind, without_contact(one.text), one.key, one.carried) for one in aspect.entries
        ),
    )


def signed_actions(actions: Iterable[ActionLine]) -> Iterator[Action]:
    for action in actions:
        lead, helpers, monitored_by = map(_named, (action.lead, action.helpers, action.monitored_by))
        yield _action(action, lead, helpers, monitored_by)


def unsigned_actions(actions: Iterable[ActionLine], posts: Mapping[str, str]) -> Iterator[Action]:
    """`posts` are those of leads by the reference of the action."""
    for action in actions:
        post = _named(posts.get(action.ref, ""))
        yield _action(action, post or (NAMED if action.lead else ""), "", "")


def _action(action: ActionLine, lead: str, helpers: str, monitored_by: str) -> Action:
    return Action(
        ref=action.ref,
        element=action.element,
        priority=without_contact(action.priority),
        title=without_contact(action.title),
        lead=lead,
        helpers=helpers,
        start=action.start,
        due=action.due,
        milestones=tuple(
            Milestone(one.due, without_contact(one.title), one.done_on) for one in action.milestones
        ),
        resources=without_contact(action.resources),
        pence=action.pence,
        success=without_contact(action.success),
        indicator=without_contact(action.indicator),
        baseline=without_contact(action.baseline),
        target=without_contact(action.target),
        monitored_by=monitored_by,
        monitored_how=without_contact(action.monitored_how),
        monitored_when=without_contact(action.monitored_when),
        evaluation=without_contact(action.evaluation),
        evaluated_on=action.evaluated_on,
        status=action.status_label,
        progress=PROGRESS.get(action.progress, ""),
    )


def readiness_from(report: ReadinessReport, index: Index | None) -> Readiness:
    numbers = _numbers(index)
    documents, people = report.documents, report.people
    return Readiness(
        as_at=report.as_at,
        documents_place=documents.place,
        documents=(
            *(
                Listed(
                    line.quoted,
                    without_contact(line.not_needed),
                    documents=_documents(line.documents, numbers),
                )
                for line in documents.lines
            ),
            *_beyond(Listed("", "", documents=_documents(documents.beyond, numbers))),
        ),
        people_place=people.place,
        people=(
            *(
                Listed(line.quoted, without_contact(line.not_needed), people=_people(line.people))
                for line in people.lines
            ),
            *_beyond(Listed("", "", people=_people(people.beyond))),
        ),
        concerns=tuple(
            Concern(one.school, one.raised_on, one.about_said, one.answered_on)
            for one in report.academies.concerns
            if not _kept_back(one)
        ),
        kept_back=sum(_kept_back(one) for one in (*documents, *report.academies.concerns)),
    )


def _beyond(line: Listed) -> tuple[Listed, ...]:
    return (line,) if line.documents or line.people else ()


def _documents(rows: Iterable[ReadyDocument], numbers: Mapping[int, int]) -> tuple[Document, ...]:
    return tuple(
        Document(
            title=without_contact(row.title),
            owner=without_contact(row.owner_post),
            location=without_contact(row.location),
            evidence=numbers.get(row.item_pk, 0),
            state=row.state,
            ready_on=row.ready_on,
        )
        for row in rows
        if not _kept_back(row)
    )


def _kept_back(row: ReadyDocument | ReadyConcern) -> bool:
    """In confidence, or rests on an item that concerns an individual, whose title its own may repeat."""
    return row.in_confidence or (isinstance(row, ReadyDocument) and row.of_individual)


def _people(rows: Iterable[ReadyPerson]) -> tuple[Person, ...]:
    return tuple(
        Person(
            post=without_contact(row.post),
            organisation=without_contact(row.organisation),
            days=row.days_said,
            state=row.state,
        )
        for row in rows
    )


def without_contact(said: str, instead: str = NO_CONTACT) -> str:
    """What somebody wrote, without addresses of mail and telephone numbers in it."""
    return CONTACT.sub(instead, said)


def _named(said: str) -> str:
    """People without a name in the product are shown by their address: that is a contact, and stays out."""
    return without_contact(said, NAMED)
