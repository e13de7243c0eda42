from django.urls import path

from standards.views import browsing, crosswalk

app_name = "standards"
urlpatterns = [
    path("", browsing.framework_list, name="framework_list"),
    path("crosswalk/", crosswalk.crosswalk, name="crosswalk"),
    path("search", browsing.search, name="search"),
    path("<slug:slug>/<str:version>/", browsing.framework_detail, name="framework_detail"),
    path("<slug:slug>/<str:version>/sections/<slug:ref>/", browsing.section_detail, name="section_detail"),
    path("<slug:slug>/<str:version>/<str:ref>/", browsing.element_detail, name="element_detail"),
]
