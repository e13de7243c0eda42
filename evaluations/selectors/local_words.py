"""An authority's own words for levels that the publication does not describe."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from evaluations.models import LocalDescriptor, Round
from standards.content import Content, Element, Level

Key = tuple[int, int]
"""The pk of an element and of a level."""


@dataclass(frozen=True, slots=True)
class LocalWord:
    level: Level
    text: str


def local_words_of(round_: Round) -> Mapping[Key, LocalDescriptor]:
    """One query."""
    rows = said_in_own_words(round_).defer("updated_by")
    return {(row.element_id, row.level_id): row for row in rows}


def said_in_own_words(round_: Round) -> QuerySet[LocalDescriptor]:
    """Those that say something."""
    return LocalDescriptor.objects.filter(round=round_).exclude(text="")


def words_of_element(round_: Round, element: Element) -> Mapping[int, str]:
    """By pk of the level; one query."""
    rows = said_in_own_words(round_).filter(element_id=element.pk)
    return dict(rows.values_list("level_id", "text"))


def words_for(
    content: Content, element: Element, rows: Mapping[Key, LocalDescriptor]
) -> tuple[LocalWord, ...]:
    """In the order of the scale, highest first."""
    found = ((level, rows.get((element.pk, level.pk))) for level in content.levels)
    return tuple(LocalWord(level, row.text) for level, row in found if row is not None)


def undescribed(content: Content, element: Element) -> tuple[Level, ...]:
    """The levels of the element that the publication prints no criteria for: only those take local words."""
    return tuple(level for level in content.levels if not element.columns.get(level.code))


def takes_local_words(content: Content) -> bool:
    return any(undescribed(content, element) for element in content.elements.values())
