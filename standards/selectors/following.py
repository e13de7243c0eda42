"""What becomes of the crosswalk links of a version in the one that replaces it, published or not."""

from dataclasses import dataclass

from standards.content import Content, Element
from standards.content.crosswalk import Crosswalk, Version
from standards.selectors.changing import moves_from
from standards.selectors.shelf import Shelf


@dataclass(frozen=True)
class Following:
    """How many links the old version has and how many follow; elements that lose all of theirs, and new ones.

    `said` is whether the new version says that it replaces the old one: else nothing follows.
    """

    said: bool
    links: int
    follow: int
    lost: tuple[Element, ...]
    new: tuple[Element, ...]


def following(old: Content, new: Content) -> Following | None:
    """None where nothing could follow: there is no crosswalk, or the new one has its own. Two queries at most."""
    replaced = new.replaces.get("version", "")
    walks = _walks(old, new) if replaced in ("", old.version) else []
    links = [link for walk in walks for link in walk.links]
    if not links or old.slug != new.slug:
        return None
    if not replaced:
        return Following(False, len(links), 0, (), ())
    moves = moves_from(old, new)
    linked = {link.here.ref for link in links}
    follow = [link for link in links if moves.now("elements", link.here.ref)]
    lost = linked - {link.here.ref for link in follow}
    return Following(
        True,
        len(links),
        len(follow),
        tuple(element for ref, element in old.elements.items() if ref in lost),
        tuple(element for ref, element in new.elements.items() if not moves.was("elements", ref)),
    )


def _walks(old: Content, new: Content) -> list[Crosswalk]:
    """Those of the old version with frameworks that the new one has none of its own with, each once."""
    shelf = Shelf()
    own = {end.slug for ends in shelf.ends() if (new.slug, new.version) in _names(ends) for end in ends}
    walks = shelf.read_from(old.pk)
    return [walk for walk in walks if walk.there.slug not in own and _written_for(walk)]


def _names(ends: tuple[Version, Version]) -> list[tuple[str, str]]:
    return [(end.slug, end.version) for end in ends]


def _written_for(walk: Crosswalk) -> bool:
    return all(now.pk != walk.there.pk for now, _ in walk.standing_in)
