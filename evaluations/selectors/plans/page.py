"""The pages of a plan: its actions in groups, the figures above them, what they are narrowed to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from evaluations.enums import ActionStatus
from evaluations.permissions import can_manage_plan, can_report_progress
from evaluations.selectors.plans.facts import Below, PlanFacts, RatingLine
from evaluations.selectors.plans.lines import ActionLine

SOON = dt.timedelta(days=30)
NOBODY, FREE, NONE_GIVEN = "nobody", "free", "none"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the actions are narrowed to; empty is all. `lead` and `place` are keys, as below."""

    lead: str = ""
    place: str = ""
    status: str = ""
    progress: str = ""

    def fits(self, action: ActionLine) -> bool:
        return (
            self.lead in ("", lead_key(action))
            and self.place in ("", action.phase or action.element, place_key(action))
            and self.status in ("", action.status)
            and self.progress in ("", action.progress or NONE_GIVEN)
        )

    def __bool__(self) -> bool:
        return bool(self.lead or self.place or self.status or self.progress)


def lead_key(action: ActionLine) -> str:
    """An account by its number, a name as it is written."""
    return f"u{action.lead_id}" if action.lead_id else action.lead or NOBODY


def place_key(action: ActionLine) -> str:
    """Phase and element, as in an address."""
    return f"{action.phase}/{action.element}" if action.element else FREE


@dataclass(frozen=True, slots=True)
class Figures:
    actions: int
    late: int
    soon: int
    soon_by: dt.date
    done: int


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one rating; the free ones have none."""

    rating: RatingLine | None
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """One column of the board."""

    status: str
    label: str
    actions: tuple[ActionLine, ...]


@dataclass
class PlanPage:
    """No queries of its own."""

    facts: PlanFacts
    user_id: int
    today: dt.date
    narrowed: Narrowed = field(default_factory=Narrowed)

    @cached_property
    def may_manage(self) -> bool:
        return can_manage_plan(self.facts.round.access)

    @cached_property
    def shown(self) -> tuple[ActionLine, ...]:
        return tuple(action for action in self.facts.actions if self.narrowed.fits(action))

    @property
    def figures(self) -> Figures:
        """Of the whole plan, whatever is shown; dropped actions count nowhere."""
        kept = [action for action in self.facts.actions if action.status != ActionStatus.DROPPED]
        by = self.today + SOON
        return Figures(
            len(kept),
            sum(action.is_late(self.today) for action in kept),
            sum(action.is_due_by(self.today, by) for action in kept),
            by,
            sum(action.status == ActionStatus.DONE for action in kept),
        )

    @property
    def groups(self) -> list[Group]:
        """In the order of the framework; free actions last."""
        of: dict[int | None, list[ActionLine]] = {}
        for action in self.shown:
            of.setdefault(action.cell_id, []).append(action)
        places: list[RatingLine | None] = [*self.facts.ratings, None]
        keys = [(line, line.cell_id if line else None) for line in places]
        return [Group(line, tuple(of[key])) for line, key in keys if key in of]

    @property
    def piles(self) -> list[Pile]:
        return [
            Pile(status, label, tuple(one for one in self.shown if one.status == status))
            for status, label in ActionStatus.choices
        ]

    @cached_property
    def unanswered(self) -> tuple[RatingLine, ...]:
        return self.facts.unanswered

    @property
    def left_out(self) -> list[Below]:
        """Ratings below Good or Green that have a reason in place of an action."""
        return [one for one in self.facts.below if one.reason and not one.actions]

    @cached_property
    def reportable(self) -> frozenset[int]:
        """The actions that the person may move and say how they go."""
        access = self.facts.round.access
        return frozenset(one.pk for one in self.shown if can_report_progress(access, one.lead_id))

    @property
    def names(self) -> Mapping[int | None, str]:
        """What the rating of an action is called, by cell pk."""
        return {cell: line.name for cell, line in self.facts.rating_of.items()}

    @property
    def unanswered_words(self) -> str:
        """Such as “2 of 5 ratings below Good”."""
        level = next(level for level in reversed(self.facts.content.levels) if not level.below_good)
        return f"{len(self.unanswered)} of {len(self.facts.below)} ratings below {level.label}"

    @property
    def leads(self) -> Mapping[str, str]:
        """Everyone who leads an action, by key, in the order of their names."""
        named = {lead_key(action): action.lead or "Nobody yet" for action in self.facts.actions}
        return dict(sorted(named.items(), key=lambda pair: (pair[0] == NOBODY, pair[1].lower())))

    @property
    def places(self) -> list[tuple[str, str]]:
        """Phases, then the elements that have actions, by key."""
        used = {place_key(action) for action in self.facts.actions}
        found = [(phase.ref, phase.label) for phase in self.facts.content.phases]
        for line in self.facts.ratings:
            key = f"{line.key[1]}/{line.key[0]}"
            if key in used:
                found.append((key, line.name))
        return [*found, (FREE, "No rating")] if FREE in used else found
