from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.models.rounds import Round

Key = tuple[str, int]
"""What an answer answers: ("criterion" or "measure", its pk)."""


def field_of(key: Key) -> str:
    """What the names of a line's form fields end in: `c12` a criterion, `m3` a measure."""
    return f"{key[0][0]}{key[1]}"


def cell_field(pk: int) -> str:
    """The same for a person's own rating of a cell, where one page rates many."""
    return f"r{pk}"


class Cell(models.Model):
    """One element in one phase of a round; phase is empty where the framework has none."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="cells")
    element = models.ForeignKey("standards.Element", on_delete=models.PROTECT, related_name="+")
    phase = models.ForeignKey(
        "standards.Phase", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    focus = models.BooleanField("priority area of focus", default=False)
    was = models.JSONField(
        default=list, editable=False, help_text="Judged so in the round that this one goes on from"
    )

    # Set by the selector that read the row, for the person it was read for.
    access: Any
    role: str
    team_role: str | None
    named: bool
    agreed: bool
    answered: bool
    impact: str | None

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "element", "phase"], name="cell_once_in_a_round"),
            # Two nulls never clash, so a framework without phases needs a constraint of its own.
            models.UniqueConstraint(
                fields=["round", "element"], condition=Q(phase=None), name="cell_without_phase_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element}, {self.phase}" if self.phase_id else str(self.element)


class Answer(models.Model):
    """The team's common record on one criterion (yes, no) or one measure (a number or an option).

    A blank value is not yet considered; a note may stand without one. `version` counts saves.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(
        "standards.Criterion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    measure = models.ForeignKey(
        "standards.Measure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    value = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    was = models.CharField(
        max_length=200, blank=True, help_text="What was found in the round before, in words"
    )
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(criterion__isnull=False, measure=None) | Q(criterion=None, measure__isnull=False),
                name="answer_to_a_criterion_or_a_measure",
            ),
            models.UniqueConstraint(fields=["cell", "criterion"], name="one_answer_to_a_criterion"),
            models.UniqueConstraint(fields=["cell", "measure"], name="one_answer_to_a_measure"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion or self.measure}: {self.value or 'not yet'}"

    @property
    def key(self) -> Key:
        if self.criterion_id is not None:
            return "criterion", self.criterion_id
        return "measure", self.measure_id or 0

    @property
    def field(self) -> str:
        return field_of(self.key)

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Rating(models.Model):
    """One member's own rating and comment, theirs alone until the round is revealed."""

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="ratings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ratings")
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    comment = models.TextField(blank=True)
    late = models.BooleanField(default=False, help_text="Given or changed after the ratings were revealed")
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    history = HistoricalRecords()

    class Meta:
        ordering = ["user__name"]
        constraints = [models.UniqueConstraint(fields=["cell", "user"], name="one_rating_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.level or 'no rating'}"

    @property
    def _history_user(self) -> "models.Model":
        return self.user
