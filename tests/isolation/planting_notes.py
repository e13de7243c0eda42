"""Words that stand nowhere else, in notes of visit: of each state, and in what a draft said before."""

from collections.abc import Callable, Mapping

from evaluations.enums import NoteState
from evaluations.models import NoteOfVisit, NoteQuestion
from tests.permissions.world import House

Word = Callable[[str, str], str]
OWN = {NoteState.DRAFT: "NOTEDRAFT", NoteState.SHARED: "NOTESHARED", NoteState.FINAL: "NOTEFINAL"}
OTHER = {NoteState.DRAFT: "OTHERDRAFT", NoteState.SHARED: "OTHER", NoteState.FINAL: "OTHER"}


def notes(house: House, groups: Mapping[str, str], word: Word) -> None:
    for note in NoteOfVisit.objects.filter(authority=house.authority):
        _fill(note, groups[note.state], word)
        if note.is_draft:
            continue
        note.answers.create(
            version=note.version,
            accuracy="corrections",
            text=word(groups[note.state], "noteanswer"),
            by=house.lead,
        )


def _fill(note: NoteOfVisit, group: str, word: Word) -> None:
    if note.is_draft:
        note.summary = word(group, "notebefore")
        note.save()
    note.who, note.purpose = word(group, "notewho"), word(group, "notepurpose")
    note.summary, note.next_steps = word(group, "notesummary"), word(group, "notenext")
    note.save()
    line = note.lines.get()
    line.text = word(group, "noteline")
    line.save()
    NoteQuestion.objects.create(note=note, question=word(group, "notequestion"), said=word(group, "notesaid"))
