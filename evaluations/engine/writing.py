"""What a text is like while somebody writes it: whether it judges, which years it names, the table pasted into it."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

FEW_WORDS = 8
"""A text shorter than this says too little to be told what it is like."""

_WORDS = """
good better best outstanding excellent excellently impressive ambitious credible credibility valued
adequate adequately inadequate inadequately satisfactory unsatisfactory poor poorer poorest poorly
weak weaker weakest weakly weakness weaknesses strong stronger strongest strongly strength strengths
effective effectively effectiveness ineffective ineffectively success successes successful
successfully succeed succeeds succeeded fail fails failed failing failure failures secure securely
robust robustly rigorous rigorously rigour thorough thoroughly consistent consistently
consistency inconsistent inconsistently inconsistency variable sufficient sufficiently
insufficient insufficiently limited worse worst worsened well clear clearer clearly unclear
improve improves improved improving improvement improvements decline declines declined
declining deteriorate deteriorated deteriorating deterioration impact significant
significantly exceed exceeds exceeded exceeding appropriate appropriately inappropriate
inappropriately faster slower concern
"""
JUDGING = (
    *_WORDS.split(),
    *("too few", "too many", "too much", "too little", "too often", "too low", "too high", "too slow"),
    *("too slowly", "too late", "too long", "too small", "too wide", "not yet", "high quality"),
    *("above average", "below average", "above the national", "below the national"),
    *("serious concerns", "concerns remain"),
)
"""Words and phrases that judge, whole and in each of their forms."""

SET_PHRASES = (
    r"school improvement",
    r"improvement (?:plan|partner|service|team|board|group|officer|advis[eo]r|consultant|strateg(?:y|ie)|programme)s?",
    r"(?<!continue )(?<!continues )(?<!continued )(?<!need )(?<!needs )(?<!begun )(?<!began )to improve",
    r"(?:on|for|of|towards|to|about) improving",
    r"caus(?:e|es|ed|ing) (?:of )?concern",
    r"(?:schools?|criteria|criterion|category|categories|level|levels) of concern",
    r"as well(?: as)?",
    r"well[- ]being",
    r"(?:best|good) practice",
    r"best (?:value|interests)",
    r"success criteri(?:a|on)",
    r"(?:equality )?impact assessments?",
    r"(?:where|when|if|as) appropriate",
    r"secure (?:e-?mail|website|site|server|portal|units?)",
)
"""What holds a word that judges elsewhere and judges nothing itself."""

_JUDGING = re.compile(r"\b(?:" + "|".join(map(re.escape, JUDGING)) + r")\b", re.IGNORECASE)
_SET_PHRASE = re.compile(r"\b(?:" + "|".join(SET_PHRASES) + r")\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+\b")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*(-|–|/|to)\s*((?:19|20)\d\d|\d\d)(?!\d))?(?!\d)")
_NUMBER = re.compile(r"[-+£]?\d[\d,]*(?:\.\d+)?%?")
_OPEN_CELL = re.compile(r'\t"(?:[^"]|"")*\Z')
LONGEST_SPAN = 20
FEW_IN_A_CELL = 5
"""Words."""
LONGEST_CELL = 12
"""Lines."""


def describes_only(text: str, levels: Iterable[str] = ()) -> bool:
    """Whether a text of some length holds no word of judgement, nor a level by its own name."""
    if len(text.split()) < FEW_WORDS:
        return False
    named = tuple(level.lower() for level in levels if level)
    plain = _SET_PHRASE.sub(" ", _without_names(" ".join(text.split()), named))
    by_name = any(re.search(rf"\b{re.escape(level)}\b", plain, re.IGNORECASE) for level in named)
    return not by_name and not _JUDGING.search(plain)


def _without_names(text: str, levels: tuple[str, ...]) -> str:
    """Words with capitals in a row are a name, and judge nothing, unless they end in a level: "Judged Good"."""
    return _NAME.sub(lambda found: found[0] if found[0].lower().endswith(levels) else " ", text)


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
    lines = _whole_lines(text)
    runs = [run for split in (_tabbed, _piped, _numbered, _comma, _spaced) for run in _runs(lines, split)]
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
    least = 2 if split in (_tabbed, _piped) else 3
    rows = [(number, split(line)) for number, line in enumerate(lines)]
    for is_row, group in groupby(rows, key=lambda row: row[1] is not None):
        found = list(group)
        cells = [row for _, row in found if row]
        if is_row and len(cells) >= least and (split not in (_comma, _spaced) or _is_of_numbers(cells)):
            yield found[0][0], found[-1][0] + 1, cells


def _whole_lines(text: str) -> list[str]:
    """A spreadsheet pastes a cell of several lines between quotation marks: those lines are one."""
    lines, rest = [], text.split("\n")
    while rest:
        ends = (rest[:number] for number in range(1, LONGEST_CELL + 1))
        whole = next((some for some in ends if not _OPEN_CELL.search("\n".join(some))), rest[:1])
        lines.append("\n".join(whole))
        rest = rest[len(whole) :]
    return lines


def rows_in(text: str, mark: str) -> Cells:
    """Cells as a spreadsheet pastes or files them, `mark` between two: those with marks or lines in them are quoted."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:  # quotation marks that are people's own, and hold no cell together
        rows = [line.split(mark) for line in text.splitlines()]
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _cells(line: str, mark: str) -> list[str]:
    return [cell for row in rows_in(line, mark) for cell in row]


def _tabbed(line: str) -> list[str] | None:
    """As a spreadsheet pastes it."""
    return _cells(line, "\t") if "\t" in line.strip() else None


def _piped(line: str) -> list[str] | None:
    """As people draw a table by hand; the rule under the heads is a row without cells."""
    if line.count("|") < 2:
        return None
    cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
    return [] if all(set(cell) <= set("-: ") for cell in cells) else cells


def _comma(line: str) -> list[str] | None:
    """As a file of a spreadsheet has it."""
    return _short(_cells(line, ","))


def _spaced(line: str) -> list[str] | None:
    """As a paper or a letter lines columns up."""
    return _short(re.split(r" {2,}", line.strip()))


def _short(cells: list[str]) -> list[str] | None:
    """Three cells or more of a few words each, which a sentence seldom has."""
    return cells if len(cells) >= 3 and all(len(cell.split()) <= FEW_IN_A_CELL for cell in cells) else None


def _is_of_numbers(cells: Cells) -> bool:
    """All rows of one width, and most of what stands under the heads and beside the names a number."""
    body = [cell for row in cells[1:] for cell in row[1:]]
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in body)
    return len({len(row) for row in cells}) == 1 and numbers * 2 > len(body)


def _numbered(line: str) -> list[str] | None:
    """A few words and then three numbers or more, and little else."""
    words = line.split()
    at = next((place for place, word in enumerate(words) if _NUMBER.fullmatch(word)), len(words))
    numbers = words[at:]
    if len(numbers) < 3 or not all(_NUMBER.fullmatch(word) for word in numbers):
        return None
    return [" ".join(words[:at]), *numbers]
