"""Points of schools put under themes, and what the authority could do about each. Only people group."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from accounts.models import User
from schools.enums import PointKind
from schools.models import Collection, Point, Theme
from schools.services.errors import Overtaken, Refused


@transaction.atomic
def start_theme(*, collection: Collection, kind: PointKind, title: str, user: User) -> Theme:
    """Raises Refused where there is one of that title."""
    theme = Theme(collection=collection, kind=kind, title=title)
    with _title_free(theme, user):
        theme.save()
    return theme


@transaction.atomic
def change_theme(*, theme: Theme, title: str, could_do: str, version: int, user: User) -> Theme:
    current = Theme.objects.select_for_update().select_related("collection").get(pk=theme.pk)
    if (current.title, current.could_do) == (title, could_do):
        return current
    if current.version != version:
        raise Overtaken(current)
    current.title, current.could_do = title, could_do
    current.version += 1
    with _title_free(current, user):
        current.save()
    return current


@transaction.atomic
def delete_theme(*, theme: Theme, user: User) -> None:
    """Its points stay, not grouped any more."""
    theme._history_user = user
    theme.delete()


@transaction.atomic
def group_points(
    *, collection: Collection, kind: PointKind, points: Iterable[int], theme: Theme | None
) -> int:
    """How many were put under the theme, or under none. Points of other collections or kinds are passed over."""
    mine = Point.objects.filter(answer__ask__collection=collection, kind=kind, pk__in=list(points))
    if theme and (theme.collection_id != collection.pk or theme.kind != kind):
        raise Refused("That theme belongs to another list. Choose one of this list.")
    return Point.objects.filter(pk__in=list(mine.values_list("pk", flat=True))).update(theme=theme)


@contextmanager
def _title_free(theme: Theme, user: User) -> Iterator[None]:
    same = Theme.objects.filter(collection=theme.collection, kind=theme.kind, title__iexact=theme.title)
    taken = f"There is a theme “{theme.title}” already. Choose it from the list, or choose another title."
    if same.exclude(pk=theme.pk).exists():
        raise Refused(taken)
    theme._history_user = user
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(taken) from error
