"""What regional staff see and record, and what an authority sees of that; included by evaluations.urls."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

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


def _files(address: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """The same page as files."""
    kinds = Format.CSV, Format.XLSX, Format.PDF
    return [path(f"{address}.{kind}", view, {"kind": kind}, name=f"{name}_{kind}") for kind in kinds]


urlpatterns = [
    path("region/", authorities.regions, name="regions"),
    path("region/<slug:region>/", authorities.region, name="region"),
    path("region/<slug:region>/ratings/", ratings.ratings, name="region_ratings"),
    *_files("region/<slug:region>/ratings", ratings.ratings_file, "region_ratings"),
    path("region/<slug:region>/<slug:authority>/trend/", trend.trend, name="region_trend"),
    *_files("region/<slug:region>/<slug:authority>/trend", trend.trend_download, "region_trend"),
    path("nation/", nation.nation, name="nation"),
    *_files("nation", nation.nation_download, "nation"),
    path("region/<slug:region>/<slug:authority>/", authorities.authority, name="region_authority"),
    path("region/<slug:region>/<slug:authority>/figures/", figures.figures, name="region_figures"),
    path("region/rounds/<slug:slug>/dashboard/", rounds.dashboard, name="region_round"),
    path("region/rounds/<slug:slug>/export/dashboard.pdf", exports.dashboard_pdf, name="region_pdf"),
    path("region/rounds/<slug:slug>/export/round.xlsx", exports.round_xlsx, name="region_xlsx"),
    path("rounds/<slug:slug>/share/", sharing.share, name="share"),
    path("looks/", sharing.looks, name="looks"),
]
