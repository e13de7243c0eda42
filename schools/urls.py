from django.urls import path

from schools.views import register

app_name = "schools"

urlpatterns = [
    path("", register.school_list, name="list"),
    path("list.csv", register.school_csv, name="csv"),
    path("<int:urn>/", register.school, name="school"),
]
