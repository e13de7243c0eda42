"""The written statement of action on paper."""

from django.template.loader import render_to_string
from django.utils.text import slugify

from evaluations.reports.files import TYPES, File, Format
from evaluations.selectors.inspections.statement import Statement
from schools import paper


def statement_pdf(statement: Statement) -> File:
    body = paper.write_pdf(render_to_string("pdf/statement.html", {"statement": statement}))
    return File(f"{slugify(statement.authority)}-statement-of-action.pdf", TYPES[Format.PDF], body)
