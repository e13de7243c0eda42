"""What schools returned that bears on one element of the IQS, in counts: for rooms that show no more of it."""

from dataclasses import dataclass

from django.db.models import Count, FilteredRelation, Q

from schools.enums import Attained, IqsElement, Uses
from schools.models import Ask

DEVELOPING = (Attained.DEVELOPING, Attained.EXEMPLARY)


@dataclass(frozen=True, slots=True)
class BearingOn:
    """Schools: `use` the IQS of those who `say`; at `developing` or above of those who `gave_level`."""

    asked: int
    say: int
    use: int
    gave_level: int
    developing: int


def bearing_on(collection: int, element: IqsElement) -> BearingOn:
    """Of a collection by its pk: the counts of `stage_one`, in one query."""
    level = FilteredRelation("answer__levels", condition=Q(answer__levels__element=element))
    asks = Ask.objects.filter(collection=collection).alias(given=level)
    return BearingOn(
        **asks.aggregate(
            asked=Count("pk"),
            say=Count("pk", filter=Q(answer__uses_iqs__in=Uses.values)),
            use=Count("pk", filter=Q(answer__uses_iqs=Uses.YES)),
            gave_level=Count("given"),
            developing=Count("given", filter=Q(given__level__in=DEVELOPING)),
        )
    )
