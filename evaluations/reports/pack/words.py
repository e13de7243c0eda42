"""What an inspection pack says of itself, the same words on the page and in every file."""

from collections.abc import Iterator

from evaluations.reports.pack.contents import Contents, contents_of
from evaluations.reports.pack.model import TITLE, Aspect, EvidenceLine, Head, Pack
from evaluations.reports.plans.words import counted
from evaluations.reports.words import date_words

NOT_KEPT = "Not kept: the round was signed off before packs were. Reopen it and sign it off again to keep it."
NO_INDIVIDUALS = "None of the linked items concerns an individual."
LEFT_OUT = (
    "The files of evidence: what stands inside them cannot be taken out here. The index names each and gives the "
    "SHA-256 of its file, so that a file handed over beside the pack can be told to be the same.",
    "Everything about individuals: neither title, note nor file of such an item is here. They are only counted.",
    "Everything said in confidence, and all of the evidence notebook of an inspection.",
    "Telephone numbers and email addresses, wherever they were written and can be told to be such, and the names of "
    "people to meet: posts stand in their place.",
    "Who wrote, rated or signed what, the team’s notes on how it knows, and what was said of progress in the plan.",
    "Names in an action plan that nobody signed: the posts of those who lead stand there. A signed revision names "
    "who leads, helps and monitors, as it was signed.",
)
AS_WRITTEN = (
    "Titles of evidence, strengths, weaknesses, impact, the summary and the actions "
    "stand as the authority wrote them."
)


def title_of(pack: Pack) -> str:
    return f"{TITLE}: {pack.head.authority}, {pack.head.round}"


def as_at(head: Head) -> str:
    day = date_words(head.at.date())
    return f"As signed off on {day}" if head.signed_off else f"Draft, as at {day}"


def individuals_words(number: int) -> str:
    """“3 items concern individuals and were left out.”"""
    if not number:
        return NO_INDIVIDUALS
    one = number == 1
    return (
        f"{number} item{'' if one else 's'} concern{'s an individual' if one else ' individuals'} "
        f"and {'was' if one else 'were'} left out."
    )


def confidence_words(number: int) -> str:
    """“2 entries of the readiness list are in confidence and were left out.” Blank where there is none."""
    if not number:
        return ""
    one = number == 1
    return (
        f"{number} entr{'y' if one else 'ies'} of the readiness list {'is' if one else 'are'} in confidence or "
        f"about an individual and {'was' if one else 'were'} left out."
    )


def self_words(found: Contents) -> str:
    """“9 aspects, 8 of them written; 5 key findings.”"""
    many = counted(found.aspects, found.element_one, found.element_many)
    return f"{many}, {found.written} of them written; {counted(found.keys, 'key finding')}."


def index_words(found: Contents) -> str:
    if found.items is None:
        return NOT_KEPT
    return f"{counted(found.items, 'item')}. {individuals_words(found.individuals)}"


def plan_words(found: Contents) -> str:
    if not found.plan:
        return NOT_KEPT
    actions = f". {counted(found.actions, 'action')}" if found.actions else ""
    return f"{found.plan}{actions}."


def readiness_words(found: Contents) -> str:
    """“4 of 9 documents ready, 2 of 6 people confirmed, 1 concern about academies, 1 without an answer.”"""
    if found.readiness is None:
        return NOT_KEPT
    ready = found.readiness
    said = [
        f"{ready.ready} of {counted(ready.documents, 'document')} ready",
        f"{ready.confirmed} of {counted(ready.people, 'person', 'people')} confirmed",
    ]
    if ready.raised:
        said.append(f"{counted(ready.raised, 'concern')} about academies, {ready.waiting} without an answer")
    return f"{', '.join(said)}. {confidence_words(ready.kept_back)}".strip()


def parts_of(found: Contents) -> Iterator[tuple[str, str]]:
    """What is in the pack, part by part, and how much of it."""
    yield "Self-evaluation", self_words(found)
    yield "Evidence index", index_words(found)
    yield "Action plan", plan_words(found)
    yield "Readiness list", readiness_words(found)


def facts_of(pack: Pack) -> Iterator[tuple[str, str]]:
    head = pack.head
    yield "Round", head.round
    yield "Period", head.period
    yield "Framework", head.framework_short
    yield "As at", as_at(head)
    yield from parts_of(contents_of(pack))


def bears_words(line: EvidenceLine, aspects: dict[str, Aspect]) -> str:
    return "; ".join(f"{ref} {aspects[ref].short_label}" for ref in line.bears_on if ref in aspects)
