"""Lists of rounds, and what the pages that steer a round need."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.enums import RoundState, TeamRole, View
from evaluations.models import Cell, Judgement, Rating, Round, TeamMember
from evaluations.permissions import can_view_round
from evaluations.selectors.access import rounds_for, standing_in
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.team import in_order
from standards.content import content_for


def round_rows(user: User, authority: LocalAuthority) -> list[Round]:
    """Those of `rounds_of`, each with how far it is: `judged` of `cell_count`, where it `gives_ratings`."""
    rows = _readable(user, with_progress(rounds_for(user).filter(authority=authority)))
    for row in rows:
        row.gives_ratings, row.state_words = content_for(row.framework).has_scale, state_words(row)
    return rows


def state_words(round_: Round) -> str:
    """Where a framework gives no ratings, the team writes."""
    if round_.state == RoundState.RATING and not content_for(round_.framework).has_scale:
        return "Writing"
    return round_.get_state_display()


def rounds_of(user: User, authority: LocalAuthority) -> list[Round]:
    """The authority's rounds that the person may read, newest first, with their `access` and way in, `href`.

    One query; one more for a guest, whose way in is the first cell that they are named for.
    """
    return _readable(user, rounds_for(user).filter(authority=authority))


def _readable(user: User, rounds: QuerySet[Round]) -> list[Round]:
    found = []
    for row in rounds:
        row.access = standing_in(user, row)
        if can_view_round(row.access) or (row.access.is_guest and row.team_role):
            found.append(row)
    _lead_in(user, found)
    return found


def _lead_in(user: User, rounds: list[Round]) -> None:
    guests = [row for row in rounds if row.access.is_guest]
    ways = _first_named(user, guests) if guests else {}
    for row in rounds:
        way = ways.get(row.pk, "") if row.access.is_guest else reverse("evaluations:round", args=[row.slug])
        row.href = way


def _first_named(user: User, rounds: list[Round]) -> dict[int, str]:
    cells = Cell.objects.filter(round__in=rounds, looked_after_by__user=user).defer("round__report")
    in_order = cells.select_related("round", "phase", "element").order_by(
        "-element__position", "-phase__position"
    )
    return {cell.round_id: cell_url(cell) for cell in in_order}


def with_progress(rounds: QuerySet[Round]) -> QuerySet[Round]:
    judged = Judgement.objects.filter(cell__round=OuterRef("pk"), view=View.AUTHORITY)
    cells = Cell.objects.filter(round=OuterRef("pk"))
    return rounds.annotate(  # type: ignore[no-redef]
        judged=_count(judged, "cell__round"), cell_count=_count(cells, "round")
    )


def _count(rows: QuerySet, group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@dataclass(slots=True)
class TeamRow:
    """A member, how much of what they look after they have rated, of how many, and of how many in all."""

    member: TeamMember
    rated: int
    of: int
    every: int
    left: bool

    @property
    def done(self) -> bool:
        return self.of > 0 and self.rated >= self.of


def team_rows(round_: Round) -> list[TeamRow]:
    """Who has finished can be seen; what they said cannot. Three queries."""
    members = round_.team.select_related("user").annotate(own=Count("cells"))  # type: ignore[no-redef]
    every, given, today = round_.cells.count(), _given(round_), timezone.localdate()
    shared_out = content_for(round_.framework).has_criteria
    return [
        _team_row(member, *given.get(member.user_id, (0, 0)), every, today, shared_out=shared_out)
        for member in in_order(members)
    ]


def _given(round_: Round) -> dict[int, tuple[int, int]]:
    """By person: how many cells they have rated, and how many of those that they look after."""
    theirs = Count("pk", filter=Q(cell__looked_after_by__user=F("user")), distinct=True)
    ratings = Rating.objects.filter(cell__round=round_, level__isnull=False).order_by().values("user")
    counted = ratings.annotate(number=Count("pk", distinct=True), named=theirs)
    return {user: (number, named) for user, number, named in counted.values_list("user", "number", "named")}


def _team_row(
    member: TeamMember, rated: int, named: int, every: int, today: dt.date, *, shared_out: bool
) -> TeamRow:
    """In counts what `asked_of` says in cells."""
    if member.role == TeamRole.GUEST or (member.own and shared_out):
        left = member.until is not None and member.until < today
        return TeamRow(member, named, member.own, every, left)
    return TeamRow(member, rated, every, every, left=False)


def open_rounds(user: User, authority: LocalAuthority) -> QuerySet[Round]:
    return rounds_for(user).filter(authority=authority).exclude(state=RoundState.SIGNED_OFF)
