"""Self-evaluation on a framework without levels; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.reports.plans.files import Format
from evaluations.views.selfevaluation import aspect, overview, summary

SELF = "rounds/<slug:slug>/self-evaluation/"

urlpatterns = [
    path(SELF, overview.overview, name="self_evaluation"),
    path(f"{SELF}summary/", summary.summary, name="self_summary"),
    path(f"{SELF}summary/edit/", summary.edit, name="self_summary_edit"),
    *(
        path(f"{SELF}summary.{kind}", summary.summary_file, {"kind": kind}, name=f"self_summary_{kind}")
        for kind in (Format.PDF, Format.DOCX)
    ),
    path(f"{SELF}aspects/<str:element>/", aspect.aspect, name="self_aspect"),
]
