"""Rounds that follow one another; evaluations/urls.py includes these under its own name."""

from django.urls import path

from evaluations.views.following import compare, start

urlpatterns = [
    path("rounds/compare/", compare.compare, name="rounds_compare"),
    path("rounds/<slug:slug>/next/", start.round_next, name="round_next"),
    path("rounds/<slug:slug>/carried/", start.round_carried, name="round_carried"),
]
