"""Included by evaluations.urls, under its name."""

from django.urls import path

from evaluations.views import search

urlpatterns = [path("search/", search.search, name="search")]
