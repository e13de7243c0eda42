"""An inspection of how an authority supports school improvement (Ofsted 2014), its notebook and its clocks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import ClockKind, EntryKind, InspectionKind
from evaluations.models.plans import Action
from evaluations.models.rounds import Round


class Versioned(models.Model):
    """Saved only over the version that was seen."""

    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def _history_user(self) -> models.Model:
        return self.updated_by


class Inspection(Versioned):
    """Confidential until `published_on` is set, and its statement of action until `statement_on` is as well.

    `round` is the self-evaluation that it was given, if any; `statement` what readers read of the one, frozen.
    """

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="inspections"
    )
    kind = models.CharField(max_length=8, choices=InspectionKind.choices, default=InspectionKind.FIRST)
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField("why the authority was chosen", blank=True)
    lead_inspector = models.CharField(max_length=120, blank=True)
    inspectors = models.TextField("team", blank=True, help_text="One name a line")
    nominee = models.CharField(max_length=120, blank=True)
    notified_on = models.DateField("notification")
    week1_on = models.DateField("week 1 begins", null=True, blank=True)
    week2_on = models.DateField("week 2 begins", null=True, blank=True)
    ended_on = models.DateField("on-site inspection ended", null=True, blank=True)
    published_on = models.DateField("report published", null=True, blank=True)
    report_url = models.URLField("where the report is", max_length=500, blank=True)
    committee = models.CharField(max_length=120, blank=True, help_text="Where the statement of action goes")
    committee_on = models.DateField("committee date", null=True, blank=True)
    decision = models.TextField(blank=True)
    statement_on = models.DateField("statement of action published", null=True, blank=True)
    statement = models.JSONField("statement of action, as published", null=True, blank=True, editable=False)

    history = HistoricalRecords(excluded_fields=["statement"])

    class Meta:
        ordering = ["-notified_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.notified_on:%B %Y}"

    @property
    def is_published(self) -> bool:
        return self.published_on is not None

    @property
    def is_answered(self) -> bool:
        """Whether the statement of action is published as well."""
        return self.is_published and self.statement_on is not None


class Finding(Versioned):
    """What the report asks to improve, as it was typed, and the actions of the plan that answer it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("finding")
    actions = models.ManyToManyField(Action, related_name="findings", blank=True)

    history = HistoricalRecords(m2m_fields=["actions"])

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="finding_number_once")]

    def __str__(self) -> str:
        return f"Finding {self.number}"


class NotebookEntry(Versioned):
    """What was looked at or said, in whose company, how long it took, and what it showed."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=EntryKind.choices, default=EntryKind.ACTIVITY)
    title = models.CharField(max_length=200)
    held_on = models.DateField("date")
    present = models.TextField("who took part", blank=True)
    minutes = models.PositiveSmallIntegerField("time spent", null=True, blank=True)
    notes = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    weaknesses = models.TextField(blank=True)
    in_confidence = models.BooleanField(default=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name_plural = "notebook entries"

    def __str__(self) -> str:
        return self.title


class InspectionClock(Versioned):
    """A deadline in working days. Without `starts_on` it runs from the day that it follows by rule."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="clocks")
    kind = models.CharField(max_length=9, choices=ClockKind.choices)
    days = models.PositiveSmallIntegerField("working days")
    starts_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    source = models.CharField(
        "source of the number", max_length=300, blank=True, help_text="In place of the one that we know"
    )
    note = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "kind"], name="clock_once_in_inspection"),
            models.CheckConstraint(condition=Q(days__gte=1), name="clock_runs_a_day_or_more"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
