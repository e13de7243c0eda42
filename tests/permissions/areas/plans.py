"""Action plans: written by the core team, read by advisers, reported on by those who lead an action.

In every state of a round a plan with one action, which the adviser leads; two of them have a signed revision.
"""

from typing import Any

from evaluations.models import Action, FollowUp, Milestone, Plan

TABLE = """
evaluations:
  plans                        -          -    GET          in   200  200  200  403  403  200  200  200  404
  plan                         plan       SA   GET          in   200  200  200  404  404  403  200  404  404
  plan                         plan       RF   GET          in   200  200  200  404  404  302  200  404  404
  plan_timeline                plan       SRAF GET          in   200  200  200  404  404  403  200  404  404
  plan_board                   plan       SRAF GET          in   200  200  200  404  404  403  200  404  404
  plan_board                   plan       S    POST         in   403  403  403  404  404  403  403  404  404
  plan_board                   plan       RAF  POST         in   done done done 404  404  403  done 404  404
  plan_about                   plan       S    GET          in   403  403  403  404  404  403  403  404  404
  plan_about                   plan       RAF  GET          in   200  200  200  404  404  403  403  404  404
  plan_about                   plan       S    POST         in   403  403  403  404  404  403  403  404  404
  plan_about                   plan       RAF  POST         in   done done done 404  404  403  403  404  404
  plan_reason                  cell       S    GET          in   403  403  403  404  404  403  403  404  404
  plan_reason                  cell       RAF  GET          in   200  200  200  404  404  403  403  404  404
  plan_reason                  cell       S    POST         in   403  403  403  404  404  403  403  404  404
  plan_reason                  cell       RAF  POST         in   done done done 404  404  403  403  404  404
  follow_up_new                plan       S    GET          in   403  403  403  404  404  403  403  404  404
  follow_up_new                plan       RAF  GET          in   200  200  200  404  404  403  403  404  404
  follow_up_new                plan       S    POST         in   403  403  403  404  404  403  403  404  404
  follow_up_new                plan       RAF  POST         in   done done done 404  404  403  403  404  404
  follow_up                    follow-up  S    GET          in   403  403  403  404  404  403  403  404  404
  follow_up                    follow-up  RAF  GET          in   200  200  200  404  404  403  403  404  404
  follow_up                    follow-up  S    POST         in   403  403  403  404  404  403  403  404  404
  follow_up                    follow-up  RAF  POST         in   done done done 404  404  403  403  404  404
  action_new                   plan       S    GET          in   403  403  403  404  404  403  403  404  404
  action_new                   plan       RAF  GET          in   200  200  200  404  404  403  403  404  404
  action_new                   plan       S    POST         in   403  403  403  404  404  403  403  404  404
  action_new                   plan       RAF  POST         in   done done done 404  404  403  403  404  404
  action_make                  plan       R    GET          in   405  405  405  405  405  405  405  405  405
  action_make                  plan       S    POST         in   403  403  403  404  404  403  403  404  404
  action_make                  plan       RAF  POST         in   done done done 404  404  403  403  404  404
  action                       action     SRAF GET          in   200  200  200  404  404  403  200  404  404
  action_edit                  action     S    GET          in   403  403  403  404  404  403  403  404  404
  action_edit                  action     RAF  GET          in   200  200  200  404  404  403  403  404  404
  action_edit                  action     S    POST         in   403  403  403  404  404  403  403  404  404
  action_edit                  action     RAF  POST         in   done done done 404  404  403  403  404  404
  action_row                   action     S    GET          in   403  403  403  404  404  403  403  404  404
  action_row                   action     RAF  GET          in   302  302  302  404  404  403  403  404  404
  action_row                   action     S    POST         in   403  403  403  404  404  403  403  404  404
  action_row                   action     RAF  POST         in   done done done 404  404  403  403  404  404
  action_row                   action     S    HTMX         401  403  403  403  404  404  403  403  404  404
  action_row                   action     RAF  HTMX         401  done done done 404  404  403  403  404  404
  action_progress              action     R    GET          in   405  405  405  405  405  405  405  405  405
  action_progress              action     S    POST         in   403  403  403  404  404  403  403  404  404
  action_progress              action     RAF  POST         in   done done done 404  404  403  done 404  404
  action_milestone             action     R    GET          in   405  405  405  405  405  405  405  405  405
  action_milestone             action     S    POST         in   403  403  403  404  404  403  403  404  404
  action_milestone             action     RAF  POST         in   done done done 404  404  403  done 404  404
  action_drop                  action     S    GET          in   403  403  403  404  404  403  403  404  404
  action_drop                  action     RAF  GET          in   200  200  200  404  404  403  200  404  404
  action_drop                  action     S    POST         in   403  403  403  404  404  403  403  404  404
  action_drop                  action     RAF  POST         in   done done done 404  404  403  done 404  404
"""


def _action(place: Any) -> Action:
    return Action.objects.get(plan__round=place.round)


ARGUMENTS = {
    "plan": lambda house, place: [place.round.slug],
    "action": lambda house, place: [place.round.slug, 1],
    "follow-up": lambda house, place: [
        place.round.slug,
        FollowUp.objects.get(plan__round=place.round).pk,
    ],
}

QUICK = {"status": "doing", "progress": "red", "due": "26/3/2010", "lead_name": "A Name", "version": 1}
WRITTEN = {"title": "Do it well", "status": "to-do", "version": 1}

FORMS = {
    ("evaluations:plan_board", "POST"): lambda *_: {"move": "1:done:1"},
    ("evaluations:plan_about", "POST"): lambda *_: {"introduction": "What follows.", "version": 1},
    ("evaluations:plan_reason", "POST"): lambda *_: {"reason": "In hand elsewhere.", "version": 0},
    ("evaluations:follow_up_new", "POST"): lambda *_: {"kind": "monitor", "text": "Take-up"},
    ("evaluations:follow_up", "POST"): lambda *_: {"kind": "monitor", "text": "Take-up", "version": 1},
    ("evaluations:action_new", "POST"): lambda *_: WRITTEN,
    ("evaluations:action_make", "POST"): lambda *_: {"cell": "primary/2.4", "lift": "Meet it"},
    ("evaluations:action_edit", "POST"): lambda *_: WRITTEN,
    ("evaluations:action_row", "POST"): lambda *_: QUICK,
    ("evaluations:action_row", "HTMX"): lambda *_: QUICK,
    ("evaluations:action_progress", "POST"): lambda *_: {"progress": "green", "on": "5/1/2010"},
    ("evaluations:action_milestone", "POST"): lambda world, house, place: {
        "milestone": _action(place).milestones.get().pk
    },
    ("evaluations:action_drop", "POST"): lambda *_: {"reason": "Not needed.", "version": 1},
}


def furnish(house: Any, people: Any) -> None:
    for place in house.places.values():
        plan = Plan.objects.create(round=place.round, updated_by=house.lead, last_number=1)
        action = Action.objects.create(
            plan=plan,
            number=1,
            cell=place.cell,
            title="Do it",
            lead=people["adviser"],
            updated_by=house.lead,
        )
        Milestone.objects.create(action=action, title="Half of it", due="2010-02-12")
        FollowUp.objects.create(plan=plan, kind="activity", text="Visit", updated_by=house.lead)
