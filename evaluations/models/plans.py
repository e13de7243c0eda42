"""The action plan of a round: actions with milestones and progress, and the revisions that were signed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import ActionStatus, FollowUpKind, Origin, Progress, RevisionState
from evaluations.models.cells import Cell
from evaluations.models.rounds import Round


class Plan(models.Model):
    """The one action plan that follows from a round. `last_number` is that of the last reference given out."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="plan")
    introduction = models.TextField(blank=True, help_text="Stands before the actions on paper")
    committee = models.CharField(max_length=120, blank=True)
    committee_on = models.DateField("committee date", null=True, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    signed: bool  # whether a revision is signed or approved, where the selector asked

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"Action plan, {self.round}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Action(models.Model):
    """One thing to do, with one named lead: a person with an account (`lead`) or a name alone (`lead_name`).

    `cell` is what it is to improve, empty for a free action; `origin` says what it was made from, and
    `origin_text` keeps those words as they stood. Monitoring (is it being done) and evaluation (did it make
    a difference) stand apart.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    number = models.PositiveIntegerField()
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    criterion = models.ForeignKey(
        "standards.Criterion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.FREE)
    origin_text = models.TextField(blank=True)
    priority = models.CharField("priority or objective", max_length=200, blank=True)
    title = models.CharField("action", max_length=500)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    lead_name = models.CharField(max_length=120, blank=True)
    helpers = models.CharField("helped by", max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    resources = models.TextField(blank=True)
    cost = models.DecimalField(
        "cost, £", max_digits=10, decimal_places=2, null=True, blank=True, help_text="Pounds"
    )
    success = models.TextField("success criteria", blank=True)
    indicator = models.CharField(max_length=200, blank=True)
    baseline = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=80, blank=True)
    monitored_by = models.CharField(max_length=120, blank=True)
    monitored_how = models.CharField(max_length=200, blank=True)
    monitored_when = models.CharField(max_length=120, blank=True)
    evaluation = models.TextField("evaluation of impact", blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=ActionStatus.choices, default=ActionStatus.TO_DO)
    status_reason = models.CharField("why it was dropped", max_length=300, blank=True)
    progress = models.CharField(max_length=6, choices=Progress.choices, blank=True)
    committee_on = models.DateField("committee date", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="action_number_in_plan"),
            models.CheckConstraint(condition=Q(lead=None) | Q(lead_name=""), name="action_has_one_lead"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(due=None) | Q(due__gte=models.F("start")),
                name="action_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        """As the plan shows it: A1, A2; never given twice in a plan."""
        return f"A{self.number}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class Milestone(models.Model):
    """A dated step of an action; `done_on` once it is reached."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"{self.due:%-d %B %Y}: {self.title}"


class ProgressEntry(models.Model):
    """What was said of an action's progress on a day; entries are added, never changed."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="entries")
    on = models.DateField()
    progress = models.CharField(max_length=6, choices=Progress.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "progress entries"

    def __str__(self) -> str:
        return f"{self.on:%-d %B %Y}: {self.get_progress_display()}"


class NoAction(models.Model):
    """Why a rating below Good or Green has no action."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="left_out")
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "cell"], name="one_reason_for_no_action")]

    def __str__(self) -> str:
        return f"{self.cell}: {self.reason[:60]}"

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class FollowUp(models.Model):
    """Stage 3 of the LAQS user guide: a follow-up activity confirmed, or a next step to monitor."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(max_length=8, choices=FollowUpKind.choices)
    text = models.CharField(max_length=500)
    who = models.CharField(max_length=120, blank=True)
    due = models.DateField("by when", null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["kind", "due", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class PlanRevision(models.Model):
    """The plan as the lead signed it, and as a reader approved it or sent it back. `report` never changes."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=RevisionState.choices, default=RevisionState.SIGNED)
    report = models.JSONField(editable=False)
    note = models.TextField("what changed", blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_as = models.CharField(
        max_length=260, blank=True, help_text="Name and post of that reader, as they were that day"
    )
    reply = models.TextField("what the reader said", blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["report"])
    _history_user: models.Model

    kept: Any  # of the newest revision its report, where the selector read it beside others

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="revision_number_in_plan")]

    def __str__(self) -> str:
        return f"Revision {self.number} of {self.plan}"
