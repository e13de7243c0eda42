"""What a sheet calls things: on a red, amber and green scale people highlight, on others they rate."""

from dataclasses import dataclass
from functools import lru_cache

from standards.content import Content, Level

TAKEN = {"C", "E"}
"""Keys of a sheet that go to the comment and to the evidence."""
SHORT = 3
RAG = {"red", "amber", "green"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A level as a row offers it, with the key that chooses it; `rest` is said where only letters are seen."""

    level: Level
    key: str

    @property
    def seen(self) -> str:
        return self.level.code if len(self.level.code) <= SHORT and not self._is_rag else self.level.label

    @property
    def rest(self) -> str:
        return "" if self.seen == self.level.label else self.level.label

    @property
    def steps(self) -> int:
        return self.level.steps[1]

    @property
    def _is_rag(self) -> bool:
        return self.level.code in RAG


@dataclass(frozen=True, slots=True)
class SheetWords:
    """`choices` run as printed, but red, amber, green as people say them."""

    do: str
    done: str
    column: str
    mark: str
    choices: tuple[Choice, ...]

    @property
    def letters(self) -> str:
        return "".join(choice.key for choice in self.choices)


@lru_cache(maxsize=64)
def sheet_words(content: Content) -> SheetWords:
    if {level.code for level in content.levels} == RAG:
        levels = tuple(reversed(content.levels))
        return SheetWords("Highlight", "Highlighted", "Highlight", "highlight", _choices(levels))
    return SheetWords("Rate", "Rated", "Your rating", "rating", _choices(content.levels))


def _choices(levels: tuple[Level, ...]) -> tuple[Choice, ...]:
    """By first letters where they differ and are free, else by digits, 1 for the lowest level."""
    letters = [level.label[0].upper() for level in levels]
    if len(set(letters)) < len(letters) or TAKEN & set(letters):
        letters = [str(level.rank) for level in levels]
    return tuple(Choice(level, key) for level, key in zip(levels, letters, strict=True))
