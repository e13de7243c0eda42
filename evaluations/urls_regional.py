"""What regional staff see and record, and what an authority sees of that; included by evaluations.urls."""

from django.urls import path

from evaluations.reports.files import Format
from evaluations.views.regional import (
    authorities,
    exports,
    figures,
    nation,
    ratings,
    rounds,
    sharing,
    trend,
)

urlpatterns = [
    path("region/", authorities.regions, name="regions"),
    path("region/<slug:region>/", authorities.region, name="region"),
    path("region/<slug:region>/ratings/", ratings.ratings, name="region_ratings"),
    *(
        path(
            f"region/<slug:region>/ratings.{kind}",
            ratings.ratings_file,
            {"kind": kind},
            name=f"region_ratings_{kind}",
        )
        for kind in (Format.CSV, Format.XLSX, Format.PDF)
    ),
    path("region/<slug:region>/<slug:authority>/trend/", trend.trend, name="region_trend"),
    path("nation/", nation.nation, name="nation"),
    path("region/<slug:region>/<slug:authority>/", authorities.authority, name="region_authority"),
    path("region/<slug:region>/<slug:authority>/figures/", figures.figures, name="region_figures"),
    path("region/rounds/<slug:slug>/dashboard/", rounds.dashboard, name="region_round"),
    path("region/rounds/<slug:slug>/export/dashboard.pdf", exports.dashboard_pdf, name="region_pdf"),
    path("region/rounds/<slug:slug>/export/round.xlsx", exports.round_xlsx, name="region_xlsx"),
    path("rounds/<slug:slug>/share/", sharing.share, name="share"),
    path("looks/", sharing.looks, name="looks"),
]
