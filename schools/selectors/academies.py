"""Academies of an authority, as the register has them: free schools, studio schools and technical colleges too."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from schools.models import School
from schools.selectors.register import OPEN

ACADEMY_GROUPS = ("10", "11")  # of the register: academies, free schools
ACADEMIES = Q(group_code__in=ACADEMY_GROUPS) | Q(group_code="", type_name__icontains="academy")


def academies_of(authorities: Sequence[int]) -> QuerySet[School]:
    """Those that are open, by name."""
    return School.objects.filter(ACADEMIES, authority__in=authorities, status__in=OPEN)
