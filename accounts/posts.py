"""What a person's posts in regions let them do (2009 standards, appendix 2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.enums import RegionalRole
from accounts.models import Region, RegionalAppointment
from accounts.roles import RegionalPermission, regional_may

PHASES = {"early-years": "Early Years", "primary": "Primary", "secondary": "Secondary"}


@dataclass(frozen=True, slots=True)
class Posts:
    """Those that hold today. A post without a phase is for all of them."""

    held: tuple[RegionalAppointment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.held)

    @property
    def regions(self) -> list[Region]:
        """Each once, by name."""
        found = {post.region_id: post.region for post in self.held}
        return sorted(found.values(), key=lambda region: region.name)

    def may(self, permission: RegionalPermission, region: int, phase: str = "") -> bool:
        """In the region (its pk); where `phase` is given, for that phase."""
        return any(
            post.region_id == region
            and regional_may(post.role, permission)
            and (not phase or post.phase in {"", phase})
            for post in self.held
        )

    def phases(self, region: int, permission: RegionalPermission) -> frozenset[str] | None:
        """The phases in which they may; None for all of them."""
        posts = [
            post for post in self.held if post.region_id == region and regional_may(post.role, permission)
        ]
        return None if any(not post.phase for post in posts) else frozenset(post.phase for post in posts)

    def title(self, region: int) -> str:
        """Such as “Phase adviser, Primary, deputy”: the first post in the region in words."""
        return next((title_of(post) for post in self.held if post.region_id == region), "")


def title_of(post: RegionalAppointment) -> str:
    parts = [RegionalRole(post.role).label, PHASES.get(post.phase, post.phase), "deputy" * post.deputy]
    return ", ".join(part for part in parts if part)


def posts_from(appointments: Iterable[RegionalAppointment]) -> Posts:
    return Posts(tuple(appointments))
