from django.conf import settings
from django.db import models
from django.utils import timezone

from standards.enums import DraftState
from standards.models.frameworks import Framework


class FrameworkDraft(models.Model):
    """A framework file that an administrator brought, theirs alone until it is published.

    `text` is the file as it was sent; `problems` are line, field and message of everything wrong with it. `slug`,
    `framework_version` and `title` are what the file says, empty where it is too broken to say.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=150)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    slug = models.CharField(max_length=60, blank=True)
    framework_version = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=80, blank=True)
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=DraftState.choices)
    uploaded_at = models.DateTimeField(default=timezone.now)
    framework = models.ForeignKey(
        Framework, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def is_published(self) -> bool:
        return self.state == DraftState.PUBLISHED

    @property
    def is_ready(self) -> bool:
        return self.state == DraftState.READY
