import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Impact
from evaluations.models.cells import Cell


def evidence_path(item: "EvidenceItem", filename: str) -> str:
    """Where a file is kept: a random name, so that nothing typed by anyone becomes a path."""
    return f"{item.authority_id}/{uuid.uuid4().hex}"


class EvidenceItem(models.Model):
    """One item of an authority's evidence library; it may support many judgements in many rounds."""

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField(max_length=200)
    source_type = models.CharField(max_length=120, blank=True)
    dated = models.DateField("date", null=True, blank=True)
    review_on = models.DateField("to be looked at again on", null=True, blank=True)
    url = models.URLField("link", max_length=500, blank=True)
    file = models.FileField(upload_to=evidence_path, blank=True, max_length=120)
    file_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    summary = models.TextField("what it shows", blank=True)
    impact = models.CharField(max_length=12, choices=Impact.choices, default=Impact.NONE)
    individual = models.BooleanField("concerns an individual", default=False)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    _history_user: models.Model  # who is changing it: set by the service that does

    class Meta:
        ordering = ["-dated", "title"]

    def __str__(self) -> str:
        return self.title


class EvidenceLink(models.Model):
    """An item that a cell of a round rests on."""

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="evidence_links")
    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="links")
    # The library goes on changing after a round is signed off; what the round rested on does not.
    impact = models.CharField(
        "impact when signed off", max_length=12, choices=Impact.choices, blank=True, editable=False
    )
    note = models.TextField(blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()
    _history_user: models.Model
    skip_history_when_saving: bool

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["cell", "item"], name="item_linked_once")]

    def __str__(self) -> str:
        return f"{self.item} for {self.cell}"
