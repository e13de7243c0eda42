"""Included by evaluations.urls, under its name."""

from django.urls import path

from evaluations.reports.files import Format
from evaluations.views.evidence import editing, elsewhere, evidence_map, files, library, linking

urlpatterns = [
    path("evidence/", library.items, name="evidence"),
    path("evidence/map/", evidence_map.page, name="evidence_map"),
    path("evidence/map.csv", evidence_map.download, {"kind": Format.CSV}, name="evidence_map_csv"),
    path("evidence/map.xlsx", evidence_map.download, {"kind": Format.XLSX}, name="evidence_map_xlsx"),
    path(
        "evidence/map/<slug:slug>/<str:version>/<str:ref>/",
        evidence_map.element,
        name="evidence_map_element",
    ),
    path("evidence/new/", editing.new, name="evidence_new"),
    path("evidence/<int:pk>/", library.detail, name="evidence_item"),
    path("evidence/<int:pk>/edit/", editing.edit, name="evidence_edit"),
    path("evidence/<int:pk>/delete/", library.delete, name="evidence_delete"),
    path("evidence/<int:pk>/history/", library.history, name="evidence_history"),
    path("evidence/<int:pk>/file", files.file, name="evidence_file"),
    path("evidence/<int:pk>/file/<int:version>", files.earlier_file, name="evidence_earlier_file"),
    path("evidence/link/<slug:slug>/<slug:phase>/<str:element>/", linking.link, name="evidence_link"),
    path(
        "evidence/link/<slug:slug>/<slug:phase>/<str:element>/elsewhere/",
        elsewhere.elsewhere,
        name="evidence_elsewhere",
    ),
    path("evidence/links/<int:pk>/unlink/", linking.unlink, name="evidence_unlink"),
]
