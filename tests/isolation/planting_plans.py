"""Words that stand nowhere else, in action plans: now, before and as signed, and what came of them."""

from collections.abc import Callable

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Action, Difference, NoAction, ProgressEntry
from tests.permissions.areas.reading import ROUND
from tests.permissions.world import House, Place

Word = Callable[[str, str], str]


def earlier(house: House, user: User, group: str, word: Word) -> None:
    """An action of a plan that is not signed, and whether it made the difference in a later round."""
    action = Action.objects.get(plan__round__authority=house.authority, plan__round__name=ROUND, number=1)
    action.title, action.evaluation = word(group, "action"), word(group, "evaluation")
    action.lead_name, action.updated_by = word(group, "leads"), user
    action.save()
    Difference.objects.create(
        cell=house.places[RoundState.RATING].cell,
        action=action,
        made="partly",
        note=word(group, "difference"),
        updated_by=user,
    )


def action_plan(place: Place, user: User, group: str, word: Word) -> None:
    """All that a plan says: before its actions, in one, in its history, in a reason and in a follow-up."""
    plan = place.round.plan
    plan.introduction, plan.committee = word(group, "introduction"), word(group, "committee")
    plan.save()
    action = plan.actions.get()
    action.title = word(group, "earlier")
    action.save()
    for name in ("title", "priority", "helpers", "resources", "success", "monitored_by", "evaluation"):
        setattr(action, name, word(group, f"action{name.replace('_', '')}"))
    action.origin, action.origin_text = "lift", word(group, "origin")
    action.save()
    step, follow_up = action.milestones.get(), plan.follow_ups.get()
    step.title, follow_up.text = word(group, "milestone"), word(group, "followup")
    step.save()
    follow_up.save()
    ProgressEntry.objects.create(
        action=action, on="2010-01-05", progress="red", note=word(group, "progress"), by=user
    )
    NoAction.objects.create(plan=plan, cell=place.unnamed, reason=word(group, "noaction"), updated_by=user)
    signed_plan(place, "SIGNEDPLAN" if group == "PLAN" else group, word)


def signed_plan(place: Place, group: str, word: Word) -> None:
    """What the signed revision says, where the plan has one: nothing of what was planted in the plan since."""
    for revision in place.round.plan.revisions.all():
        revision.report["head"]["introduction"] = word(group, "introduction")
        revision.report["actions"][0]["title"] = word(group, "actiontitle")
        revision.note = word(group, "note")
        revision.save()
