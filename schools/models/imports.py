import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from schools.enums import Stage


def import_path(row: "RegisterImport", filename: str) -> str:
    """A random name, so that nothing typed by anyone becomes a path."""
    return f"imports/{uuid.uuid4().hex}"


class RegisterImport(models.Model):
    """A file of the register that someone uploaded: previewed, then written or put aside.

    `authority` is empty where an administrator brings in the whole country. `file` holds the columns that are
    kept and no others, a line a row; it is deleted once all of it is written, or put aside. `position` is the
    byte where the next row begins. `preview` and `outcome` are what would change, and what did: counts, and
    rows with what is said of them.
    """

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    file = models.FileField(upload_to=import_path, blank=True, max_length=120)
    file_name = models.CharField(max_length=200)
    rows = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    position = models.PositiveBigIntegerField(default=0)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.CHECKING)
    preview = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.started_at:%-d %B %Y}"
