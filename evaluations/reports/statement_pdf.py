"""The written statement of action on paper."""

from django.template.loader import render_to_string
from django.utils.text import slugify

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.statement import Read
from schools import paper


def statement_pdf(read: Read) -> File:
    body = paper.write_pdf(
        render_to_string("pdf/statement.html", {"read": read, "statement": read.statement})
    )
    return File(f"{slugify(read.statement.authority)}-statement-of-action.pdf", TYPES[Format.PDF], body)
