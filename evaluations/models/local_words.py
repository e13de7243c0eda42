from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.models.rounds import Round


class LocalDescriptor(models.Model):
    """The authority's own words for a level of an element, where the publication prints none.

    Kept with the round, shown to its team, and marked as local wherever it stands.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="local_words")
    element = models.ForeignKey("standards.Element", on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey("standards.Level", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "element", "level"], name="one_local_descriptor")
        ]

    def __str__(self) -> str:
        return f"{self.element}, {self.level}: {self.text[:60]}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
