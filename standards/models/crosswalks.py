"""Which elements of two frameworks speak of the same thing. Elements are named by ref, so that a framework that is
loaded anew keeps its crosswalks."""

from django.db import models
from django.db.models import Q

from standards.enums import LinkKind
from standards.models.frameworks import Framework


class Crosswalk(models.Model):
    """Between two framework versions; stored once and read from either side."""

    left = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="crosswalks_to_right")
    right = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField()
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["left", "right"]
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="one_crosswalk_a_pair")]

    def __str__(self) -> str:
        return f"{self.left} and {self.right}"


class CrosswalkLink(models.Model):
    """`kind` reads from left to right; with `none`, one side is empty and `why` says why there is no match."""

    crosswalk = models.ForeignKey(Crosswalk, on_delete=models.CASCADE, related_name="links")
    left_ref = models.CharField(max_length=40, blank=True)
    right_ref = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=8, choices=LinkKind.choices)
    why = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["crosswalk", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["crosswalk", "left_ref", "right_ref"], name="elements_linked_once"
            ),
            models.CheckConstraint(
                condition=(Q(kind=LinkKind.NONE) & (Q(left_ref="") | Q(right_ref="")))
                | (~Q(kind=LinkKind.NONE) & ~Q(left_ref="") & ~Q(right_ref="")),
                name="link_has_two_ends_or_says_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_ref or '–'} {self.get_kind_display().lower()} {self.right_ref or '–'}"
