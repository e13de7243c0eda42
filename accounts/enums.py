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
