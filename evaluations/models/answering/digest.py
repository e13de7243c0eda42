from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Chart
from evaluations.models.rounds import Round


class DigestTable(models.Model):
    """A table kept beside the report of a round, for answers to point at.

    `columns` are the heads; `rows` hold as many texts each, as they were pasted. `chart` says how it is drawn.
    `was` names the round whose figures it holds, until somebody saves it in this one.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="digest")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    chart = models.CharField(max_length=4, choices=Chart.choices, default=Chart.NONE)
    was = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="digest_number_in_round")]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        """As answers and the report name it: D1, D2."""
        return f"D{self.number}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
