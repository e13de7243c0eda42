"""What a National Strategies regional team records of its authorities (2009 standards, appendices 2 to 5).

Notes of visit stand in models/notes.py.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.models.cells import Cell
from evaluations.models.rounds import Round


class Share(models.Model):
    """That an authority lets its regional team read a round before it is signed off: what is agreed so far."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="shares")
    note = models.TextField(blank=True)
    shared_at = models.DateTimeField(default=timezone.now)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["-shared_at"]
        constraints = [
            models.UniqueConstraint(fields=["round"], condition=Q(ended_at=None), name="round_shared_once")
        ]

    def __str__(self) -> str:
        return f"{self.round}, shared {self.shared_at:%-d %B %Y}"


class Look(models.Model):
    """One look of a regional person at an authority's material; the authority can read the log."""

    authority = models.ForeignKey("accounts.LocalAuthority", on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=120, help_text="The appointment in words, as it stood")
    what = models.CharField(max_length=200)
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["authority", "-at"], name="looks_by_authority")]

    def __str__(self) -> str:
        return f"{self.user}: {self.what}"


class Proposal(models.Model):
    """What a phase adviser proposes as the National Strategies view of a cell, for the director to agree.

    The agreed view is a Judgement of view `ns`; `agreed_at` says when this proposal became it. One that comes
    after that is a row of its own, so that what was agreed stands until the new one is agreed in its place.
    `against` is what the authority's own judgement was then, `against_version` which version of it.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="proposals")
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    not_applicable = models.BooleanField(default=False)
    rationale = models.TextField()
    difference = models.TextField("why it differs from the authority’s view", blank=True)
    against = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    against_version = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField("what the director said", blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    # Read by the history: who made the change, and what it was.
    _history_user: models.Model
    _change_reason: str

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cell"], condition=Q(agreed_at=None), name="one_open_proposal"),
            models.UniqueConstraint(
                fields=["cell"], condition=Q(agreed_at__isnull=False), name="one_agreed_proposal"
            ),
            models.CheckConstraint(
                condition=Q(not_applicable=True, level=None) | Q(not_applicable=False, level__isnull=False),
                name="proposal_is_a_level_or_not_applicable",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell}: {self.level or 'N/A'} proposed"
