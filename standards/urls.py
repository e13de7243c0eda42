from django.urls import path

from standards.views import browsing, crosswalk
from standards.views.own import files, preview

app_name = "standards"
urlpatterns = [
    path("", browsing.framework_list, name="framework_list"),
    path("crosswalk/", crosswalk.crosswalk, name="crosswalk"),
    path("search", browsing.search, name="search"),
    path("own/", files.own_list, name="own_list"),
    path("own/example/", files.own_example, name="own_example"),
    path("own/guide/", files.own_guide, name="own_guide"),
    path("own/<int:pk>/", files.own_file, name="own_file"),
    path("own/<int:pk>/replace/", files.own_replace, name="own_replace"),
    path("own/<int:pk>/publish/", files.own_publish, name="own_publish"),
    path("own/<int:pk>/discard/", files.own_discard, name="own_discard"),
    path("own/<int:pk>/preview/", preview.own_preview, name="own_preview"),
    path(
        "own/<int:pk>/preview/sections/<slug:ref>/", preview.own_preview_section, name="own_preview_section"
    ),
    path("own/<int:pk>/preview/<str:ref>/", preview.own_preview_element, name="own_preview_element"),
    path("own/<int:pk>/try/", preview.own_try, name="own_try"),
    path("own/<int:pk>/changes/", preview.own_changes, name="own_changes"),
    path("<slug:slug>/<str:version>/", browsing.framework_detail, name="framework_detail"),
    path("<slug:slug>/<str:version>/since/<str:other>/", browsing.changes, name="changes"),
    path("<slug:slug>/<str:version>/sections/<slug:ref>/", browsing.section_detail, name="section_detail"),
    path("<slug:slug>/<str:version>/<str:ref>/", browsing.element_detail, name="element_detail"),
]
