"""The page of a pack: what is in it, what was left out and why."""

from dataclasses import dataclass

from django.utils import timezone

from evaluations.models import Round
from evaluations.reports.pack import words
from evaluations.reports.pack.build import head_of, pack_of
from evaluations.reports.pack.contents import Contents, contents_now, contents_of
from evaluations.reports.pack.model import Head, Pack
from evaluations.selectors.pack import marked_since, revision_on
from standards.content import content_for


@dataclass(frozen=True, slots=True)
class PackPage:
    """Of a frozen pack, `marked_since` counts items that were marked since as concerning an individual, and `newer` is
    the number of a revision of the plan that was signed since, or 0.
    """

    head: Head
    contents: Contents
    marked_since: int = 0
    newer: int = 0

    @property
    def as_at(self) -> str:
        return words.as_at(self.head)

    @property
    def parts(self) -> list[tuple[str, str]]:
        return list(words.parts_of(self.contents))

    @property
    def individuals(self) -> str:
        kept = self.contents.items is not None
        return words.individuals_words(self.contents.individuals) if kept else ""

    @property
    def confided(self) -> str:
        return words.confidence_words(self.contents.readiness.kept_back) if self.contents.readiness else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        return words.LEFT_OUT

    @property
    def as_written(self) -> str:
        return words.AS_WRITTEN


def page_of(round_: Round) -> PackPage:
    """Of a signed-off round three queries, of an open one seven at most."""
    if not round_.is_signed_off:
        return PackPage(head_of(round_, content_for(round_.framework)), contents_now(round_))
    pack = pack_of(round_)
    keys = tuple(line.key for line in pack.lines)
    return PackPage(pack.head, contents_of(pack), marked_since(keys), _newer(round_, pack))


def _newer(round_: Round, pack: Pack) -> int:
    newest = revision_on(round_, timezone.now())
    known = pack.plan.number if pack.plan else 0
    return newest.number if newest and newest.number > known else 0
