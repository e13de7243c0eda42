"""Published figures of authorities."""

from django.urls import path

from schools.views import figures, figures_import, figures_typing

app_name = "figures"

urlpatterns = [
    path("", figures.page, name="page"),
    path("type/", figures_typing.type_in, name="type"),
    path("type/<int:pk>/remove/", figures_typing.remove, name="remove"),
    path("import/", figures_import.import_new, name="import_new"),
    path("import/<int:pk>/", figures_import.import_page, name="import"),
    path("import/<int:pk>/confirm/", figures_import.import_confirm, name="import_confirm"),
    path("import/<int:pk>/put-aside/", figures_import.import_put_aside, name="import_put_aside"),
]
