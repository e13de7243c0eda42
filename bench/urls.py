from django.urls import path

from bench.reference import reference
from laqs.urls import urlpatterns as product

urlpatterns = [path("bench/reference/", reference), *product]
