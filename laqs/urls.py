from django.contrib import admin
from django.urls import include, path

from laqs import views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.health, name="health"),
    path("accounts/", include("allauth.account.urls")),
    path("", include("accounts.urls")),
    path("frameworks/", include("standards.urls")),
    path("", include("evaluations.urls")),
    path("admin/", admin.site.urls),
]
