from django.db.models import TextChoices


class RoundState(TextChoices):
    SETTING_UP = "setting-up", "Setting up"
    RATING = "rating", "Rating"
    AGREEING = "agreeing", "Agreeing"
    SIGNED_OFF = "signed-off", "Signed off"


class TeamRole(TextChoices):
    LEAD = "lead", "Lead"
    CORE = "core", "Core team member"
    GUEST = "guest", "Guest"


class View(TextChoices):
    """Whose judgement it is; the two stand side by side and neither overwrites the other."""

    AUTHORITY = "la", "Authority’s view"
    STRATEGIES = "ns", "National Strategies view"


class Impact(TextChoices):
    NONE = "none", "None"
    SOME = "some", "Some"
    SUBSTANTIAL = "substantial", "Substantial"


class FindingValue(TextChoices):
    """What people record of a criterion; blank is not yet considered."""

    YES = "yes", "Met"
    NO = "no", "Not met"
