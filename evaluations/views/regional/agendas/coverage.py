"""What of the published agendas is covered with an authority over a school year, and an agenda of what is not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from evaluations.enums import AgendaAudience
from evaluations.forms.texts import whole_number
from evaluations.reports.regional.agendas.coverage import coverage_csv, coverage_of
from evaluations.reports.regional.agendas.covered import Coverage
from evaluations.selectors.regional.agendas.coverage import school_year, year_words, years_with
from evaluations.services.errors import Refused
from evaluations.services.regional.agendas.making import Details, make_agenda
from evaluations.views.exports import attached
from evaluations.views.regional.agendas.shared import chosen_phase, get_authority_to_write
from evaluations.views.regional.ratings import get_content
from standards.content import Phase

FEWEST, MOST = 1990, 2100


@require_safe
def agenda_coverage(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_authority_to_write(request, region, authority)
    phase, phases = chosen_phase(request, chosen, get_content())
    year = _year(request)
    by, now = phase.ref if phase else "all", school_year(timezone.localdate())
    years = sorted({year, *years_with(request.here.posts, chosen)}, reverse=True)
    context = {
        "region": chosen.region,
        "authority": chosen,
        "coverage": _coverage(request, chosen, phase, year),
        "phases": [(label, f"?by={ref}&year={year}", current) for label, ref, current in phases],
        "years": [(year_words(one), f"?by={by}&year={one}", one == year) for one in years],
        "by": by,
        "year": year,
        "is_now": year == now,
    }
    return render(request, "evaluations/agendas/coverage.html", context)


@require_safe
def agenda_coverage_csv(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_authority_to_write(request, region, authority)
    phase, _ = chosen_phase(request, chosen, get_content())
    return attached(coverage_csv(_coverage(request, chosen, phase, _year(request))))


@require_POST
def agenda_uncovered(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    """A new agenda of what this school year has neither covered nor planned, for the phase and audience sent."""
    chosen, content = get_authority_to_write(request, region, authority), get_content()
    phase = content.phase(by) if (by := request.POST.get("by", "")) in content_refs(content.phases) else None
    audience = request.POST.get("audience", "")
    if audience not in AgendaAudience.values:
        audience = AgendaAudience.AUTHORITY
    today = timezone.localdate()
    places = _coverage(request, chosen, phase, school_year(today)).of(audience).open
    back = redirect("evaluations:agenda_coverage", chosen.region.slug, chosen.slug)
    if not places:
        messages.success(
            request, "Every question is covered or on an agenda to come, so there is none to make."
        )
        return back
    try:
        made = make_agenda(
            posts=request.here.posts,
            user=request.user,
            authority=chosen,
            content=content,
            audience=audience,
            phase=phase,
            details=Details("Questions not covered yet", today, ""),
            places=places,
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return back
    number = made.items.count()
    said = f"An agenda of {number} question{'' if number == 1 else 's'} is made. Set its date and who is met."
    messages.success(request, said)
    return redirect("evaluations:agenda_edit", made.pk)


def content_refs(phases: tuple[Phase, ...]) -> set[str]:
    return {phase.ref for phase in phases}


def _coverage(request: MemberRequest, authority: LocalAuthority, phase: Phase | None, year: int) -> Coverage:
    return coverage_of(request.here.posts, authority, get_content(), phase, year)


def _year(request: MemberRequest) -> int:
    """Of the address; this school year where it names none that could be."""
    year = whole_number(request.GET.get("year", ""))
    return year if FEWEST <= year <= MOST else school_year(timezone.localdate())
