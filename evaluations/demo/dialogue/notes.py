"""Notes of visit, as far as each has come: draft, with the authority, final."""

import datetime as dt
from collections.abc import Iterable, Iterator

from evaluations.demo.dates import at, happened
from evaluations.demo.dialogue.team import Team
from evaluations.demo.reading import Raw, known
from evaluations.enums import AgendaAudience, NoteKind
from evaluations.models import NoteOfVisit
from evaluations.selectors.regional.agendas.questions import questions_for
from evaluations.services.regional.note_lines import LineEntry, QuestionEntry
from evaluations.services.regional.notes import (
    Body,
    Head,
    begin_note,
    change_note,
    finish_note,
    share_note,
)
from evaluations.services.visits import answer_note
from standards.models import Framework

KEYS = {
    "authority", "by", "phase", "kind", "school", "date", "who", "purpose", "summary", "next_steps", "lines",
    "said", "until", "shared", "answer", "final",
}  # fmt: skip
WRITTEN = 17
ROLE = "lead"


def make_notes(team: Team, told: Iterable[Raw]) -> None:
    framework = Framework.objects.get(pk=team.content.pk)
    for raw in told:
        note = _written(team, framework, known("region/dialogue.yaml, notes", raw, KEYS))
        if raw["until"] != "draft":
            _through_the_steps(team, note, raw)


def _written(team: Team, framework: Framework, raw: Raw) -> NoteOfVisit:
    user = team.people[raw["by"]]
    head = Head(None, raw.get("school", ""), raw["date"], raw["who"], raw["purpose"])
    note = begin_note(
        authority=team.authorities[raw["authority"]],
        framework=framework,
        phase=raw["phase"],
        kind=raw["kind"],
        head=head,
        user=user,
        posts=team.posts(user),
    )
    happened(at(raw["date"], WRITTEN), note, "updated_at")
    body = Body(
        raw["summary"], raw.get("next_steps", ""), list(_lines(team, raw)), list(_questions(team, raw))
    )
    note = change_note(
        note=note, user=user, posts=team.posts(user), head=head, body=body, version=note.version
    )
    happened(at(raw["date"], WRITTEN, 40), note, "updated_at")
    return note


def _lines(team: Team, raw: Raw) -> Iterator[LineEntry]:
    for ref, (code, text) in raw.get("lines", {}).items():
        level = team.content.level(code).pk if code else None
        yield LineEntry(team.content.element(str(ref)).pk, text, level)


def _questions(team: Team, raw: Raw) -> Iterator[QuestionEntry]:
    """The first so many that are asked of headteachers of the first line; the answer stands at the first."""
    if raw["kind"] != NoteKind.SCHOOL:
        return
    number, said = raw["said"]
    asked = questions_for(team.content, AgendaAudience.SCHOOLS, raw["phase"])[:number]
    for one in asked:
        element = team.content.element(one.element).pk
        yield QuestionEntry(element, one.place, one.text, said if one is asked[0] else "")


def _through_the_steps(team: Team, note: NoteOfVisit, raw: Raw) -> None:
    user = team.people[raw["by"]]
    posts = team.posts(user)
    note = share_note(note=note, user=user, posts=posts, version=note.version)
    happened(_morning(raw["shared"]), note, "updated_at", "shared_at")
    if "answer" in raw:
        _answer(team, note, raw, *raw["answer"])
    if raw["until"] == "final":
        note = finish_note(note=note, user=user, posts=posts, version=note.version)
        happened(_morning(raw["final"]), note, "updated_at", "final_at")


def _answer(team: Team, note: NoteOfVisit, raw: Raw, accuracy: str, text: str, day: dt.date) -> None:
    lead = team.people[f"{raw['authority']}-lead"]
    row = answer_note(note=note, user=lead, role=ROLE, accuracy=accuracy, text=text, version=note.version)
    happened(_morning(day), row, "at")


def _morning(day: dt.date) -> dt.datetime:
    return at(day, 10)
