"""Where a region's days and programmes go, and how many days it has to give (2009 standards, introduction)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import AllocationKind


class Allocation(models.Model):
    """Regional days or a programme given to an authority, for a phase and an aspect or for all.

    `why` says why it was last changed or taken away; one that was taken away stays, and counts for nothing.
    """

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="allocations"
    )
    year = models.PositiveSmallIntegerField(help_text="The financial year that begins in it")
    kind = models.CharField(max_length=9, choices=AllocationKind.choices, default=AllocationKind.DAYS)
    programme = models.CharField(max_length=120, blank=True)
    days = models.DecimalField(max_digits=6, decimal_places=1, default=0)
    phase = models.ForeignKey(
        "standards.Phase", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    element = models.ForeignKey(
        "standards.Element", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    given_on = models.DateField("decided on", default=timezone.localdate)
    why = models.TextField(blank=True)
    taken_away_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["authority__name", "pk"]
        indexes = [models.Index(fields=["authority", "year"], name="allocations_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=AllocationKind.DAYS, programme="", days__gt=0)
                | (Q(kind=AllocationKind.PROGRAMME, days__gte=0) & ~Q(programme="")),
                name="allocation_gives_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.authority}, {self.year}: {self.programme or self.days}"

    @property
    def _history_user(self) -> models.Model:
        return self.updated_by


class Budget(models.Model):
    """The days that a region has to give in a financial year."""

    region = models.ForeignKey("accounts.Region", on_delete=models.CASCADE, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    days = models.DecimalField(max_digits=7, decimal_places=1)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="one_budget_a_year")]

    def __str__(self) -> str:
        return f"{self.region}, {self.year}: {self.days} days"

    @property
    def _history_user(self) -> models.Model:
        return self.updated_by
