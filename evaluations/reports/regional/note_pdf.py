"""A note of visit on paper: A4 upright, and what it is not yet said at its head and at the foot of each page."""

from django.template.loader import render_to_string

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.note import NoteReport
from schools import paper


def note_pdf(note: NoteReport) -> File:
    body = paper.write_pdf(render_to_string("pdf/note.html", {"note": note}))
    return File(f"{note.slug}-note-of-visit-{note.date:%Y-%m-%d}.pdf", TYPES[Format.PDF], body)
