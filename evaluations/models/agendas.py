"""Agendas of the improvement dialogue between a regional team and an authority (2009 standards, appendices 3, 4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import AgendaAudience


class Agenda(models.Model):
    """Questions for one meeting. Without a phase it is for all of them. Its version counts changes of the list."""

    authority = models.ForeignKey("accounts.LocalAuthority", on_delete=models.PROTECT, related_name="agendas")
    framework = models.ForeignKey("standards.Framework", on_delete=models.PROTECT, related_name="+")
    phase = models.ForeignKey(
        "standards.Phase", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(max_length=9, choices=AgendaAudience.choices)
    title = models.CharField(max_length=120)
    held_on = models.DateField("date")
    who = models.CharField("with whom", max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.held_on:%-d %B %Y}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class AgendaItem(models.Model):
    """A question as published, with its place, or one of the adviser's own, without; covered on a day.

    `note` is what was said. `version` counts what was written of the meeting, `updated_by` is who wrote it last:
    a change of the order is neither.
    """

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="items")
    element = models.ForeignKey(
        "standards.Element", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True)
    question = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    covered_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agenda", "place"], condition=~Q(place=""), name="question_once_on_an_agenda"
            )
        ]

    def __str__(self) -> str:
        return self.question[:80]

    @property
    def own(self) -> bool:
        return not self.place

    @property
    def is_told(self) -> bool:
        """Something of the meeting stands at it: it cannot be taken off any more."""
        return bool(self.covered_on or self.note)
