"""The dashboard and its downloads; evaluations/urls.py includes these under its own name."""

from django.urls import path

from evaluations.views import dashboard, exports

urlpatterns = [
    path("rounds/<slug:slug>/", dashboard.dashboard, name="round"),
    path("rounds/<slug:slug>/export/dashboard.pdf", exports.dashboard_pdf, name="dashboard_pdf"),
    path(
        "rounds/<slug:slug>/export/dashboard-large.pdf",
        exports.dashboard_large_pdf,
        name="dashboard_large_pdf",
    ),
    path("rounds/<slug:slug>/export/dashboard.csv", exports.dashboard_csv, name="dashboard_csv"),
    path("rounds/<slug:slug>/export/dashboard.html", exports.dashboard_html, name="dashboard_html"),
    path("rounds/<slug:slug>/export/round.pdf", exports.round_pdf, name="round_pdf"),
    path("rounds/<slug:slug>/export/round-large.pdf", exports.round_large_pdf, name="round_large_pdf"),
    path("rounds/<slug:slug>/export/round.xlsx", exports.round_xlsx, name="round_xlsx"),
]
