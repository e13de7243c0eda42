from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Extent, SelfKind
from evaluations.models.cells import Cell
from evaluations.models.evidence import EvidenceLink
from evaluations.models.rounds import Round


class StatementRecord(models.Model):
    """How far one published evidence statement is in evidence, as the team has it.

    The cell names the framework version and the element; `passage` and `number` its place there. The text is
    kept as it was quoted. `was` is how far it was in evidence in the round before, in words.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="statements")
    passage = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField()
    quoted = models.TextField()
    extent = models.CharField(max_length=8, choices=Extent.choices, blank=True)
    note = models.TextField(blank=True)
    was = models.CharField(max_length=200, blank=True)
    evidence = models.ManyToManyField(EvidenceLink, related_name="statements", blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords(m2m_fields=["evidence"])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cell", "passage", "number"], name="statement_once_in_a_cell")
        ]

    def __str__(self) -> str:
        return self.quoted

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class SelfEntry(models.Model):
    """A strength, a weakness or an impact of an aspect; `key` is whether it is a finding of the summary.

    `carried` names the round that it came from, until somebody confirms it.
    """

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="self_entries")
    kind = models.CharField(max_length=8, choices=SelfKind.choices)
    text = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    key = models.BooleanField("key finding", default=False)
    carried = models.CharField("carried from", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "self entries"

    def __str__(self) -> str:
        return self.text

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class SelfSummary(models.Model):
    """What is written of the whole: how the summary opens, and the context in which the authority works.

    `carried` names the round that its words came from, until somebody saves them here.
    """

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="self_summary")
    opening = models.TextField(blank=True)
    context = models.TextField(blank=True)
    carried = models.CharField("carried from", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "self summaries"

    def __str__(self) -> str:
        return f"Summary of {self.round}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by
