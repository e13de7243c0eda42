"""The readers' page; evaluations/urls.py includes this under its own name."""

from django.urls import path

from evaluations.views import reading

urlpatterns = [
    path("reading/", reading.reading, name="reading"),
]
