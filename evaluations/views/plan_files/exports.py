"""The plan as it stands, and each signed revision, as files: the same bytes as `manage.py export_plan` writes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.permissions import Access, can_export_plan
from evaluations.reports.plans.build import draft_drawn, drawn_of
from evaluations.reports.plans.files import Format, file_of
from evaluations.reports.plans.model import Drawn
from evaluations.selectors.plans.leads import possible_leads
from evaluations.views.plan_files.shared import get_plan, get_revision

NOT_YOURS = "Downloads are for the authority’s leads, core team and readers. Ask one of them for the file."


@require_safe
def draft(request: MemberRequest, slug: str, kind: Format, *, large: bool = False) -> HttpResponse:
    plan = get_plan(request, slug, signed=False)
    _check(plan.round.access, signed=False)
    leads = tuple(possible_leads(plan.round.authority_id).values()) if kind == Format.XLSX else ()
    return _file(draft_drawn(plan), kind, large=large, leads=leads)


@require_safe
def revision(
    request: MemberRequest, slug: str, number: int, kind: Format, *, large: bool = False
) -> HttpResponse:
    found = get_revision(request, slug, number)
    _check(found.plan.round.access, signed=True)
    return _file(drawn_of(found), kind, large=large)


def _check(access: Access, *, signed: bool) -> None:
    if not can_export_plan(access, signed=signed):
        raise PermissionDenied(NOT_YOURS)


def _file(drawn: Drawn, kind: Format, *, large: bool, leads: tuple[str, ...] = ()) -> HttpResponse:
    made = file_of(drawn, kind, large=large, leads=leads)
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made.body, content_type=made.content_type, headers=headers)
