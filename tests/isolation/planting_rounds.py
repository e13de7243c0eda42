"""Words that stand nowhere else, in rounds: what each said, what the team found and agreed, and when it met."""

from collections.abc import Callable

from django.utils import timezone

from accounts.models import User
from evaluations.enums import View
from evaluations.models import (
    Answer,
    Cell,
    Judgement,
    Overall,
    Proposal,
    Rating,
    Round,
    TeamMember,
)
from standards.content import content_for
from tests.factories.rounds import own_words
from tests.permissions.world import House, Place

Word = Callable[[str, str], str]


def highlighted(house: House, people: dict[str, User], group: str, word: Word) -> None:
    """A round on a framework without descriptors: what each said on their sheet, and the authority's own words."""
    round_ = Round.objects.get(authority=house.authority, framework__slug="laqs")
    cell = round_.cells.get(element__ref="6")
    level = content_for(round_.framework).level("red").pk
    for theirs, user in people.items():
        TeamMember.objects.get_or_create(round=round_, user=user)
        Rating.objects.create(cell=cell, user=user, level_id=level, comment=word(theirs, "sheet"))
    own_words(round_, "6", "red", word(group, "words"), house.lead)


def own_rating(cell: Cell, user: User, comment: str, before: str = "") -> None:
    content = content_for(cell.round.framework)
    row = Rating(cell=cell, user=user, level_id=content.level("G").pk, comment=before or comment)
    row.save()
    if before:
        row.level_id, row.comment, row.version = content.level("OS").pk, comment, 2
        row.save()


def record(cell: Cell, user: User, group: str, word: Word) -> None:
    element = content_for(cell.round.framework).element(cell.element.ref)
    criterion = next(one for one in element.criteria if not one.worked_out)
    Answer.objects.create(
        cell=cell, criterion_id=criterion.pk, value="yes", note=word(group, "note"), updated_by=user
    )


def judge(cell: Cell, user: User, group: str, word: Word) -> None:
    Judgement.objects.create(
        cell=cell,
        level_id=content_for(cell.round.framework).level("SI").pk,
        rationale=word(group, "rationale"),
        dissent=word(group, "dissent"),
        agreed_by=[word(group, "present")],
        agreed_on="2010-01-05",
        updated_by=user,
    )


def both_views(place: Place, user: User, agreed: str, proposed: str, word: Word) -> None:
    """What the National Strategies hold: agreed of one cell, of the other proposed and agreed by nobody."""
    level = content_for(place.round.framework).level("NI").pk
    Judgement.objects.create(
        cell=place.cell,
        view=View.STRATEGIES,
        level_id=level,
        rationale=word(agreed, "viewwhy"),
        agreed_on="2010-01-06",
        updated_by=user,
    )
    for cell, group in ((place.cell, agreed), (place.unnamed, proposed)):
        Proposal.objects.create(
            cell=cell,
            level_id=level,
            rationale=word(group, "viewwhy"),
            difference=word(group, "differs"),
            reply=word(proposed, "reply"),
            proposed_by=user,
            agreed_by=user if cell is place.cell else None,
            agreed_at=timezone.now() if cell is place.cell else None,
        )


def meeting(place: Place, user: User, group: str, word: Word) -> None:
    """What was said and decided, now and before, and which team each member brings."""
    row = place.round.meetings.get()
    for when in ("before", "meeting"):
        row.notes, row.decisions = word(group, when), word(group, "decided")
        row.present, row.updated_by = [word(group, "there")], user
        row.save()
    for member in place.round.team.filter(cells__isnull=False):
        member.represents = word(group, "brings")
        member.save()


def overall(round_: Round, user: User, group: str, word: Word) -> None:
    content = content_for(round_.framework)
    Overall.objects.create(
        round=round_,
        area_id=content.areas[0].pk,
        level_id=content.level("SI").pk,
        reason=word(group, "overall"),
        updated_by=user,
    )
