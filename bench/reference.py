"""What pages are compared with: 150 rows from one query through a plain template, behind the same door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import LocalAuthority

ROWS = 150


def reference(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/reference.html", {"rows": LocalAuthority.objects.all()[:ROWS]})
