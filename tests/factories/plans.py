"""Action plans: a plan for a round, and actions in it."""

import datetime as dt

from factory.declarations import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from evaluations.models import Action, Milestone, Plan
from tests.factories.rounds import RoundFactory


class PlanFactory(DjangoModelFactory[Plan]):
    class Meta:
        model = Plan

    round = SubFactory(RoundFactory)
    updated_by = SelfAttribute("round.created_by")


class ActionFactory(DjangoModelFactory[Action]):
    """A free action without a lead or dates; its number is one more than the plan's last."""

    class Meta:
        model = Action

    plan = SubFactory(PlanFactory)
    number = LazyAttribute(lambda action: action.plan.actions.count() + 1)
    title = Sequence(lambda n: f"Do thing {n + 1}")
    updated_by = SelfAttribute("plan.updated_by")


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    action = SubFactory(ActionFactory)
    title = Sequence(lambda n: f"Step {n + 1} taken")
    due = dt.date(2010, 2, 12)
