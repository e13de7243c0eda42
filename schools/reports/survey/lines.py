"""SurveyResults set out in lines, once for page, PDF and workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schools.questionnaires.inspectors import TELEPHONE, WEEK_1
from schools.reports.stage_one import DEEP, MID, Part, parts_of
from schools.selectors.inspection_survey import FEWEST, Line, Result, SurveyResults, Voice

SHADES = (DEEP, MID, "lq-bar100__short", "lq-bar100__none", "lq-bar100__blank")
FEW = f"Fewer than {FEWEST}, or as good as told by the others"


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a table; `counts` are None where they are not told."""

    by: str
    label: str
    said: str
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Block:
    """One question as page and PDF show it; `summed` says the whole in a sentence."""

    result: Result
    summed: str
    parts: tuple[Part, ...]
    lines: tuple[Told, ...]
    under: tuple[tuple[str, tuple[Voice, ...]], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Questions on one paragraph of what is published."""

    heading: str
    blocks: tuple[Block, ...]


HEADINGS = {WEEK_1: "Three themes of week 1", TELEPHONE: "The telephone survey"}


def context_of(survey: SurveyResults) -> dict[str, Any]:
    return {"survey": survey, "places": places_of(survey), "few": FEW}


def places_of(survey: SurveyResults) -> list[Place]:
    found: dict[str, list[Block]] = {place: [] for place in HEADINGS}
    for result in survey.results:
        found[result.place].append(_block(result))
    return [Place(HEADINGS[place], tuple(blocks)) for place, blocks in found.items()]


def _block(result: Result) -> Block:
    counts = result.total.counts
    paired = tuple(zip(result.choices, counts or (), SHADES, strict=True)) if counts else ()
    voices = dict.fromkeys(voice.under for voice in result.voices)
    return Block(
        result=result,
        summed=summed(result),
        parts=parts_of(paired),
        lines=tuple(lines_of(result)),
        under=tuple(
            (under, tuple(voice for voice in result.voices if voice.under == under)) for under in voices
        ),
    )


def summed(result: Result) -> str:
    """For example: Very well 3, well 4, not at all 1, of 8 who say."""
    total = result.total
    if not total.asked:
        return "No school that is asked belongs to this group, as far as is known."
    if not total.of:
        return f"None of the {total.asked} asked has said yet."
    if total.counts is None:
        return f"{total.of} of {total.asked} asked have said: too few to be counted here."
    said = [
        f"{label.lower()} {count}" for label, count in zip(result.choices, total.counts, strict=True) if count
    ]
    words = f"{', '.join(said)}, of {total.of} who say."
    return words[0].upper() + words[1:]


def lines_of(result: Result) -> Iterator[Told]:
    """By group, then all of them."""
    for breakdown in result.breakdowns:
        for line in breakdown.lines:
            yield _told(breakdown.by, line)
    yield _told("", result.total)


def _told(by: str, line: Line) -> Told:
    return Told(by, line.label, f"{line.of} of {line.asked}", line.counts)
