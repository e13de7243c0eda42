"""An agenda as files, and the log of what was read of the authority for it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.models import Agenda
from evaluations.reports.plans.files import Format
from evaluations.reports.regional.agendas.build import report_for
from evaluations.reports.regional.agendas.files import agenda_file
from evaluations.reports.regional.agendas.model import AgendaReport
from evaluations.services.regional.looks import write_down
from evaluations.views.exports import attached
from evaluations.views.regional.agendas.shared import get_agenda

AS = {Format.PDF: "as PDF", Format.DOCX: "as a Word document"}


def read_report(request: MemberRequest, agenda: Agenda, what: str) -> AgendaReport:
    """Where it shows anything of the authority's, that is a look; `what` finishes “looked at …”, without a title."""
    posts = request.here.posts
    report = report_for(posts, agenda)
    if report.shows_their_material:
        of = ", ".join(part for part in (what, report.round) if part)
        write_down(user=request.user, posts=posts, authority=agenda.authority, what=of)
    return report


@require_safe
def agenda_as_file(request: MemberRequest, pk: int, kind: Format) -> HttpResponse:
    found = get_agenda(request, pk)
    report = read_report(request, found, f"the ratings and figures for an agenda, {AS[kind]}")
    return attached(agenda_file(report, kind))
