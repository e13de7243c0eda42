"""The lines of a rating page. A line without a note looks the same in every round, so it is drawn once."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from evaluations.models.cells import field_of
from evaluations.selectors.rate_lines import Fixed, Line

register = template.Library()


@register.simple_tag
def rate_line(line: Line, may_record: bool, may_plan: bool = False) -> SafeString:
    """A lead-in, a line worked out, a line to answer, or a line to read."""
    if line.note or line.was or line.error or line.worked_out:
        return _draw(line, may_record, may_plan)
    return _drawn(line.fixed, line.value, line.version, may_record, may_plan, line.options)


@lru_cache(maxsize=4096)
def _drawn(
    fixed: Fixed,
    value: str,
    version: int,
    may_record: bool,
    may_plan: bool,
    options: tuple[tuple[str, str, str], ...],
) -> SafeString:
    return _draw(Line(fixed, value=value, version=version, options=options), may_record, may_plan)


def _draw(line: Line, may_record: bool, may_plan: bool) -> SafeString:
    key = line.fixed.key
    context = {"line": line, "field": field_of(key) if key else "", "may_record": may_record}
    context["may_plan"] = may_plan
    return SafeString(get_template("evaluations/rate/line.html").render(context))
