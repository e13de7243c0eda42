"""The support of a region in a financial year as any format shows it, and nothing that can still change."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from evaluations.enums import AllocationKind
from evaluations.reports.regional.choice import OVERALL
from evaluations.reports.regional.marks import Mark
from evaluations.reports.regional.model import Line, Overview
from evaluations.reports.regional.support.choice import SORTS, Asked, year_words
from evaluations.reports.regional.support.gift import NONE, Gift, days_words, total
from schools.selectors.lowest import Lowest

FEW = 4


@dataclass(frozen=True, slots=True)
class Need:
    """One plain count and what it counts; `named` are in the order of the dashboard, or of the figures."""

    count: int
    title: str
    named: tuple[str, ...]
    is_figures: bool = False

    @property
    def more(self) -> int:
        """Than a table of many authorities has room to name."""
        return max(self.count - FEW, 0) if self.is_figures else 0

    @property
    def all_named(self) -> str:
        return _joined(self.named)

    @property
    def first_named(self) -> str:
        return _joined(self.named[:FEW] if self.is_figures else self.named)


@dataclass(frozen=True)
class SupportLine:
    """An authority: its ratings, its figures in the bottom quarter, what it is given this year and was before.

    `ranked`: there is a figure that could lie there.
    """

    line: Line
    by: str
    lowest: tuple[Lowest, ...]
    ranked: bool
    gifts: tuple[Gift, ...]
    earlier: tuple[Gift, ...]

    @cached_property
    def below(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.line.marks if mark.shown.below_good)

    @cached_property
    def fell(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.line.marks if mark.step < 0)

    @property
    def days(self) -> Decimal:
        return total(self.gifts)

    @property
    def days_before(self) -> Decimal:
        return total(self.earlier)

    @property
    def days_words(self) -> str:
        return days_words(self.days)

    @property
    def programmes(self) -> int:
        return sum(gift.kind == AllocationKind.PROGRAMME for gift in self.gifts)

    @property
    def no_need(self) -> str:
        """What was looked for and not found, where there is none of it; and what could not be looked for."""
        ratings = "" if self.line.away else "nothing below Good, nothing that fell"
        figures = "no figure in the bottom quarter" if self.ranked else "no figures held to rank"
        return ", ".join(filter(None, (ratings, figures))).capitalize().replace("below good", "below Good")

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Three counts beside each other; none is weighed against another, and there is no sum of them."""
        below, fell, low = len(self.below), len(self.fell), len(self.lowest)
        ratings = f"rating{'' if below == 1 else 's'}"
        where = "Overall" if self.by == OVERALL else ""
        found = (
            Need(
                below, f"{below} {where.lower()} {ratings} below Good".replace("  ", " "), _names(self.below)
            ),
            Need(fell, f"Fell since {self.line.compared_with}", _names(self.fell)),
            Need(
                low,
                f"Bottom quarter in {low} figure{'' if low == 1 else 's'}",
                tuple(one.words for one in self.lowest),
                is_figures=True,
            ),
        )
        return tuple(need for need in found if need.count)


@dataclass(frozen=True, slots=True)
class Support:
    """`budget` is None where none is set. `whole`: totals are the region's, since all of it is read."""

    overview: Overview
    asked: Asked
    lines: tuple[SupportLine, ...]
    budget: Decimal | None
    whole: bool

    @property
    def region(self) -> str:
        return self.overview.region

    @property
    def year_words(self) -> str:
        return year_words(self.asked.year)

    @property
    def before_words(self) -> str:
        return year_words(self.asked.year - 1)

    @property
    def title(self) -> str:
        return f"{self.region}: where support goes, {self.year_words}"

    @property
    def caption(self) -> str:
        by = self.overview.by if self.overview.choice.by != OVERALL else "Overall ratings"
        return f"{self.overview.view}, {by}, sorted by {SORTS[self.asked.sort].lower()}"

    @property
    def ranked(self) -> bool:
        """Whether published figures stand behind any of it."""
        return any(line.ranked for line in self.lines)

    @property
    def given(self) -> Decimal:
        return sum((line.days for line in self.lines), NONE)

    @property
    def over(self) -> Decimal:
        """How far what is given exceeds the budget; nothing where none is set."""
        return max(self.given - self.budget, NONE) if self.budget is not None and self.whole else NONE

    @property
    def over_words(self) -> str:
        return days_words(self.over) if self.over else ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        programmes = sum(line.programmes for line in self.lines)
        helped = sum(bool(line.gifts) for line in self.lines)
        return (
            (
                "Given",
                days_words(self.given) if self.whole else f"{days_words(self.given)} that you can read",
            ),
            *self._against(),
            ("Programmes", str(programmes)),
            ("Authorities with support", f"{helped} of {len(self.lines)}"),
        )

    def _against(self) -> tuple[tuple[str, str], ...]:
        if not self.whole:
            return ()
        if self.budget is None:
            return (("Budget", "not set"),)
        left = (
            ("Over budget by", days_words(self.over))
            if self.over
            else ("Left", days_words(self.budget - self.given))
        )
        return ("Budget", days_words(self.budget)), left


def _joined(names: tuple[str, ...]) -> str:
    return ("; " if any("(" in name for name in names) else ", ").join(names)


def _names(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The numbers of aspects; of overall ratings each area with its phases in brackets."""
    areas: dict[str, list[str]] = {}
    for mark in marks:
        areas.setdefault(mark.column.area, []).append(mark.column.ref or mark.column.title)
    if set(areas) <= {""}:
        return tuple(areas.get("", ()))
    return tuple(f"{area} ({', '.join(titles)})" for area, titles in areas.items())
