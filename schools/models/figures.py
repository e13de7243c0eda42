"""Published figures of authorities: indicators, their values by year, and whom an authority is compared with."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from schools.enums import Place, Polarity


class Indicator(models.Model):
    """One series. `places` are decimal places to show.

    `appendix` is the place in appendix 1 that it stands for, such as P5; `named` where its label is the
    wording there. `others` is the series of England that pupils of the authority are compared with.
    """

    code = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=300)
    short_label = models.CharField(max_length=80, blank=True)
    topic = models.CharField(max_length=80, blank=True)
    phase = models.CharField(
        max_length=20, blank=True, help_text="A phase of the standards, or blank for all"
    )
    appendix = models.CharField(max_length=8, blank=True)
    polarity = models.CharField(max_length=4, choices=Polarity.choices, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    places = models.PositiveSmallIntegerField(default=0)
    named = models.BooleanField("named in appendix 1", default=False)
    is_fsm = models.BooleanField("free school meals", default=False)
    is_behaviour = models.BooleanField("behaviour and attendance", default=False)
    others = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    elements = models.JSONField(
        default=list,
        help_text="Elements of the 2009 standards whose criteria speak of its quartile or decile",
    )
    source = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["phase", "appendix", "label"]

    def __str__(self) -> str:
        return self.short_label or self.label


class Figure(models.Model):
    """A value in a period, of England, a region or an authority. An empty value is missing, never zero.

    `period` is as published ("2023/24"); `year` the calendar year in which it ends, to sort by.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="figures")
    place = models.CharField(max_length=9, choices=Place.choices)
    region = models.ForeignKey(
        "accounts.Region", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.CASCADE, null=True, blank=True, related_name="figures"
    )
    period = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    provisional = models.BooleanField(default=False)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "authority"],
                condition=Q(place=Place.AUTHORITY),
                name="one_figure_an_authority",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "region"],
                condition=Q(place=Place.REGION),
                name="one_figure_a_region",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year"], condition=Q(place=Place.ENGLAND), name="one_figure_for_england"
            ),
            models.CheckConstraint(
                condition=Q(place=Place.ENGLAND, region=None, authority=None)
                | Q(place=Place.REGION, region__isnull=False, authority=None)
                | Q(place=Place.AUTHORITY, authority__isnull=False),
                name="figure_has_its_place",
            ),
        ]
        indexes = [models.Index(fields=["authority", "indicator", "year"], name="figures_by_authority")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.value if self.value is not None else 'missing'}"


class Spread(models.Model):
    """How the authorities of England lie in a year, kept whenever figures come in.

    Cut points interpolate between values, as the Department's own tool does; `count` leaves missing ones out.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="spreads")
    year = models.PositiveSmallIntegerField()
    count = models.PositiveSmallIntegerField()
    decile_1 = models.DecimalField(max_digits=14, decimal_places=4)
    quartile_1 = models.DecimalField(max_digits=14, decimal_places=4)
    median = models.DecimalField(max_digits=14, decimal_places=4)
    quartile_3 = models.DecimalField(max_digits=14, decimal_places=4)
    decile_9 = models.DecimalField(max_digits=14, decimal_places=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_spread_a_year")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.year}: {self.count} authorities"


class Neighbour(models.Model):
    """A statistical neighbour of an authority; `rank` 1 is the closest."""

    authority = models.ForeignKey(
        "accounts.LocalAuthority", on_delete=models.CASCADE, related_name="neighbours"
    )
    other = models.ForeignKey("accounts.LocalAuthority", on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["authority", "rank"]
        constraints = [models.UniqueConstraint(fields=["authority", "other"], name="neighbour_once")]

    def __str__(self) -> str:
        return f"{self.authority}: {self.rank} {self.other}"


def figures_path(row: "FiguresImport", filename: str) -> str:
    """A random name, so that nothing typed by anyone becomes a path."""
    return f"imports/{uuid.uuid4().hex}"


class FiguresImport(models.Model):
    """A file of figures: counts and refused rows, as the importer gives them.

    One that was uploaded keeps its `file` while it waits to be confirmed, and `counts` say what it would do.
    """

    file = models.FileField(upload_to=figures_path, blank=True, max_length=120)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.at:%-d %B %Y}"
