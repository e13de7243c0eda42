"""What a text is like while somebody writes it: whether it judges, which years it names, the table pasted into it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

FEW_WORDS = 8
"""A text shorter than this says too little to be told what it is like."""

JUDGING = (
    *("good", "outstanding", "inadequate", "adequate", "excellent", "poor", "weak", "strong", "strength"),
    *(
        "effective",
        "ineffective",
        "success",
        "fail",
        "secure",
        "robust",
        "rigorous",
        "thorough",
        "consistent",
    ),
    *(
        "inconsistent",
        "variable",
        "sufficient",
        "insufficient",
        "limited",
        "better",
        "worse",
        "best",
        "worst",
    ),
    *("improv", "declin", "deteriorat", "impact", "too ", "well ", "not yet", "significant", "exceed"),
    *(
        "above average",
        "below average",
        "satisfactory",
        "unsatisfactory",
        "high quality",
        "requires",
        "impressive",
    ),
    *("appropriate", "inappropriate", "clear", "unclear", "ambitious", "concern", "credible", "valued"),
)
_JUDGING = re.compile(r"\b(?:" + "|".join(map(re.escape, JUDGING)) + ")", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*(-|–|/|to)\s*((?:19|20)\d\d|\d\d)(?!\d))?(?!\d)")
_NUMBER = re.compile(r"[-+£]?\d[\d,]*(?:\.\d+)?%?")
LONGEST_SPAN = 20


def describes_only(text: str, levels: Iterable[str] = ()) -> bool:
    """Whether a text of some length holds no word of judgement, nor a level by its own name."""
    if len(text.split()) < FEW_WORDS:
        return False
    low = text.lower()
    return not _JUDGING.search(text) and not any(level.lower() in low for level in levels)


def years_in(text: str) -> frozenset[int]:
    """Calendar or school years that are named; 2010/11 is one, 2010 to 2012 are three."""
    return frozenset(year for match in _YEARS.finditer(text) for year in _span(*match.groups()))


def _span(first: str, joined: str | None, last: str | None) -> range:
    begin = int(first)
    if last is None:
        return range(begin, begin + 1)
    end = int(last) if len(last) == len(first) else begin // 100 * 100 + int(last)
    school_year = len(last) == 2 and end == begin + 1
    if school_year or not begin <= end <= begin + LONGEST_SPAN:
        return range(begin, begin + 1)
    return range(begin, end + 1) if joined != "/" else range(begin, begin + 1)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table found in a text: its first line as the heads, all rows of one width, and the text without it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    before: str
    after: str

    def text_with(self, words: str) -> str:
        """The text with these words where the table stood."""
        return "\n\n".join(part for part in (self.before, words, self.after) if part)


def pasted_table(text: str) -> Pasted | None:
    """The longest run of lines that look like rows of a table; None where nothing does."""
    lines = text.split("\n")
    runs = [run for split in (_tabbed, _piped, _numbered) for run in _runs(lines, split)]
    if not runs:
        return None
    start, end, cells = max(runs, key=lambda run: run[1] - run[0])
    width = max(map(len, cells))
    head, *rows = ((*row, *[""] * (width - len(row))) for row in cells)
    before, after = "\n".join(lines[:start]).strip(), "\n".join(lines[end:]).strip()
    return Pasted(head, tuple(rows), before, after)


Cells = list[list[str]]
Split = Callable[[str], list[str] | None]


def _runs(lines: Sequence[str], split: Split) -> Iterator[tuple[int, int, Cells]]:
    least = 3 if split is _numbered else 2
    rows = [(number, split(line)) for number, line in enumerate(lines)]
    for is_row, group in groupby(rows, key=lambda row: row[1] is not None):
        found = list(group)
        cells = [row for _, row in found if row]
        if is_row and len(cells) >= least:
            yield found[0][0], found[-1][0] + 1, cells


def _tabbed(line: str) -> list[str] | None:
    """As a spreadsheet pastes it."""
    return [cell.strip() for cell in line.split("\t")] if "\t" in line.strip() else None


def _piped(line: str) -> list[str] | None:
    """As people draw a table by hand; the rule under the heads is a row without cells."""
    if line.count("|") < 2:
        return None
    cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    return [] if all(set(cell) <= set("-: ") for cell in cells) else cells


def _numbered(line: str) -> list[str] | None:
    """A few words and then three numbers or more, and little else."""
    words = line.split()
    at = next((place for place, word in enumerate(words) if _NUMBER.fullmatch(word)), len(words))
    numbers = words[at:]
    if len(numbers) < 3 or not all(_NUMBER.fullmatch(word) for word in numbers):
        return None
    return [" ".join(words[:at]), *numbers]
