from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.models.rounds import Round


class GroupJudgement(models.Model):
    """What is judged of a group of questions, such as leadership, or of all of them together (area empty).

    For frameworks that print no rule for overall ratings: people judge, and say why.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="group_judgements")
    area = models.ForeignKey(
        "standards.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.ForeignKey("standards.Level", on_delete=models.PROTECT, related_name="+")
    rationale = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "area"], name="one_judgement_a_group"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(area=None), name="one_judgement_over_all_groups"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area or 'All'}: {self.level}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
