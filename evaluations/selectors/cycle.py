"""The improvement cycle in eight steps, and where a round stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q

from accounts.roles import Permission
from evaluations.enums import RoundState, View
from evaluations.models import PlanRevision, Round
from evaluations.permissions import Access, can_manage, can_view_plan, has_sheet
from evaluations.selectors.plans.access import SIGNED
from evaluations.selectors.preparing import address_of
from standards.content import Content


class Stand(StrEnum):
    DONE = "Done"
    NOW = "Now"
    OPEN = "Not done"
    LATER = "To come"


@dataclass(frozen=True, slots=True)
class Step:
    """`lines` are its name as two short lines of the picture; `said` is what is done there."""

    number: int
    lines: tuple[str, str]
    said: str
    stand: Stand
    href: str

    @property
    def name(self) -> str:
        return " ".join(self.lines).strip()

    @property
    def is_now(self) -> bool:
        return self.stand == Stand.NOW


@dataclass(frozen=True, slots=True)
class Facts:
    judged: int
    cells: int
    signed: bool
    followed: bool


GATHER, PREPARE, ALONE, TOGETHER, SIGN_OFF, PLAN, MONITOR, NEXT = range(1, 9)


Told = tuple[tuple[str, str], str, str]


def cycle_of(round_: Round, content: Content) -> list[Step]:
    """`round_` as `round_for` gives it; one query."""
    facts = _facts(round_)
    now, ways = _now(round_, facts), _ways(round_, round_.access, facts.signed)
    return [
        Step(number, lines, said, _stand(round_, number, now), href)
        for number, (lines, said, href) in enumerate(_steps(content, ways), start=1)
    ]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A step's box in a picture of 1000 by 372, and the head of the arrow that leads on from it."""

    step: Step
    x: int
    y: int
    arrow: str

    @property
    def left(self) -> int:
        return self.x + 16

    @property
    def first(self) -> int:
        return self.y + 30

    @property
    def second(self) -> int:
        return self.y + 63

    @property
    def third(self) -> int:
        return self.y + 88


TOP, BOTTOM, WIDE, HIGH, APART = 20, 228, 190, 112, 257


def picture_of(cycle: list[Step]) -> list[Drawn]:
    """The first four from left to right, the others back beneath them."""
    return [_drawn(step, index) for index, step in enumerate(cycle)]


def _drawn(step: Step, index: int) -> Drawn:
    back = index >= 4
    x = 18 + APART * (7 - index if back else index)
    y = BOTTOM if back else TOP
    middle, centre = y + HIGH // 2, x + WIDE // 2
    if index == 3:
        arrow = f"M{centre - 9} {BOTTOM - 16}h18l-9 15z"
    elif index == 7:
        arrow = f"M{centre - 9} {TOP + HIGH + 16}h18l-9 -15z"
    elif back:
        arrow = f"M{x - 46} {middle - 9}v18l-15 -9z"
    else:
        arrow = f"M{x + WIDE + 46} {middle - 9}v18l15 -9z"
    return Drawn(step, x, y, arrow)


def _facts(round_: Round) -> Facts:
    signed = PlanRevision.objects.filter(plan__round=OuterRef("pk"), state__in=SIGNED)
    agreed = Q(cells__judgements__view=View.AUTHORITY)
    row = (
        Round.objects.filter(pk=round_.pk)
        .annotate(
            agreed=Count("cells", filter=agreed, distinct=True),
            all_cells=Count("cells", distinct=True),
            signed=Exists(signed),
            followed=Exists(Round.objects.filter(previous=OuterRef("pk"))),
        )
        .order_by()
        .values_list("agreed", "all_cells", "signed", "followed")
        .get()
    )
    return Facts(*row)


def _now(round_: Round, facts: Facts) -> int:
    if round_.state == RoundState.SETTING_UP:
        return PREPARE
    if round_.state == RoundState.RATING:
        return ALONE
    if round_.state == RoundState.AGREEING:
        return SIGN_OFF if facts.judged >= facts.cells else TOGETHER
    if facts.followed:
        return NEXT
    return MONITOR if facts.signed else PLAN


def _stand(round_: Round, number: int, now: int) -> Stand:
    if number == now:
        return Stand.NOW
    if number > now:
        return Stand.LATER
    skipped = number == GATHER and round_.collection_id is None
    return Stand.OPEN if skipped else Stand.DONE


def _steps(content: Content, ways: Mapping[int, str]) -> Iterator[Told]:
    many = content.element_many
    yield (
        ("Gather", "from schools"),
        "Ask schools what they use, what helps and what stands in the way.",
        ways[GATHER],
    )
    yield (
        ("Prepare", "the core team"),
        "Name the team, brief it, meet, choose priority areas.",
        ways[PREPARE],
    )
    yield (("Rate", "alone"), f"Each member judges the {many} alone, on evidence.", ways[ALONE])
    yield (
        ("Agree", "together"),
        "The team looks at all ratings and agrees one judgement each.",
        ways[TOGETHER],
    )
    yield (("Sign", "off"), "The judgements are frozen, and readers see them.", ways[SIGN_OFF])
    yield (("Plan", "actions"), "Actions for what is not good enough, with a lead and a date.", ways[PLAN])
    yield (("Monitor", "and evaluate"), "What was done, and whether it made the difference.", ways[MONITOR])
    yield (("Begin", "again"), "The next round starts from this one.", ways[NEXT])


def _ways(round_: Round, access: Access, signed: bool) -> Mapping[int, str]:
    """Where each step is done, as far as the person may go there."""
    slug = round_.slug
    dashboard = address_of("round", slug)
    plan = address_of("plan", slug) if can_view_plan(access, signed=signed) else ""
    return {
        GATHER: _gathered(round_, access),
        PREPARE: address_of("preparing", slug),
        ALONE: address_of("sheet", slug) if has_sheet(access) else dashboard,
        TOGETHER: address_of("agreeing", slug) if access.everywhere else dashboard,
        SIGN_OFF: address_of("state", slug) if can_manage(access) else "",
        PLAN: plan,
        MONITOR: plan,
        NEXT: address_of("round_new") if access.may(Permission.CREATE_ROUND) else "",
    }


def _gathered(round_: Round, access: Access) -> str:
    """The summary of what schools returned, else where they are asked."""
    if not access.may(Permission.VIEW_SCHOOLS):
        return ""
    if round_.collection_id:
        return address_of("returns:summary", round_.collection_id)
    return address_of("returns:collections")
