from django.contrib import admin
from django.urls import include, path

from laqs import views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.health, name="health"),
    path("help/", views.help_page, name="help"),
    path("help/components/", views.components, name="components"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("sources/", views.sources, name="sources"),
    path("accounts/", include("accounts.sign_in_urls")),
    path("", include("accounts.urls")),
    path("frameworks/", include("standards.urls")),
    path("schools/", include("schools.urls")),
    path("figures/", include("schools.urls_figures")),
    path("", include("schools.urls_returns")),
    path("", include("evaluations.urls")),
    path("admin/", admin.site.urls),
]
