"""Notes of visit, as regional staff write them and as the authority reads them; included by evaluations.urls."""

from django.urls import path

from evaluations.views import visits
from evaluations.views.regional import note_steps, note_writing, notes

urlpatterns = [
    path("region/<slug:region>/notes/", notes.all_notes, name="region_notes"),
    path("region/<slug:region>/<slug:authority>/notes/", notes.of_authority, name="authority_notes"),
    path("region/<slug:region>/<slug:authority>/notes/new/", note_writing.note_new, name="note_new"),
    path("region/notes/<int:pk>/", notes.note, name="note"),
    path("region/notes/<int:pk>/edit/", note_writing.note_edit, name="note_edit"),
    path("region/notes/<int:pk>/words/<int:element>/", note_writing.note_words, name="note_words"),
    path("region/notes/<int:pk>/history/", notes.history, name="note_history"),
    path("region/notes/<int:pk>/note.pdf", notes.pdf, name="note_pdf"),
    path("region/notes/<int:pk>/share/", note_steps.share, name="note_share"),
    path("region/notes/<int:pk>/final/", note_steps.finish, name="note_finish"),
    path("region/notes/<int:pk>/delete/", note_steps.drop, name="note_drop"),
    path("notes-of-visit/", visits.visit_list, name="visits"),
    path("notes-of-visit/<int:pk>/", visits.visit, name="visit"),
    path("notes-of-visit/<int:pk>/note.pdf", visits.pdf, name="visit_pdf"),
]
