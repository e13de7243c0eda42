"""The priorities of all teams on one board: what is joined, what is alike across teams, and the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from evaluations.engine.alike import groups_alike
from evaluations.models import JointPriority, Round, TeamPriority
from evaluations.permissions.answering import can_read_answers, why_no_priorities
from standards.content import Content, content_for


@dataclass(frozen=True, slots=True)
class Card:
    """A priority with its team and what it was written to; `action` is its reference in the plan."""

    row: TeamPriority
    team: str
    question: str
    url_ref: str

    @property
    def action(self) -> str:
        return self.row.action.ref if self.row.action else ""


@dataclass(frozen=True, slots=True)
class Joint:
    row: JointPriority
    cards: list[Card]

    @property
    def action(self) -> str:
        return self.row.action.ref if self.row.action else ""

    @property
    def teams(self) -> list[str]:
        return list(dict.fromkeys(card.team for card in self.cards))


@dataclass(frozen=True, slots=True)
class Alike:
    """Cards that share words, of more than one team; `text` is what they might be called together."""

    cards: list[Card]

    @property
    def text(self) -> str:
        return min((card.row.text for card in self.cards), key=len)


@dataclass(frozen=True, slots=True)
class Board:
    round: Round
    content: Content
    joint: list[Joint]
    cards: list[Card]

    @property
    def readable(self) -> bool:
        """Whether those of all teams are shown to the person."""
        return can_read_answers(self.round.access, mine=False)

    @property
    def why_none(self) -> str:
        return why_no_priorities(self.round.access)

    @property
    def loose(self) -> list[Card]:
        return [card for card in self.cards if card.row.joint_id is None]

    @property
    def alike(self) -> list[Alike]:
        loose = self.loose
        found = groups_alike([(card.row.answer.team_id, card.row.text) for card in loose])
        return [Alike([loose[place] for place in places]) for places in found]


def board_of(round_: Round, user: User) -> Board:
    """Two queries. Before the reveal a person's own teams' alone, and nothing is joined yet."""
    content = content_for(round_.framework)
    cards = list(_cards(round_, user, content))
    rows = round_.joint_priorities.select_related("action", "updated_by")
    parts: dict[int | None, list[Card]] = {}
    for card in cards:
        parts.setdefault(card.row.joint_id, []).append(card)
    return Board(round_, content, [Joint(row, parts[row.pk]) for row in rows if row.pk in parts], cards)


def _cards(round_: Round, user: User, content: Content) -> Iterator[Card]:
    rows = TeamPriority.objects.filter(answer__team__round=round_).exclude(text="")
    if not can_read_answers(round_.access, mine=False):
        rows = rows.filter(answer__team__members__user=user)
    rows = rows.select_related("answer__team", "answer__cell", "action")
    for row in rows.order_by("answer__team__name", "answer__cell__element__position", "pk"):
        element = content.element_by_pk[row.answer.cell.element_id]
        yield Card(row, row.answer.team.name, f"{element.ref} {element.short_label}", element.ref)
