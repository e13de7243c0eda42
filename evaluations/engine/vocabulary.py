"""A scale's own words in a text: which are used, and where they and a chosen level do not fit together.

A word that the text denies (“not yet effective”) is not used. Where the text is doubtful nothing is said: a
remark that cries wolf is not read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class Column(NamedTuple):
    """A level with its words; `needs` is the evidence of impact that must go with it: "", some or substantial."""

    code: str
    words: tuple[str, ...]
    needs: str = ""


class Used(NamedTuple):
    code: str
    word: str


class Doubt(StrEnum):
    DISAGREES = "disagrees"
    UNRATED = "unrated"
    NO_EVIDENCE = "no-evidence"


class Remark(NamedTuple):
    """`code` is the level that the words or the missing evidence belong to."""

    doubt: Doubt
    code: str
    words: tuple[str, ...] = ()


CLAUSE = re.compile(r"[.;:,!?()\n]|\b(?:but|although|however|whereas)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.;!?\n]")
WORD = re.compile(r"[\w'-]+")
DENIED = re.compile(
    r"\b(?:not(?! (?:only|just|merely|simply)\b)|never|no|nor|neither|none|nothing|without|cannot|hardly|barely|"
    r"scarcely|rarely|little|lacks?|lacking|far from|less than|yet to|fail(?:s|ed)? to)\b|n't\b"
)
UNPROVEN = re.compile(r"\b(?:no|little|insufficient|lack of) (?:or no )?evidence\b")
NEAR, FAR = 4, 10
EVIDENCE, IMPACT = re.compile(r"\bevidenced?\b"), re.compile(r"\bimpact\b")
NO_EVIDENCE = re.compile(
    r"(?:\b(?:no|not|little|without|lack of|lacks|insufficient|limited)\b|n't\b)"
    r"(?:\W+\w+){0,4}?\W+(?:evidenced?|impact)\b"
)
SUBSTANTIAL = re.compile(r"\bsubstantial\b")


def words_used(text: str, columns: Iterable[Column]) -> list[Used]:
    """In the order of the text, each as published; a longer word hides a shorter one inside it."""
    plain, words = _plain(text), _words(columns)
    if not words:
        return []
    longest = sorted(words, key=len, reverse=True)
    anyone = "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in longest)
    found = re.finditer(rf"(?<![\w-])(?:{anyone})(?![\w-])", plain)
    return [words[_spaced(one[0])] for one in found if not _denied(plain[: one.start()])]


def remarks(text: str, columns: Sequence[Column], chosen: str | None, *, rated: bool) -> list[Remark]:
    """`rated` is whether a level may be given here at all; where not, words alone say which level is meant."""
    used = words_used(text, columns)
    said = {
        column.code: tuple(dict.fromkeys(one.word for one in used if one.code == column.code))
        for column in columns
    }
    found = [*_apart(said, chosen)] if rated else []
    meant = [column for column in columns if column.code == chosen or (not rated and said[column.code])]
    return found + [
        Remark(Doubt.NO_EVIDENCE, one.code) for one in meant[:1] if not _evidenced(text, one.needs)
    ]


def _apart(said: dict[str, tuple[str, ...]], chosen: str | None) -> Iterator[Remark]:
    doubt = Doubt.DISAGREES if chosen else Doubt.UNRATED
    for code, words in said.items():
        if words and code != chosen:
            yield Remark(doubt, code, words)


def _words(columns: Iterable[Column]) -> dict[str, Used]:
    """By the word as it is looked for; the higher column has one that stands in two."""
    found: dict[str, Used] = {}
    for column in columns:
        for word in column.words:
            found.setdefault(_spaced(_plain(word)), Used(column.code, word))
    return found


def _plain(text: str) -> str:
    return text.replace("’", "'").lower()


def _spaced(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", text.strip()))


def _denied(before: str) -> bool:
    words = WORD.findall(CLAUSE.split(before)[-1])
    return bool(DENIED.search(" ".join(words[-NEAR:])) or UNPROVEN.search(" ".join(words[-FAR:])))


def _evidenced(text: str, needs: str) -> bool:
    """Whether a sentence speaks of evidence of impact, and calls it substantial where that is needed."""
    if not needs:
        return True
    proof = [one for one in SENTENCE.split(_plain(text)) if EVIDENCE.search(one) and IMPACT.search(one)]
    asked = SUBSTANTIAL if needs == "substantial" else EVIDENCE
    return any(asked.search(one) and not NO_EVIDENCE.search(one) for one in proof)
