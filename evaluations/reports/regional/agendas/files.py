"""An agenda as a file to take to the meeting."""

from django.template.loader import render_to_string

from evaluations.reports.files import File
from evaluations.reports.plans.files import CONTENT_TYPES, Format
from evaluations.reports.regional.agendas.document import docx_of
from evaluations.reports.regional.agendas.model import AgendaReport
from schools import paper


def agenda_file(report: AgendaReport, kind: Format) -> File:
    name = f"{report.slug}-agenda-{report.held_on.isoformat()}-{report.pk}.{kind}"
    return File(name, CONTENT_TYPES[kind], _body(report, kind))


def _body(report: AgendaReport, kind: Format) -> bytes:
    if kind == Format.DOCX:
        return docx_of(report)
    return paper.write_pdf(render_to_string("pdf/agenda.html", {"agenda": report}))
