from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import RoundState, TeamRole


class Round(models.Model):
    """One self-evaluation of one authority on one framework version."""

    authority = models.ForeignKey("accounts.LocalAuthority", on_delete=models.PROTECT, related_name="rounds")
    framework = models.ForeignKey("standards.Framework", on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=120, unique=True)
    period = models.CharField(max_length=80, help_text="For example: September 2008 to August 2009")
    rate_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=RoundState.choices, default=RoundState.SETTING_UP)
    previous = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next_rounds"
    )
    collection = models.ForeignKey(
        "schools.Collection",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="rounds",
        help_text="What schools were asked for this round (stage 1)",
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    report = models.JSONField(null=True, blank=True, editable=False, help_text="Frozen at sign-off")
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["report"])

    # Set by the selector that read the row, for the person it was read for.
    access: Any
    role: str
    team_role: str | None
    answered: bool
    judged: int
    cell_count: int
    gives_ratings: bool
    state_words: str
    href: str

    # Read by the history, if set: who made the change, and why.
    _history_user: Any
    _change_reason: str

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="round_name_in_authority")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_signed_off(self) -> bool:
        return self.state == RoundState.SIGNED_OFF

    @property
    def is_revealed(self) -> bool:
        """Members' ratings are their own until the lead moves the round on to agreeing."""
        return self.state in {RoundState.AGREEING, RoundState.SIGNED_OFF}


class TeamMember(models.Model):
    """A person in a round's team. `cells` are what they look after; a guest sees those and no others.

    `until` is a guest's last day in the round, where it has one of its own.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_places")
    role = models.CharField(max_length=8, choices=TeamRole.choices, default=TeamRole.CORE)
    cells = models.ManyToManyField("evaluations.Cell", related_name="looked_after_by", blank=True)
    represents = models.CharField(
        max_length=120, blank=True, help_text="The team or service whose view they bring"
    )
    until = models.DateField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    own: int  # how many cells they look after, where the selector counted

    class Meta:
        ordering = ["role", "user__name"]
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="once_in_a_team")]

    def __str__(self) -> str:
        return f"{self.user} in {self.round}"
