"""A Support with its switches and its picture, for the pages of a region and of one authority."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from evaluations.enums import View
from evaluations.reports.files import Format
from evaluations.reports.regional.overview_page import Switch
from evaluations.reports.regional.support.bar import Bar, bar_of
from evaluations.reports.regional.support.choice import SORTS, year_words, years_around
from evaluations.reports.regional.support.model import Support


@dataclass(frozen=True, slots=True)
class Page:
    support: Support
    phases: tuple[Switch, ...]
    views: tuple[Switch, ...]
    years: tuple[Switch, ...]
    sorts: tuple[tuple[str, str, bool], ...]
    files: tuple[tuple[str, str], ...]
    bar: Bar | None


def page_of(support: Support, bys: tuple[tuple[str, str], ...], region: str, today: dt.date) -> Page:
    asked = support.asked
    return Page(
        support=support,
        phases=tuple(Switch(label, f"?{asked.at(by=ref)}", ref == asked.by) for ref, label in bys),
        views=tuple(
            Switch(str(view.label), f"?{asked.at(view=view.value)}", view == asked.view) for view in View
        ),
        years=tuple(
            Switch(year_words(year), f"?{asked.at(year=year)}", year == asked.year)
            for year in years_around(asked.year, today)
        ),
        sorts=tuple((value, label, value == asked.sort) for value, label in SORTS.items()),
        files=tuple(
            (label, f"{reverse(f'evaluations:region_support_{kind}', args=[region])}?{asked.query}")
            for kind, label in ((Format.PDF, "Download PDF"), (Format.XLSX, "Excel"))
        ),
        bar=bar_of(support.given, support.budget) if support.whole else None,
    )
