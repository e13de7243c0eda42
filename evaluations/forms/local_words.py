"""Reads the local words of one element from their page."""

from collections.abc import Iterable, Mapping

from evaluations.forms.texts import clean_text, whole_number
from evaluations.services.local_words import Wording
from standards.content import Level

LIMIT = 1_000


def read_words(data: Mapping[str, str], levels: Iterable[Level]) -> list[Wording]:
    return [
        Wording(
            level,
            clean_text(data.get(f"words-{level.code}", "")),
            whole_number(data.get(f"version-{level.code}", "")),
        )
        for level in levels
    ]


def word_faults(wordings: Iterable[Wording]) -> dict[str, str]:
    """By code of the level."""
    return {
        one.level.code: f"Shorten the words for {one.level.label} to {LIMIT:,} characters; they have {len(one.text):,}."
        for one in wordings
        if len(one.text) > LIMIT
    }
