"""What was answered to a collection of each kind: the page, PDF and workbook that count it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from schools.enums import CollectionKind
from schools.models import Collection
from schools.reports import stage_one, summary_files
from schools.reports.survey import files as survey_files
from schools.reports.survey import lines as survey_lines
from schools.selectors import summary
from schools.selectors.inspection_survey import survey_results


class Shown(Protocol):
    def __call__(self, collection: Collection, *, whole: bool) -> dict[str, Any]: ...


class Filed(Protocol):
    def __call__(self, collection: Collection, *, today: dt.date, whole: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """`whole`: with all that the team reads; else as it may be handed on, where the two differ."""

    template: str
    context: Shown
    pdf: Filed
    xlsx: Filed


def summary_of(collection: Collection) -> Summary:
    return SUMMARIES[collection.kind]


def _stage_one(collection: Collection, *, whole: bool) -> dict[str, Any]:
    stage = summary.stage_one(collection)
    bars = [
        ("Institutional Quality Standards (IQS)", stage.uses_iqs, stage_one.use_parts(stage.uses_iqs)),
        ("Classroom Quality Standards (CQS)", stage.uses_cqs, stage_one.use_parts(stage.uses_cqs)),
    ]
    return {**summary_files.context_of(stage), "bars": bars}


def _stage_one_pdf(collection: Collection, *, today: dt.date, whole: bool) -> bytes:
    return summary_files.pdf_of(summary.stage_one(collection), today=today)


def _stage_one_xlsx(collection: Collection, *, today: dt.date, whole: bool) -> bytes:
    return summary_files.xlsx_of(summary.stage_one(collection), today=today)


def _survey(collection: Collection, *, whole: bool) -> dict[str, Any]:
    return survey_lines.context_of(survey_results(collection, whole=whole))


def _survey_pdf(collection: Collection, *, today: dt.date, whole: bool) -> bytes:
    return survey_files.pdf_of(survey_results(collection, whole=whole), today=today)


def _survey_xlsx(collection: Collection, *, today: dt.date, whole: bool) -> bytes:
    return survey_files.xlsx_of(survey_results(collection, whole=whole), today=today)


SUMMARIES: Mapping[str, Summary] = {
    CollectionKind.STAGE_ONE: Summary(
        "schools/returns/stage_one/summary.html", _stage_one, _stage_one_pdf, _stage_one_xlsx
    ),
    CollectionKind.INSPECTION: Summary(
        "schools/returns/inspection/summary.html", _survey, _survey_pdf, _survey_xlsx
    ),
}
