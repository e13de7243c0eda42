"""Levels of a report by their codes, where templates show what teams answered."""

from django import template

from evaluations.reports.answering.paper import Paper
from evaluations.reports.model import LevelKey

register = template.Library()


@register.filter
def level_of(paper: Paper, code: str) -> LevelKey | None:
    return paper.level_of(code)
