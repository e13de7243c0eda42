from django.conf import settings
from django.db import models
from django.utils import timezone

from evaluations.models.rounds import Round


class Carried(models.Model):
    """What a round that was started from another took from it, told once, on that day.

    `taken` counts by kind; `changed` and `left` are lines of {kind, what, why, text}: what was taken though it is
    not as it was, and what could not be taken. What was judged and answered stands with cells and answers.
    """

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="carried")
    source = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    taken = models.JSONField(default=dict)
    changed = models.JSONField(default=list)
    left = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "carried"

    def __str__(self) -> str:
        return f"{self.round}, started from {self.source}"
