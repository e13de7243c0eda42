"""Points and the themes that they are put under; suggestions go by shared words and decide nothing."""

import re
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from accounts.models import Membership
from schools.models import Theme
from schools.selectors.summary import Matter

# Words that say nothing of what a point is about.
COMMON = frozenset(
    re.findall(
        r"\w+",
        """about after again also because been being from have into just like more much need needs only other over
        pupils school schools some standards than that their them there they this those using very want what when
        where which while will with would your""",
    )
)


def themes_of(memberships: Iterable[Membership]) -> QuerySet[Theme]:
    mine = [membership.authority_id for membership in memberships]
    return Theme.objects.filter(collection__authority_id__in=mine).select_related("collection__authority")


def suggestions(matter: Matter) -> Mapping[int, str]:
    """For points not grouped yet, by pk: the title of the theme that shares most words, where one does."""
    words = {
        theme.title: _words(" ".join([theme.title, *(point.text for point in theme.points)]))
        for theme in matter.themes
    }
    found = {}
    for point in matter.loose:
        shared = {title: len(_words(point.text) & theirs) for title, theirs in words.items()}
        best = max(shared, key=lambda title: shared[title], default="")
        if best and shared[best]:
            found[point.pk] = best
    return found


def _words(text: str) -> set[str]:
    """Cut short, so that “train” and “training” meet."""
    found = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return {word[:5] for word in found if word not in COMMON}
