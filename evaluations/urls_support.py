"""Where a region's days and programmes go, and what an authority sees of that; included before urls_regional."""

from django.urls import path

from evaluations.reports.files import Format
from evaluations.views.regional.support import allocations, authority, budget, region

AT = "region/<slug:region>/support/"
PLACE = f"{AT}<slug:authority>/"

urlpatterns = [
    path(AT, region.support, name="region_support"),
    *(
        path(
            f"region/<slug:region>/support.{kind}",
            region.support_as,
            {"kind": kind},
            name=f"region_support_{kind}",
        )
        for kind in (Format.XLSX, Format.PDF)
    ),
    path(f"{AT}budget/<int:year>/", budget.budget, name="region_budget"),
    path(PLACE, authority.support_authority, name="region_support_authority"),
    path(f"{PLACE}history/", authority.support_history, name="region_support_history"),
    path(f"{PLACE}new/", allocations.allocation_new, name="region_allocation_new"),
    path(f"{PLACE}<int:pk>/", allocations.allocation, name="region_allocation"),
    path(f"{PLACE}<int:pk>/take-away/", allocations.allocation_end, name="region_allocation_end"),
    path("support/", authority.own, name="support"),
]
