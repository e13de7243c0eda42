from django.db.models import TextChoices


class Role(TextChoices):
    LEAD = "lead", "Lead"
    CORE = "core", "Core team member"
    GUEST = "guest", "Guest"
    READER = "reader", "Reader"
    ADVISER = "adviser", "School improvement adviser"


class RegionalRole(TextChoices):
    """National Strategies staff (2009 standards, appendix 2)."""

    DIRECTOR = "director", "Senior regional director"
    PHASE_ADVISER = "phase-adviser", "Phase adviser"
    REGIONAL_ADVISER = "regional-adviser", "Regional adviser"


class InvitationState(TextChoices):
    """What has become of the invitation that a link names; unknown where the link was never ours."""

    OPEN = "open", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EXPIRED = "expired", "Expired"
    REPLACED = "replaced", "Sent again since"
    UNKNOWN = "unknown", "Not known"
