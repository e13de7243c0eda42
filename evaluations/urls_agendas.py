"""Agendas of regional staff; included by evaluations.urls before the addresses that take any two slugs of a region."""

from django.urls import path

from evaluations.reports.plans.files import Format
from evaluations.views.regional.agendas import coverage, details, meeting, questions, reading

WITH = "region/<slug:region>/<slug:authority>/agendas/"
AGENDA = "region/agendas/<int:pk>/"

urlpatterns = [
    path(WITH, details.agendas, name="agendas"),
    path(f"{WITH}new/", details.agenda_new, name="agenda_new"),
    path(f"{WITH}coverage/", coverage.agenda_coverage, name="agenda_coverage"),
    path(f"{WITH}coverage.csv", coverage.agenda_coverage_csv, name="agenda_coverage_csv"),
    path(f"{WITH}uncovered/", coverage.agenda_uncovered, name="agenda_uncovered"),
    path(AGENDA, details.agenda, name="agenda"),
    path(f"{AGENDA}edit/", details.agenda_edit, name="agenda_edit"),
    path(f"{AGENDA}remove/", details.agenda_remove, name="agenda_remove"),
    path(f"{AGENDA}questions/", questions.agenda_questions, name="agenda_questions"),
    path(f"{AGENDA}order/", questions.agenda_order, name="agenda_order"),
    path(f"{AGENDA}meeting/", meeting.agenda_meeting, name="agenda_meeting"),
    *(
        path(f"{AGENDA}agenda.{kind}", reading.agenda_as_file, {"kind": kind}, name=f"agenda_{kind}")
        for kind in (Format.PDF, Format.DOCX)
    ),
]
