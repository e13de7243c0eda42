"""Readiness for an inspection, and concerns about academies; included by evaluations.urls before all cells."""

from django.urls import path

from evaluations.enums import ReadyList
from evaluations.reports.files import Format
from evaluations.views.readiness import concerns, others, page, rows

READY = "rounds/<slug:slug>/readiness/"

urlpatterns = [
    path(READY, page.readiness, name="readiness"),
    *(
        path(
            f"rounds/<slug:slug>/readiness.{kind}",
            page.readiness_file,
            {"kind": kind},
            name=f"readiness_{kind}",
        )
        for kind in (Format.PDF, Format.XLSX)
    ),
    path(f"{READY}history/", page.history, name="readiness_history"),
    path(f"{READY}day/", others.day, name="readiness_day"),
    *(
        path(f"{READY}{kind}/{rest}", view, {"kind": kind}, name=f"readiness_{name}")
        for kind, one in ((ReadyList.DOCUMENTS, "document"), (ReadyList.PEOPLE, "person"))
        for rest, view, name in (
            ("new/", rows.new, f"{one}_new"),
            ("<int:pk>/", rows.change, one),
            ("<int:pk>/remove/", rows.remove, f"{one}_remove"),
            ("lines/<int:number>/", others.line, f"{kind}_line"),
        )
    ),
    path("academies/", concerns.concern_list, name="academy_concerns"),
    path("academies/new/", concerns.concern_new, name="academy_concern_new"),
    path("academies/history/", concerns.history, name="academy_history"),
    path("academies/<int:pk>/", concerns.concern, name="academy_concern"),
]
