"""Stage 2 of the LAQS user guide: what the core team did to prepare, and what its meetings decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import MeetingKind, Preparation
from evaluations.models.rounds import Round


class Meeting(models.Model):
    """The record of one meeting or training. `present` are names as they stood on the day."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=10, choices=MeetingKind.choices, default=MeetingKind.TEAM)
    held_on = models.DateField("date")
    present = models.JSONField("who was there", default=list)
    notes = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.held_on:%-d %B %Y}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Prepared(models.Model):
    """A point of the training checklist that is done."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="prepared")
    item = models.CharField(max_length=12, choices=Preparation.choices)
    done_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["done_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "item"], name="prepared_once")]

    def __str__(self) -> str:
        return f"{self.get_item_display()}, {self.done_on:%-d %B %Y}"

    @property
    def _history_user(self) -> "models.Model":
        return self.by
