"""Signed-off rounds and signed plans, put straight into the tables."""

import datetime as dt
from collections.abc import Mapping

from accounts.models import LocalAuthority, User
from evaluations.enums import RevisionState, RoundState
from evaluations.models import Action, Cell, Overall, Plan, PlanRevision, Round
from evaluations.reports.build import freeze
from evaluations.reports.plans.build import draft_of
from evaluations.reports.plans.build import freeze as freeze_plan
from evaluations.selectors.plans.access import plan_of
from standards.content import content_for
from tests.factories.answers import judgement
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import RoundFactory, framework

Key = tuple[str, str]
YEAR = dt.datetime(2009, 1, 1, 12, tzinfo=dt.UTC)


def when(number: int) -> dt.datetime:
    """One round a year."""
    return YEAR.replace(year=YEAR.year + number)


def signed_round(
    authority: LocalAuthority,
    user: User,
    ratings: Mapping[Key, str | None],
    *,
    number: int = 0,
    slug: str = "ns-quality-standards",
    overalls: Mapping[Key, str] | None = None,
    **fields: object,
) -> Round:
    """Signed off in year `number`. `ratings` by refs of element and phase; None is not applicable."""
    fields = {"name": f"Year {number}", "created_at": when(number), **fields}
    found = RoundFactory(
        authority=authority, framework=framework(slug), state=RoundState.AGREEING, created_by=user, **fields
    )
    rate(found, user, ratings, overalls or {})
    return sign_off(found, user, when(number))


def rate(round_: Round, user: User, ratings: Mapping[Key, str | None], overalls: Mapping[Key, str]) -> None:
    cells = cells_of(round_)
    for key, code in ratings.items():
        judgement(cells[key], user, code, f"Because of {key[0]}.").save()
    content = content_for(round_.framework)
    for (area, phase), code in overalls.items():
        Overall.objects.create(
            round=round_,
            area_id=content.area(area).pk,
            phase_id=content.phase(phase).pk if phase else None,
            level_id=content.level(code).pk,
            updated_by=user,
        )


def sign_off(round_: Round, user: User, at: dt.datetime) -> Round:
    round_.state, round_.signed_off_at, round_.signed_off_by = RoundState.SIGNED_OFF, at, user
    round_.report = freeze(round_)
    round_.save()
    return round_


def cells_of(round_: Round) -> dict[Key, Cell]:
    cells = round_.cells.select_related("round__framework", "round__authority", "element", "phase")
    return {(cell.element.ref, cell.phase.ref if cell.phase else ""): cell for cell in cells}


def planned(round_: Round, key: Key | None, title: str, **fields: object) -> Action:
    """An action in the round's plan, which is begun with the first."""
    plan = Plan.objects.filter(round=round_).first() or PlanFactory(
        round=round_, updated_by=round_.created_by
    )
    cell = cells_of(round_)[key] if key else None
    return ActionFactory(plan=plan, cell=cell, title=title, updated_by=plan.updated_by, **fields)


def sign_plan(round_: Round, user: User, state: str = RevisionState.SIGNED, **fields: object) -> PlanRevision:
    """The plan as it stands, frozen as signing does."""
    plan = plan_of(round_)
    return PlanRevision.objects.create(
        plan=plan,
        number=plan.revisions.count() + 1,
        state=state,
        report=freeze_plan(draft_of(plan), user),
        signed_by=user,
        **fields,
    )
