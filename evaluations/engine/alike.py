"""Which short texts of different authors speak of the same thing: those that share most of their words of content."""

import re
from collections.abc import Iterable, Sequence

STEM = 5
ENOUGH, SHARE = 2, 0.5
WORD = re.compile(r"[a-z0-9]+")
EMPTY = frozenset(
    WORD.findall(
        "about after again against all also and any are been before being between both but can could each every "
        "for from further have having how into its more most much must need needs new not other our out over own "
        "see should some such than that the their them then there these they this those through under until use "
        "used using very was well were what when where which while who will with within would year years work "
        "across make made take keep put"
    )
)


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of its words of content, so that “reading” and “readers” come to the same."""
    plain = text.lower().replace("’", "").replace("'", "")
    return frozenset(word[:STEM] for word in WORD.findall(plain) if len(word) > 2 and word not in EMPTY)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= ENOUGH and shared >= SHARE * min(len(one), len(other))


def groups_alike(texts: Sequence[tuple[int, str]]) -> list[list[int]]:
    """Places of texts that are alike, largest group first; `texts` are (author, text), and a group has two authors."""
    stems = [stems_of(text) for _, text in texts]
    root = list(range(len(texts)))

    def top(place: int) -> int:
        while root[place] != place:
            place = root[place]
        return place

    for later in range(len(texts)):
        for earlier in range(later):
            if texts[later][0] != texts[earlier][0] and alike(stems[later], stems[earlier]):
                root[top(later)] = top(earlier)
    found: dict[int, list[int]] = {}
    for place in range(len(texts)):
        found.setdefault(top(place), []).append(place)
    return sorted((group for group in found.values() if _authors(texts, group) > 1), key=len, reverse=True)


def _authors(texts: Sequence[tuple[int, str]], places: Iterable[int]) -> int:
    return len({texts[place][0] for place in places})
