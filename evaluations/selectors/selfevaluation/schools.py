"""What schools said to the questions of inspectors that bears on one aspect: counts alone, as readers have them.

Which question bears on which aspect is our reading: the handbook does not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from evaluations.models import Cell
from schools.enums import CollectionKind
from schools.reports.survey.lines import summed
from schools.selectors.inspection_survey import SurveyResults, survey_of, survey_results

FRAMEWORK = "ofsted-la-school-improvement"
BEARS: Mapping[str, tuple[str, ...]] = {
    "1": ("relations",),
    "3": ("understands", "recognised"),
    "4": ("meets_needs", "helped", "recognised"),
    "5": ("impact", "supports_others"),
    "6": ("meets_needs", "facilitated", "helped"),
    "7": ("meets_needs", "facilitated"),
}
"""Questions of the survey by the aspect that they bear on."""


@dataclass(frozen=True, slots=True)
class Said:
    asked: str
    place: str
    summed: str


@dataclass(frozen=True, slots=True)
class Heard:
    """`survey` is None where schools were never asked; `url` then leads to asking them, or is empty."""

    survey: SurveyResults | None
    said: tuple[Said, ...]
    url: str


def heard_on(cell: Cell) -> Heard | None:
    """None where nothing bears on the aspect, the round is signed off, or the person may not read returns.

    Three queries where there is something, else none.
    """
    round_ = cell.round
    keys = BEARS.get(cell.element.ref, ()) if round_.framework.slug == FRAMEWORK else ()
    if not keys or round_.is_signed_off or not cell.access.may(Permission.VIEW_SCHOOLS):
        return None
    collection = survey_of(round_.authority_id, round_.collection_id)
    if collection is None:
        may_ask = cell.access.may(Permission.MANAGE_SCHOOLS)
        address = f"{reverse('returns:new')}?kind={CollectionKind.INSPECTION.value}"
        return Heard(None, (), address if may_ask else "")
    survey = survey_results(collection)
    said = tuple(
        Said(one.asked, one.place, summed(one))
        for one in survey.results
        if one.key in keys and one.total.asked
    )
    return Heard(survey, said, reverse("returns:summary", args=[collection.pk]))
