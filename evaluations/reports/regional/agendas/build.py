"""From an agenda and what may be read of its authority to the one report that all formats show."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import AgendaAudience
from evaluations.models import Agenda, AgendaItem, Round
from evaluations.reports.build import dashboard_of
from evaluations.reports.model import CellLine, Dashboard, Status
from evaluations.reports.phases import dashboard_within
from evaluations.reports.regional.agendas.model import AgendaReport, Asked, Part, Rated
from evaluations.reports.words import STATUS, date_words, levels_by_code
from evaluations.selectors.regional.access import open_to
from evaluations.selectors.regional.agendas.questions import introduction
from schools.selectors.bearing import Bearing, bearing_on_each
from standards.content import Content, Element, Phase, content_for

GENERAL = "General"


def report_for(posts: Posts, agenda: Agenda) -> AgendaReport:
    """Ten queries at most, of a round that is only shared; four of one that is signed off."""
    content = content_for(agenda.framework)
    items = list(agenda.items.all())
    phases = (content.phase_by_pk[agenda.phase_id],) if agenda.phase_id else content.phases
    round_ = newest_round(posts, agenda)
    dashboard = _dashboard(posts, agenda, round_) if round_ and items else None
    elements = _elements(content, items)
    pairs = [(one.ref, phase.ref) for one in elements for phase in phases if one.in_phase(phase.ref)]
    figures = bearing_on_each(agenda.authority_id, pairs)
    quote = introduction(content, agenda.audience)
    return AgendaReport(
        pk=agenda.pk,
        slug=agenda.authority.slug,
        authority=agenda.authority.name,
        region=agenda.authority.region.name,
        title=agenda.title,
        audience=AgendaAudience(agenda.audience).label,
        phase=phases[0].label if agenda.phase_id else "All phases",
        held_on=agenda.held_on,
        who=agenda.who,
        author=str(agenda.author),
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        element_one=content.element_one,
        round=_round_words(round_),
        round_slug=round_.slug if round_ else "",
        quote=quote.text if quote else "",
        quote_place=quote.place if quote else "",
        parts=tuple(_parts(content, items, phases, dashboard, figures)),
    )


def newest_round(posts: Posts, agenda: Agenda) -> Round | None:
    """The newest that the authority signed off, or shares, on the framework of the agenda."""
    rounds = open_to(posts).filter(authority=agenda.authority_id, framework=agenda.framework_id)
    return rounds.first()


def _dashboard(posts: Posts, agenda: Agenda, round_: Round) -> Dashboard:
    phases = posts.phases(agenda.authority.region_id, RegionalPermission.VIEW)
    return dashboard_within(dashboard_of(round_), phases)


def _round_words(round_: Round | None) -> str:
    if round_ is None:
        return ""
    signed = round_.signed_off_at if round_.is_signed_off else None
    return (
        f"{round_.name}, {f'signed off {date_words(signed.date())}' if signed else 'shared, not signed off'}"
    )


def _elements(content: Content, items: Sequence[AgendaItem]) -> list[Element]:
    wanted = {item.element_id for item in items}
    return [element for element in content.elements.values() if element.pk in wanted]


def _parts(
    content: Content,
    items: Sequence[AgendaItem],
    phases: Sequence[Phase],
    dashboard: Dashboard | None,
    figures: Mapping[tuple[str, str], list[Bearing]],
) -> Iterator[Part]:
    numbered, told = enumerate(items, 1), set()
    for pk, run in groupby(numbered, key=lambda pair: pair[1].element_id):
        element, again = content.element_by_pk.get(pk), pk in told
        told.add(pk)
        here = [phase for phase in phases if element and element.in_phase(phase.ref) and not again]
        questions = tuple(_asked(number, item) for number, item in run)
        yield Part(
            anchor=f"question-{questions[0].number}",
            ref=element.ref if element else "",
            title=element.title if element else GENERAL,
            again=again,
            rated=tuple(_ratings(dashboard, element, here)) if dashboard and element else (),
            figures=tuple(_figures(element, here, figures, alone=len(phases) == 1)) if element else (),
            questions=questions,
        )


def _asked(number: int, item: AgendaItem) -> Asked:
    return Asked(number, item.question, item.place, item.covered_on, item.note)


def _ratings(dashboard: Dashboard, element: Element, phases: Sequence[Phase]) -> Iterator[Rated]:
    labels = {phase.ref: phase.label for phase in phases}
    for cell in dashboard.cells:
        if cell.element == element.ref and cell.phase in labels and cell.status != Status.NOT_THERE:
            yield _rated(dashboard, cell, labels[cell.phase])


def _rated(dashboard: Dashboard, cell: CellLine, phase: str) -> Rated:
    levels = levels_by_code(dashboard)
    level = levels.get(cell.level) if cell.status == Status.RATED else None
    at_most = levels.get(cell.ceiling) if cell.status == Status.NOT_RATED and cell.holds else None
    word = level.label if level else STATUS[cell.status]
    return Rated(phase, level, word, cell.holds, at_most, cell.said)


def _figures(
    element: Element,
    phases: Sequence[Phase],
    figures: Mapping[tuple[str, str], list[Bearing]],
    *,
    alone: bool,
) -> Iterator[tuple[str, Bearing]]:
    """A series of no phase bears on each; it is told once, of all of them."""
    found: dict[Bearing, list[str]] = {}
    for phase in phases:
        for bearing in figures.get((element.ref, phase.ref), ()):
            found.setdefault(bearing, []).append(phase.label)
    for bearing, labels in found.items():
        yield "" if alone or len(labels) == len(phases) > 1 else ", ".join(labels), bearing
