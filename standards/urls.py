from django.urls import path

from standards import views

app_name = "standards"
urlpatterns = [
    path("", views.framework_list, name="framework_list"),
    path("search", views.search, name="search"),
    path("<slug:slug>/<str:version>/", views.framework_detail, name="framework_detail"),
    path("<slug:slug>/<str:version>/sections/<slug:ref>/", views.section_detail, name="section_detail"),
    path("<slug:slug>/<str:version>/<str:ref>/", views.element_detail, name="element_detail"),
]
