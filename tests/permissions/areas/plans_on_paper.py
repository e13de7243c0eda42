"""Files of a plan, its signed revisions, signing them, and workbooks that come back."""

from evaluations.enums import RoundState
from evaluations.models import Plan, PlanRevision
from evaluations.reports.plans.build import draft_of, freeze
from evaluations.services.plan_signing import seal_of

TABLE = """
evaluations:
  plan_pdf                     plan       SRAF GET          in   200  200  200  404  404  403  403  404  404
  plan_large_pdf               plan       F    GET          in   200  200  200  404  404  403  403  404  404
  plan_xlsx                    plan       SRAF GET          in   200  200  200  404  404  403  403  404  404
  plan_docx                    plan       SRAF GET          in   200  200  200  404  404  403  403  404  404
  plan_csv                     plan       SRAF GET          in   200  200  200  404  404  403  403  404  404
  plan_revision                revision   RF   GET          in   200  200  200  404  404  200  200  404  404
  plan_revision_pdf            revision   RF   GET          in   200  200  200  404  404  200  403  404  404
  plan_revision_large_pdf      revision   F    GET          in   200  200  200  404  404  200  403  404  404
  plan_revision_xlsx           revision   RF   GET          in   200  200  200  404  404  200  403  404  404
  plan_revision_docx           revision   RF   GET          in   200  200  200  404  404  200  403  404  404
  plan_revision_csv            revision   RF   GET          in   200  200  200  404  404  200  403  404  404
  plan_sign                    plan       S    GET          in   403  403  403  404  404  403  403  404  404
  plan_sign                    plan       RAF  GET          in   200  403  403  404  404  403  403  404  404
  plan_sign                    plan       A    POST         in   422  403  403  404  404  403  403  404  404
  plan_sign                    plan       F    POST         in   done 403  403  404  404  403  403  404  404
  plan_upload                  plan       S    GET          in   403  403  403  404  404  403  403  404  404
  plan_upload                  plan       RAF  GET          in   200  200  200  404  404  403  403  404  404
  plan_upload                  plan       S    POST         in   403  403  403  404  404  403  403  404  404
  plan_upload                  plan       RAF  POST         in   422  422  422  404  404  403  403  404  404
  plan_confirm                 plan       RF   GET          in   405  405  405  405  405  405  405  405  405
  plan_confirm                 plan       S    POST         in   403  403  403  404  404  403  403  404  404
  plan_confirm                 plan       RAF  POST         in   302  302  302  404  404  403  403  404  404
  plan_approve                 revision   RF   GET          in   405  405  405  405  405  405  405  405  405
  plan_approve                 revision   RF   POST         in   403  403  403  404  404  done 403  404  404
  plan_return                  revision   RF   GET          in   405  405  405  405  405  405  405  405  405
  plan_return                  revision   RF   POST         in   403  403  403  404  404  done 403  404  404
"""

ARGUMENTS = {
    "revision": lambda house, place: [place.round.slug, 1],
}


def _signing(world, house, place):
    plan = Plan.objects.select_related("round__authority", "round__framework").get(round=place.round)
    return {"seal": seal_of(draft_of(plan), plan.revisions.count()), "note": "One more action."}


FORMS = {
    ("evaluations:plan_sign", "POST"): _signing,
    ("evaluations:plan_approve", "POST"): lambda *_: {"version": 1},
    ("evaluations:plan_return", "POST"): lambda *_: {"version": 1, "reply": "Say who leads it."},
}


def furnish(house, people):
    """A signed revision of the plan of two rounds, and a change that came after it."""
    for state in (RoundState.RATING, RoundState.SIGNED_OFF):
        plan = Plan.objects.get(round=house.places[state].round)
        frozen = freeze(draft_of(plan), house.lead)
        PlanRevision.objects.create(plan=plan, number=1, report=frozen, signed_by=house.lead)
        plan.introduction = "What comes next."
        plan.save()
