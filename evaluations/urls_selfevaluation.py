"""Self-evaluation on a framework without levels; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.reports.pack.files import Format as PackFormat
from evaluations.reports.plans.files import Format
from evaluations.views.selfevaluation import aspect, overview, pack, summary

SELF = "rounds/<slug:slug>/self-evaluation/"

urlpatterns = [
    path(SELF, overview.overview, name="self_evaluation"),
    path(f"{SELF}summary/", summary.summary, name="self_summary"),
    path(f"{SELF}summary/edit/", summary.edit, name="self_summary_edit"),
    *(
        path(f"{SELF}summary.{kind}", summary.summary_file, {"kind": kind}, name=f"self_summary_{kind}")
        for kind in (Format.PDF, Format.DOCX)
    ),
    path("rounds/<slug:slug>/pack/", pack.pack, name="pack"),
    *(
        path(f"rounds/<slug:slug>/pack/pack.{kind}", pack.pack_file, {"kind": kind}, name=f"pack_{kind}")
        for kind in PackFormat
    ),
    path(f"{SELF}aspects/<str:element>/", aspect.aspect, name="self_aspect"),
]
