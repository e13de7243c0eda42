"""Notes of visit (2009 standards, appendix 2): what regional staff saw and heard at an authority or in a school."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from evaluations.enums import Accuracy, NoteKind, NoteState


class NoteOfVisit(models.Model):
    """A meeting with the authority, or a visit to a sampled school, in one phase.

    Draft for its author's team, then with the authority for accuracy, then final. `version` counts every save
    of the note with its lines and questions, and every step.
    """

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="notes_of_visit"
    )
    framework = models.ForeignKey("standards.Framework", on_delete=models.PROTECT, related_name="+")
    phase = models.ForeignKey("standards.Phase", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=NoteKind.choices, default=NoteKind.AUTHORITY)
    school = models.ForeignKey(
        "schools.School", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    school_name = models.CharField(max_length=200, blank=True, help_text="As it was on the day")
    visited_on = models.DateField("date")
    who = models.CharField("who was met", max_length=300)
    purpose = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    state = models.CharField(max_length=6, choices=NoteState.choices, default=NoteState.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes")
    shared_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["-visited_on", "-pk"]
        indexes = [models.Index(fields=["authority", "state"], name="notes_by_authority")]

    def __str__(self) -> str:
        return f"{self.title}, {self.visited_on.day} {self.visited_on:%B %Y}"

    @property
    def title(self) -> str:
        return f"Visit to {self.school_name}" if self.is_of_school else self.get_kind_display()

    @property
    def is_of_school(self) -> bool:
        return self.kind == NoteKind.SCHOOL

    @property
    def is_draft(self) -> bool:
        return self.state == NoteState.DRAFT

    @property
    def is_shared(self) -> bool:
        return self.state == NoteState.SHARED

    @property
    def is_final(self) -> bool:
        return self.state == NoteState.FINAL

    @property
    def _history_user(self) -> "models.Model":
        return self.updated_by


class NoteLine(models.Model):
    """What was seen and said of one aspect; a contributory rating where appendix 2 gives advisers that part."""

    note = models.ForeignKey(NoteOfVisit, on_delete=models.CASCADE, related_name="lines")
    element = models.ForeignKey("standards.Element", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    level = models.ForeignKey(
        "standards.Level", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["element"]
        constraints = [models.UniqueConstraint(fields=["note", "element"], name="one_line_an_aspect")]

    def __str__(self) -> str:
        return f"{self.element}: {self.text[:60]}"


class NoteQuestion(models.Model):
    """What a headteacher or other staff of a school said to a question: a published one, or one of our own.

    `question` is kept as it was put; `place` is where it is printed, and empty for one of our own.
    """

    note = models.ForeignKey(NoteOfVisit, on_delete=models.CASCADE, related_name="questions")
    element = models.ForeignKey(
        "standards.Element", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(max_length=120, blank=True)
    question = models.TextField()
    said = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.question[:80]


class NoteAnswer(models.Model):
    """What the authority said of a note's accuracy: added, never changed. `version` is what it had read."""

    note = models.ForeignKey(NoteOfVisit, on_delete=models.CASCADE, related_name="answers")
    version = models.PositiveIntegerField()
    accuracy = models.CharField(max_length=11, choices=Accuracy.choices)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.note}: {self.get_accuracy_display()}"
