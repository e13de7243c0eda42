"""A member's own sheet, its files, and the local words that it shows; included by evaluations.urls."""

from django.urls import path

from evaluations.views.sheet import page

urlpatterns = [
    path("rounds/<slug:slug>/sheet/", page.sheet, name="sheet"),
]
