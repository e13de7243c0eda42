from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import View
from evaluations.models.cells import Cell
from evaluations.models.rounds import Round


class Judgement(models.Model):
    """A view's judgement of a cell: a level up to the ceiling, or not applicable with the reason why.

    `agreed_by` are names as they stood on the day; `ceiling` is what the answers allowed then.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="judgements")
    view = models.CharField(max_length=2, choices=View.choices, default=View.AUTHORITY)
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    not_applicable = models.BooleanField(default=False)
    rationale = models.TextField(blank=True)
    agreed_by = models.JSONField(default=list)
    agreed_on = models.DateField()
    dissent = models.TextField(blank=True)
    ceiling = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cell", "view"], name="one_judgement_a_view"),
            models.CheckConstraint(
                condition=Q(not_applicable=True, level=None) | Q(not_applicable=False, level__isnull=False),
                name="judgement_is_a_level_or_not_applicable",
            ),
        ]
        # Tables of many authorities read levels alone: from this, without the rows and their reasons.
        indexes = [models.Index(fields=["cell", "view", "level"], name="levels_by_cell")]

    def __str__(self) -> str:
        return f"{self.cell}: {self.level or 'N/A'}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Overall(models.Model):
    """An overall rating: of an area in a phase, or of an area over all phases (phase empty).

    `suggested` is what the rule suggested then; `reason` is given when the team departs from it.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="overalls")
    area = models.ForeignKey("standards.Area", on_delete=models.PROTECT, related_name="+")
    phase = models.ForeignKey(
        "standards.Phase", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    view = models.CharField(max_length=2, choices=View.choices, default=View.AUTHORITY)
    level = models.ForeignKey("standards.Level", on_delete=models.PROTECT, related_name="+")
    suggested = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "area", "phase", "view"], name="one_overall_a_view"),
            models.UniqueConstraint(
                fields=["round", "area", "view"], condition=Q(phase=None), name="one_overall_over_phases"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} overall: {self.level}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
