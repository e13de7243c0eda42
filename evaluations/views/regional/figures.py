"""The published figures of an authority as its regional team reads them, in the phases of the post."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.roles import RegionalPermission
from evaluations.forms.texts import whole_number
from evaluations.services.regional.looks import write_down
from evaluations.views.regional.shared import get_authority, get_region
from schools.selectors.figures import figures_page


@require_safe
def figures(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    chosen.region = found
    posts = request.here.posts
    write_down(user=request.user, posts=posts, authority=chosen, what="the figures")
    phases = posts.phases(found.pk, RegionalPermission.VIEW)
    context = {
        "page": figures_page(chosen, phases, whole_number(request.GET.get("by", ""))),
        "region": found,
        "authority": chosen,
    }
    return render(request, "evaluations/regional/figures.html", context)
