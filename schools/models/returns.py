"""What schools, colleges and settings say when the authority asks them: of the quality standards, or of itself."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from schools.enums import (
    AnswerSource,
    Attained,
    CollectionKind,
    Governed,
    IqsElement,
    Judged,
    Phase,
    PointKind,
    Uses,
)
from schools.questionnaires import QUESTIONNAIRES, Questionnaire


def new_nonce() -> str:
    """Part of a link; another one makes the links before it useless."""
    return secrets.token_hex(8)


class Collection(models.Model):
    """One time of asking: an authority asks its schools, colleges and settings one list of questions."""

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.PROTECT, related_name="collections"
    )
    kind = models.CharField(
        max_length=12, choices=CollectionKind.choices, default=CollectionKind.STAGE_ONE, editable=False
    )
    name = models.CharField(max_length=80)
    due = models.DateField("answers by")
    message = models.TextField(blank=True, help_text="Stands in the email and above the form")
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="collection_name_in_authority")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def questionnaire(self) -> Questionnaire:
        return QUESTIONNAIRES[self.kind]


class Ask(models.Model):
    """One school, college or setting that is asked. `school` is empty for one that the register lacks.

    `judged` and `governed` are what was known of it when it was asked, where questions depend on that.
    Its link carries the signed pk and `nonce`; it works until `expires_on`, unless revoked.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="asks")
    school = models.ForeignKey(
        "schools.School", on_delete=models.PROTECT, null=True, blank=True, related_name="asks"
    )
    name = models.CharField(max_length=200, blank=True, help_text="Where it is not in the register")
    phase = models.CharField(max_length=24, choices=Phase.choices, default=Phase.NOT_APPLICABLE)
    type_name = models.CharField("type", max_length=80, blank=True)
    judged = models.CharField("last inspection", max_length=10, choices=Judged.choices, blank=True)
    governed = models.CharField("academy or maintained", max_length=10, choices=Governed.choices, blank=True)
    email = models.EmailField(blank=True)
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    expires_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    # Where `stage_one` reads it: whether the answer names a level of any element.
    gave_level: bool

    history = HistoricalRecords(excluded_fields=["nonce"])
    _history_user: models.Model | None

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "school"], name="school_asked_once"),
            models.CheckConstraint(
                condition=Q(school__isnull=False) | ~Q(name=""), name="asked_school_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.school.name if self.school else self.name

    @property
    def known(self) -> dict[str, str]:
        """What questions it is asked depends on, before it says so itself."""
        return {"judged": self.judged, "governed": self.governed}

    @property
    def sorted_as(self) -> str:
        """The same in one word, to tell whether it is what was seen."""
        return f"{self.judged}/{self.governed}"


class Return(models.Model):
    """What one of them answered. `uses_iqs` blank is not answered."""

    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="answer")
    uses_iqs = models.CharField("uses the IQS", max_length=8, choices=Uses.choices, blank=True)
    uses_cqs = models.CharField("uses the CQS", max_length=8, choices=Uses.choices, blank=True)
    since = models.CharField("since when", max_length=40, blank=True)
    for_self_evaluation = models.BooleanField("for self-evaluation", default=False)
    for_action_planning = models.BooleanField("for action planning", default=False)
    for_other = models.CharField("for something else", max_length=300, blank=True)
    answered_by = models.CharField("name", max_length=120, blank=True)
    answered_as = models.CharField("role", max_length=120, blank=True)
    source = models.CharField(max_length=12, choices=AnswerSource.choices)
    answered_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    _history_user: models.Model | None

    class Meta:
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return f"Return of {self.ask}"


class ReturnLevel(models.Model):
    """The level that a school puts itself at for one element of the IQS."""

    answer = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="levels")
    element = models.CharField(max_length=16, choices=IqsElement.choices)
    level = models.CharField(max_length=12, choices=Attained.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "element"], name="one_level_an_element")]

    def __str__(self) -> str:
        return f"{self.get_element_display()}: {self.get_level_display()}"


class Reply(models.Model):
    """What a return says to one question of its questionnaire that has no column of its own."""

    answer = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="replies")
    question = models.CharField(max_length=24)
    value = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "question"], name="one_reply_a_question")]

    def __str__(self) -> str:
        return f"{self.question}: {self.value[:60]}"


class Theme(models.Model):
    """Issues, barriers or wishes of several schools under one heading, and what the authority could do."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="themes")
    kind = models.CharField(max_length=8, choices=PointKind.choices)
    title = models.CharField(max_length=120)
    could_do = models.TextField("what the authority could do", blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    _history_user: models.Model

    class Meta:
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "kind", "title"], name="theme_once_in_a_collection")
        ]

    def __str__(self) -> str:
        return self.title


class Point(models.Model):
    """One issue, barrier or wish in a school's own words; `theme` once the authority has grouped it."""

    answer = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="points")
    kind = models.CharField(max_length=8, choices=PointKind.choices)
    text = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")

    class Meta:
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"
