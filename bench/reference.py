"""What pages are compared with: 150 rows from one query through a plain template, behind the same door."""

from itertools import cycle, islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import LocalAuthority

ROWS = 150


def reference(request: HttpRequest) -> HttpResponse:
    """Where there are fewer authorities they come again: it costs the same on any size of database."""
    rows = list(islice(cycle(LocalAuthority.objects.all()[:ROWS]), ROWS))
    return render(request, "bench/reference.html", {"rows": rows})
