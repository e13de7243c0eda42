"""The National Strategies view of a round, as the region works on it and as the authority reads it."""

from django.urls import path

from evaluations.reports.files import Format
from evaluations.views.national_view import authority, cells, department, overall, pages

VIEW = "region/rounds/<slug:slug>/view/"

urlpatterns = [
    path("region/<slug:region>/report/", department.report, name="region_report"),
    *(
        path(
            f"region/<slug:region>/report.{kind}",
            department.report_file,
            {"kind": kind},
            name=f"region_report_{kind}",
        )
        for kind in (Format.PDF, Format.XLSX)
    ),
    path(VIEW, pages.view, name="region_view"),
    path(f"{VIEW}overall/", overall.overall, name="region_view_overall"),
    path(f"{VIEW}<slug:phase>/<str:element>/", cells.cell, name="region_view_cell"),
    path("rounds/<slug:slug>/national-strategies/", authority.both, name="national_strategies"),
]
