"""The summary as files, from one report: the same bytes each time once the round is signed off."""

from django.template.loader import render_to_string

from evaluations.reports.files import File
from evaluations.reports.plans.files import CONTENT_TYPES, Format
from evaluations.reports.selfevaluation.document import docx_of
from evaluations.reports.selfevaluation.model import SelfReport
from schools import paper


def summary_as(report: SelfReport, kind: Format) -> File:
    name = f"{report.round.slug}-self-evaluation.{kind}"
    return File(name, CONTENT_TYPES[kind], _body(report, kind))


def _body(report: SelfReport, kind: Format) -> bytes:
    if kind == Format.DOCX:
        return docx_of(report)
    return paper.write_pdf(render_to_string("pdf/self_evaluation.html", {"report": report}))
