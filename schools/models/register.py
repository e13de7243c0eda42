from django.db import models
from django.utils import timezone

from schools.enums import Phase, Status


class School(models.Model):
    """A row of the national register, by its unique reference number. Codes are text: "02" is not 2.

    A school that becomes an academy gets a new number, so it is a new row, linked to the one before it.
    Names of head teachers are personal data and are not kept. Blank is not known.
    """

    urn = models.PositiveIntegerField("URN", unique=True)
    authority = models.ForeignKey("accounts.LocalAuthority", on_delete=models.PROTECT, related_name="schools")
    establishment_number = models.CharField(max_length=4, blank=True)
    name = models.CharField(max_length=200)
    type_code = models.CharField(max_length=3, blank=True)
    type_name = models.CharField("type", max_length=80, blank=True)
    group_code = models.CharField(max_length=3, blank=True)
    group_name = models.CharField("type group", max_length=80, blank=True)
    phase = models.CharField(max_length=24, choices=Phase.choices, default=Phase.NOT_APPLICABLE)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    low_age = models.PositiveSmallIntegerField(null=True, blank=True)
    high_age = models.PositiveSmallIntegerField(null=True, blank=True)
    pupils = models.PositiveIntegerField(null=True, blank=True)
    fsm_percent = models.DecimalField(
        "free school meals, %", max_digits=4, decimal_places=1, null=True, blank=True
    )
    trust = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    website = models.CharField(max_length=255, blank=True)
    ofsted_rating = models.CharField("Ofsted rating", max_length=60, blank=True)
    ofsted_on = models.DateField("last inspected", null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "urn"]
        indexes = [models.Index(fields=["authority", "name"], name="schools_by_authority")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.status in {Status.OPEN, Status.TO_CLOSE}


class SchoolLink(models.Model):
    """Another establishment that a school comes from or leads to, as the register gives it.

    `other` is its row where we hold it; the register may name one that we do not.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="links")
    other_urn = models.PositiveIntegerField("URN")
    other = models.ForeignKey(School, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    other_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=80, help_text="For example: Predecessor, Successor")
    established = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["school", "kind", "other_urn"]
        constraints = [
            models.UniqueConstraint(fields=["school", "other_urn", "kind"], name="school_linked_once")
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.kind} {self.other_name or self.other_urn}"
