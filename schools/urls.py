from django.urls import path

from schools.views import imports, register

app_name = "schools"

urlpatterns = [
    path("", register.school_list, name="list"),
    path("list.csv", register.school_csv, name="csv"),
    path("import/", imports.import_new, name="import_new"),
    path("import/<int:pk>/", imports.import_page, name="import"),
    path("import/<int:pk>/step/", imports.import_step, name="import_step"),
    path("import/<int:pk>/confirm/", imports.import_confirm, name="import_confirm"),
    path("import/<int:pk>/put-aside/", imports.import_put_aside, name="import_put_aside"),
    path("<int:urn>/", register.school, name="school"),
]
