"""The National Strategies view of a round, as the region works on it and as the authority reads it."""

from django.urls import path

from evaluations.views.national_view import authority, cells, pages

VIEW = "region/rounds/<slug:slug>/view/"

urlpatterns = [
    path(VIEW, pages.view, name="region_view"),
    path(f"{VIEW}<slug:phase>/<str:element>/", cells.cell, name="region_view_cell"),
    path("rounds/<slug:slug>/national-strategies/", authority.both, name="national_strategies"),
]
