from django.db.models import QuerySet

from accounts.models import LocalAuthority
from evaluations.models import Look


def looks_at(authority: LocalAuthority) -> QuerySet[Look]:
    """Every look of regional staff at what is the authority's, newest first."""
    return Look.objects.filter(authority=authority).select_related("user", "round").defer("round__report")
