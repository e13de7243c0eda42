"""What comes after a plan: reminders of it, and whether its actions made the difference."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Made
from evaluations.models.cells import Cell
from evaluations.models.plans import Action


class Difference(models.Model):
    """At the next rating of an element: whether an earlier action made the difference, as the team answered."""

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="differences")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="differences")
    made = models.CharField(max_length=8, choices=Made.choices)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cell", "action"], name="one_answer_an_action")]

    def __str__(self) -> str:
        return f"{self.action}: {self.made}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Digest(models.Model):
    """That a person was sent the reminders of a day, so that nobody gets them twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    actions = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_digest_a_day")]

    def __str__(self) -> str:
        return f"{self.user}, {self.day:%-d %B %Y}"
