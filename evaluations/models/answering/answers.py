from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import EvidenceKind, Trend, VariationKind
from evaluations.models.answering.digest import DigestTable
from evaluations.models.answering.teams import AnsweringTeam
from evaluations.models.cells import Cell
from evaluations.models.evidence import EvidenceItem


class TeamAnswer(models.Model):
    """What a team answers to one question: theirs alone until the round is revealed.

    `figures` are what the trend is read from. `late` is whether it was written after the reveal.
    """

    team = models.ForeignKey(AnsweringTeam, on_delete=models.CASCADE, related_name="answers")
    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="team_answers")
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    trend = models.CharField(max_length=5, choices=Trend.choices, blank=True)
    figures = models.TextField(blank=True)
    cites = models.ManyToManyField(DigestTable, related_name="cited_by", blank=True)
    late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["team__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "cell"], name="one_answer_a_team")]

    def __str__(self) -> str:
        return f"{self.team}: {self.level or 'no judgement'}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class AnswerEvidence(models.Model):
    """What an answer rests on: a line of the published list, exactly as quoted, own words, or a library item.

    `words` of an item are its title when it was ticked.
    """

    answer = models.ForeignKey(TeamAnswer, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=8, choices=EvidenceKind.choices)
    words = models.TextField()
    item = models.ForeignKey(
        EvidenceItem, on_delete=models.PROTECT, null=True, blank=True, related_name="answered_with"
    )
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()
    _history_user: models.Model  # who is changing it: set by the service that does

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "item"], name="item_once_in_an_answer"),
            models.CheckConstraint(
                condition=Q(kind="item", item__isnull=False) | (~Q(kind="item") & Q(item=None)),
                name="evidence_of_an_item_names_it",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Variation(models.Model):
    """Where a group, a district or a measure differs from the overall judgement, with a judgement of its own."""

    answer = models.ForeignKey(TeamAnswer, on_delete=models.CASCADE, related_name="variations")
    kind = models.CharField(max_length=8, choices=VariationKind.choices)
    what = models.CharField(max_length=200)
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
