from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Progress
from evaluations.models.answering.answers import TeamAnswer
from evaluations.models.plans import Action
from evaluations.models.rounds import Round


class JointPriority(models.Model):
    """What several teams work on together; `action` is what the improvement plan does about it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="joint_priorities")
    text = models.TextField()
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class TeamPriority(models.Model):
    """What a team is to work on after an answer, and how far it has come: in words and as a colour."""

    answer = models.ForeignKey(TeamAnswer, on_delete=models.CASCADE, related_name="priorities")
    text = models.TextField()
    progress = models.TextField(blank=True)
    rag = models.CharField(max_length=6, choices=Progress.choices, blank=True)
    joint = models.ForeignKey(
        JointPriority, on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
