"""What ratings did since an allocation: from the last round signed off by its day to the newest after. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from evaluations.selectors.regional.standing import Head
from evaluations.selectors.regional.support import Cells
from standards.content import Content, Level

FEW = 3


@dataclass(frozen=True, slots=True)
class Move:
    """`label` is “2.4”, or “2.4 Primary” where several phases are spoken of."""

    label: str
    was: Level
    now: Level

    @property
    def way(self) -> str:
        if self.now.rank == self.was.rank:
            return "same"
        return "up" if self.now.rank > self.was.rank else "down"

    @property
    def words(self) -> str:
        if self.way == "same":
            return f"{self.label} still {self.now.code}"
        return f"{self.label} {self.way} from {self.was.code} to {self.now.code}"


@dataclass(frozen=True, slots=True)
class Since:
    """`before` and `after` name the rounds; without one of them there is nothing to compare."""

    before: str = ""
    after: str = ""
    moves: tuple[Move, ...] = ()

    @property
    def words(self) -> str:
        if not self.after:
            return "No round signed off since"
        if not self.before:
            return "No round was signed off before it"
        if not self.moves:
            return "Not rated in both rounds"
        if len(self.moves) <= FEW:
            return "; ".join(move.words for move in self.moves)
        said = [
            f"{way.capitalize()}: {', '.join(found)}"
            for way in ("up", "down")
            if (found := self._labels(way))
        ]
        same = len(self._labels("same"))
        return ". ".join([*said, f"Same: {same}" if said else f"None of {same} moved"])

    @property
    def rounds(self) -> str:
        return f"{self.before} to {self.after}" if self.before and self.after else ""

    def _labels(self, way: str) -> list[str]:
        return [move.label for move in self.moves if move.way == way]


def around(rounds: Sequence[Head], day: dt.date) -> tuple[Head | None, Head | None]:
    """`rounds` are signed off, the newest first. One signed off on the day itself is what was decided on."""
    after = next((one for one in rounds if _signed_on(one) > day), None)
    return next((one for one in rounds if _signed_on(one) <= day), None), after


def since(
    rounds: Sequence[Head],
    day: dt.date,
    about: tuple[str, str],
    given: Mapping[int, Cells],
    content: Content,
) -> Since:
    """`about` is an element and a phase (their refs), "" where it is all that can be read."""
    before, after = around(rounds, day)
    moves: Iterator[Move] = iter(())
    if before and after:
        moves = _moves(given.get(before.pk, {}), given.get(after.pk, {}), about, content)
    return Since(before.name if before else "", after.name if after else "", tuple(moves))


def _moves(was: Cells, now: Cells, about: tuple[str, str], content: Content) -> Iterator[Move]:
    wanted, within = about
    for element, phase in content.pairs:
        ref = phase.ref if phase else ""
        levels = [content.level_by_pk.get(given.get((element.ref, ref))) for given in (was, now)]
        if (
            (not wanted or element.ref == wanted)
            and (not within or ref == within)
            and levels[0]
            and levels[1]
        ):
            label = element.ref if within or not phase else f"{element.ref} {phase.label}"
            yield Move(label, levels[0], levels[1])


def _signed_on(one: Head) -> dt.date:
    return timezone.localtime(one.signed_off_at).date() if one.signed_off_at else dt.date.max
