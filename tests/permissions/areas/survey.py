"""The survey for an inspection: the addresses of other returns, with what a school said for lead and core alone."""

import datetime as dt
from typing import Any

from django.utils import timezone

from schools.models import Ask, Collection
from schools.services.answers import save_return
from schools.tokens import token_for
from tests.factories.schools import AskFactory, SurveyFactory, said

TABLE = """
returns:
  collection                   survey     -    GET          in   200  200  200  403  403  403  200  404  404
  summary                      survey     -    GET          in   200  200  200  403  403  403  200  404  404
  summary_pdf                  survey     -    GET          in   200  200  200  403  403  403  403  404  404
  summary_xlsx                 survey     -    GET          in   200  200  200  403  403  403  403  404  404
  themes                       survey     -    GET          in   404  404  404  403  403  403  403  404  404
  sheet_file                   survey     -    GET          in   200  200  200  403  403  403  403  404  404
  ask                          surveyed   -    GET          in   200  200  200  403  403  403  200  404  404
  ask_sort                     surveyed   -    POST         in   done 403  403  403  403  403  403  404  404
  type_in                      surveyed   -    GET          in   200  200  200  403  403  403  403  404  404
  answer                       survey_link -   GET          200  200  200  200  200  200  200  200  200  200
"""

PUBLIC = {"survey_link"}


def _survey(house: Any) -> Collection:
    return Collection.objects.get(authority=house.authority, kind="inspection")


def _surveyed(house: Any) -> Ask:
    return Ask.objects.get(collection__authority=house.authority, email__startswith="surveyed@")


ARGUMENTS = {
    "survey": lambda house, place: [_survey(house).pk],
    "surveyed": lambda house, place: [_surveyed(house).pk],
    "survey_link": lambda house, place: [token_for(_surveyed(house))],
}
FORMS = {("returns:ask_sort", "POST"): lambda *_: {"judged": "not-good", "governed": "academy", "seen": "/"}}


def furnish(house: Any, people: Any) -> None:
    """One who opened its link and has not answered, and one who has."""
    survey = SurveyFactory(authority=house.authority, created_by=house.lead, name="Before the inspectors")
    sent = timezone.now() - dt.timedelta(days=9)
    where = house.authority.slug
    AskFactory(collection=survey, email=f"surveyed@{where}.example", sent_at=sent, opened_at=sent)
    told = AskFactory(collection=survey, email=f"told@{where}.example", sent_at=sent, opened_at=sent)
    save_return(ask=told, answers=said(judged="good", understands="well"), version=0, source="link")
