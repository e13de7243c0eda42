"""An authority's own words for the levels of an element: the lead's to write, kept with the round."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from evaluations.models import LocalDescriptor, Round
from evaluations.permissions import can_write_words
from evaluations.selectors.local_words import undescribed
from evaluations.services.errors import Refused
from standards.content import Content, Element, Level

CLOSED = "Local words are written while the round is set up or rated. From then on they stay as the team rated by them."


@dataclass(frozen=True, slots=True)
class Wording:
    """What a level is to say; `version` is the one that the page showed, 0 where there was none."""

    level: Level
    text: str
    version: int


def save_local_words(
    *, round_: Round, content: Content, element: Element, user: User, wordings: Iterable[Wording]
) -> list[LocalDescriptor]:
    """Save those that changed, all or none; `round_` is locked by the caller.

    Returns what somebody else saved since, where that stands in the way: then nothing was written.
    """
    if not can_write_words(round_.access):
        raise Refused(CLOSED)
    rows = {row.level_id: row for row in _rows(round_, element)}
    levels = undescribed(content, element)
    changed = [one for one in wordings if one.level in levels and one.text != _text(rows.get(one.level.pk))]
    overtaken = [row for one in changed if (row := rows.get(one.level.pk)) and row.version != one.version]
    for one in changed if not overtaken else ():
        _write(
            rows.get(one.level.pk) or LocalDescriptor(round=round_, element_id=element.pk, version=0),
            one,
            user,
        )
    return overtaken


def _rows(round_: Round, element: Element) -> list[LocalDescriptor]:
    found = LocalDescriptor.objects.filter(round=round_, element_id=element.pk)
    return list(found.select_related("updated_by", "level"))


def _text(row: LocalDescriptor | None) -> str:
    return row.text if row else ""


def _write(row: LocalDescriptor, wording: Wording, user: User) -> None:
    row.level_id, row.text = wording.level.pk, wording.text
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
