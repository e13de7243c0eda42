"""One person’s standing in one round."""

from dataclasses import dataclass

from accounts.models import User
from accounts.roles import Permission, may
from evaluations.enums import TeamRole


@dataclass(frozen=True, slots=True)
class Access:
    """One person's standing in one round, and in one of its cells where `named` and `agreed` speak of it.

    `agreed` is whether the authority's judgement of the cell is recorded, `teams` whether teams answer the round.
    """

    user: User
    role: str
    team_role: str | None
    state: str
    named: bool = False
    agreed: bool = False
    teams: bool = False

    def may(self, permission: Permission) -> bool:
        return may(self.role, permission)

    @property
    def everywhere(self) -> bool:
        """Whether all cells are theirs to see; a guest's are those they are named for."""
        return self.may(Permission.EVERY_ELEMENT) and self.team_role != TeamRole.GUEST

    @property
    def in_reach(self) -> bool:
        return self.everywhere or self.named or not self.is_guest

    @property
    def is_guest(self) -> bool:
        return self.team_role == TeamRole.GUEST or self.role == "guest"
