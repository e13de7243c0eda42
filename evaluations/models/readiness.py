"""What an authority has ready for an inspection (Ofsted 2014, paragraphs 16 and 33), and concerns about academies.

`number` is the place of a published line in its list, from 1; 0 is beyond the list.
"""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from evaluations.enums import ConcernAbout, DocumentState, PersonState, ReadyList
from evaluations.models.evidence import EvidenceItem
from evaluations.models.inspections import Versioned
from evaluations.models.rounds import Round


class Readiness(Versioned):
    """The day that a lead set to be ready for. The dates of an inspection that names the round come before it."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="readiness")
    starts_on = models.DateField("day to be ready for", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "readiness"

    def __str__(self) -> str:
        return f"Readiness of {self.round}"


class NotNeeded(Versioned):
    """A published line that does not apply in this authority, and why."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="not_needed")
    kind = models.CharField(max_length=9, choices=ReadyList.choices)
    number = models.PositiveSmallIntegerField()
    quoted = models.TextField()
    reason = models.TextField()

    history = HistoricalRecords()

    class Meta:
        ordering = ["kind", "number"]
        verbose_name_plural = "not needed"
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "number"], name="line_not_needed_once")
        ]

    def __str__(self) -> str:
        return self.quoted


class ReadyDocument(Versioned):
    """`ready_on` is when it will be ready or was. The owner is a member of the authority, or a name that was typed."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="documents")
    number = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_name = models.CharField(max_length=120, blank=True)
    owner_post = models.CharField(max_length=120, blank=True)
    location = models.CharField("where it is", max_length=500, blank=True)
    item = models.ForeignKey(EvidenceItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=11, choices=DocumentState.choices, default=DocumentState.NOT_STARTED)
    ready_on = models.DateField("ready on", null=True, blank=True)
    note = models.TextField(blank=True)
    in_confidence = models.BooleanField(default=False)
    was = models.CharField(max_length=80, blank=True, help_text="How it stood in the round before")

    history = HistoricalRecords()

    class Meta:
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return self.title


class ReadyPerson(Versioned):
    """Someone whom inspectors may want to meet. `days` are days of week 2, 1 for Monday."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="people")
    number = models.PositiveSmallIntegerField(default=0)
    post = models.CharField(max_length=120)
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    availability = models.TextField(blank=True)
    days = models.JSONField("days of week 2", default=list, blank=True)
    state = models.CharField(max_length=9, choices=PersonState.choices, default=PersonState.TO_INVITE)
    note = models.TextField(blank=True)
    was = models.CharField(max_length=80, blank=True, help_text="How it stood in the round before")

    history = HistoricalRecords()

    class Meta:
        ordering = ["number", "pk"]
        verbose_name_plural = "ready people"

    def __str__(self) -> str:
        return self.name or self.post


class AcademyConcern(Versioned):
    """Raised with the department through the Regional Schools Commissioner. It names a school and no individual."""

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="academy_concerns"
    )
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    about = models.CharField(max_length=10, choices=ConcernAbout.choices, default=ConcernAbout.STANDARDS)
    text = models.TextField("what was raised")
    raised_by = models.CharField(max_length=120, blank=True, help_text="A post")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    in_confidence = models.BooleanField(default=False)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-raised_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.school}, {self.raised_on:%-d %B %Y}"
