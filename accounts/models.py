"""Who: regions, local authorities, people and their memberships."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from accounts.enums import InvitationState, RegionalRole, Role

INVITATION_DAYS = 14


class Region(models.Model):
    """A government region; a table, because no source confirms which regions the National Strategies used."""

    code = models.CharField(max_length=1, unique=True, help_text="GIAS code of the government office region")
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    gss_code = models.CharField(max_length=9, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LocalAuthority(models.Model):
    """An English local authority, keyed by its three-digit code: GSS codes change, names vary."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    gss_code = models.CharField("GSS code", max_length=9, blank=True)
    previous_gss_codes = models.CharField(max_length=60, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="authorities")
    la_type = models.CharField("type", max_length=40, blank=True)
    in_2009 = models.BooleanField(default=False)
    in_2013 = models.BooleanField(default=False)
    current = models.BooleanField(default=False)
    abolished = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "local authorities"

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    reminders = models.BooleanField("reminders by email", default=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("administrator", default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="email_in_lower_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        self.email = self.email.strip().lower()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, today: dt.date) -> "MembershipQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=today), ended_at=None)

    def of(self, user: User) -> "MembershipQuerySet":
        """The person's memberships that hold today, with what a page's header says of them."""
        return self.filter(user=user).in_force(timezone.localdate()).select_related("authority__region")


class Membership(models.Model):
    """A person's role in an authority. A guest's runs to a date; which elements is the round's to say."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    authority = models.ForeignKey(LocalAuthority, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MembershipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["authority__name", "user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "authority"],
                condition=Q(ended_at=None),
                name="one_role_in_an_authority",
                violation_error_message=(
                    "This person has a role in this authority already. Change it, or end it first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.GUEST) | Q(until__isnull=False),
                name="guest_until_a_date",
                violation_error_message="A guest needs a last day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} in {self.authority}"


class AppointmentQuerySet(models.QuerySet["RegionalAppointment"]):
    def in_force(self, today: dt.date) -> "AppointmentQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=today), starts__lte=today, ended_at=None)


class RegionalAppointment(models.Model):
    """A National Strategies post in a region; phase is a standards phase ref, blank for the whole region.

    It holds from `starts` to `until`, both included, unless it was ended before.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="appointments")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=RegionalRole.choices)
    phase = models.CharField(max_length=40, blank=True)
    deputy = models.BooleanField(default=False)
    starts = models.DateField("from", default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("starts")),
                name="appointment_ends_after_it_begins",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.UniqueConstraint(
                fields=["user", "region", "role", "phase"],
                condition=Q(ended_at=None),
                name="one_appointment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.region}"


class Invitation(models.Model):
    """An emailed invitation to join an authority; the link carries a signed id, never a stored secret."""

    authority = models.ForeignKey(LocalAuthority, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=10, choices=Role.choices)
    until = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower(F("email"))), name="invited_in_lower_case"),
            models.UniqueConstraint(
                fields=["authority", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.GUEST) | Q(until__isnull=False), name="guest_invited_until_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.authority}"

    @property
    def expires_at(self) -> dt.datetime:
        return self.sent_at + dt.timedelta(days=INVITATION_DAYS)

    def state(self, now: dt.datetime) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        return InvitationState.EXPIRED if self._too_late(now) else InvitationState.OPEN

    def _too_late(self, now: dt.datetime) -> bool:
        return now > self.expires_at or (self.until is not None and self.until < timezone.localdate(now))
