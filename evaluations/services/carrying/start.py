import datetime as dt
from enum import StrEnum

from django.db import transaction

from accounts.models import User
from evaluations.models import Carried, Round
from evaluations.permissions import can_manage
from evaluations.services.carrying.answers import carry_answers
from evaluations.services.carrying.digest import carry_digest
from evaluations.services.carrying.evidence import carry_evidence
from evaluations.services.carrying.judged import carry_judged
from evaluations.services.carrying.overalls import carry_overalls
from evaluations.services.carrying.people import carry_team
from evaluations.services.carrying.places import Carrier, carrier_for
from evaluations.services.carrying.plan import carry_plan
from evaluations.services.carrying.readiness import carry_readiness
from evaluations.services.carrying.selfevaluation import carry_self_evaluation
from evaluations.services.carrying.teams import carry_team_texts, carry_teams
from evaluations.services.carrying.words import carry_words
from evaluations.services.errors import Refused
from evaluations.services.rounds import create_round
from standards.content import content_for
from standards.models import Framework


class Take(StrEnum):
    """What a lead may take or leave; what was judged and answered is always told."""

    TEAM = "team"
    TEXTS = "texts"
    EVIDENCE = "evidence"
    PLAN = "plan"
    READINESS = "readiness"


PARTS = frozenset(Take)


@transaction.atomic
def start_from(
    *,
    source: Round,
    framework: Framework,
    user: User,
    name: str,
    period: str,
    rate_by: dt.date | None = None,
    take: frozenset[str] = PARTS,
) -> Round:
    """A round in setting up, on this version of the source's framework. `source` as `round_for` gives it.

    Nothing in it is agreed, answered or rated. Raises Refused; then nothing is kept.
    """
    if not can_manage(source.access):
        raise Refused("Only a lead may start a round.")
    if framework.slug != source.framework.slug:
        raise Refused("A round goes on in a version of its own framework. Start a new round for another one.")
    made = create_round(
        authority=source.authority,
        framework=framework,
        content=content_for(framework),
        user=user,
        name=name,
        period=period,
        rate_by=rate_by,
        previous=source,
    )
    carrier = carrier_for(source, made, user)
    _carry(carrier, take)
    Carried.objects.create(
        round=made,
        source=source,
        by=user,
        taken=dict(carrier.taken),
        changed=carrier.changed,
        left=carrier.left,
    )
    return made


def _carry(carrier: Carrier, take: frozenset[str]) -> None:
    carry_judged(carrier)
    carry_overalls(carrier)
    carry_answers(carrier, with_notes=Take.TEXTS in take)
    if Take.TEXTS in take:
        carry_words(carrier)
        carry_digest(carrier)
    if Take.TEAM in take:
        carry_team(carrier)
    if take & {Take.TEAM, Take.TEXTS}:
        teams = carry_teams(carrier)
        if Take.TEXTS in take:
            carry_team_texts(carrier, teams, with_evidence=Take.EVIDENCE in take)
    if Take.EVIDENCE in take:
        carry_evidence(carrier)
    carry_self_evaluation(carrier, with_texts=Take.TEXTS in take, with_evidence=Take.EVIDENCE in take)
    if Take.PLAN in take:
        carry_plan(carrier)
    if Take.READINESS in take and not carrier.new.has_scale:
        carry_readiness(carrier)
