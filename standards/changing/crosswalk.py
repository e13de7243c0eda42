"""A crosswalk as later versions read it than those it was written for: a link goes where its element went."""

from collections.abc import Iterator

from standards.changing.moves import Moves
from standards.content import Content
from standards.content.crosswalk import Crosswalk, Link
from standards.enums import LinkKind

CLOSEST = (LinkKind.SAME, LinkKind.TAKES_IN, LinkKind.PART_OF, LinkKind.OVERLAPS)
OF_A_PART = {LinkKind.SAME: LinkKind.PART_OF, LinkKind.TAKES_IN: LinkKind.OVERLAPS}
OF_A_WHOLE = {LinkKind.SAME: LinkKind.TAKES_IN, LinkKind.PART_OF: LinkKind.OVERLAPS}


def carried(walk: Crosswalk, here: Content, moves: Moves) -> Crosswalk:
    """Read from a later version of its `here`. Of what was split each part has the links, of what was merged the whole.

    A link says no more than holds: a part of what was the same is part of it, a whole takes it in.
    """
    closest: dict[tuple[str, str], Link] = {}
    for link in _followed(walk, here, moves):
        key = link.here.ref, link.there.ref
        if key not in closest or CLOSEST.index(link.kind) < CLOSEST.index(closest[key].kind):
            closest[key] = link
    linked_here, linked_there = {ref for ref, _ in closest}, {ref for _, ref in closest}
    lost = {link.there.ref for link in walk.links} - linked_there
    gone = f"What it was linked to in {walk.here.short_title} is not in version {here.version} any more."
    return Crosswalk(
        here,
        walk.there,
        walk.version,
        tuple(closest.values()),
        {ref: _why(walk, ref, moves) for ref in here.elements if ref not in linked_here},
        {**walk.none_there, **dict.fromkeys(lost, gone)},
        walk.source or walk,
        {ref: moves.was("elements", ref) for ref in here.elements},
        walk.came_there,
    )


def _followed(walk: Crosswalk, here: Content, moves: Moves) -> Iterator[Link]:
    for link in walk.links:
        onward = moves.now("elements", link.here.ref)
        for ref in onward:
            kind = OF_A_PART.get(link.kind, link.kind) if len(onward) > 1 else link.kind
            if len(moves.was("elements", ref)) > 1:
                kind = OF_A_WHOLE.get(kind, kind)
            yield Link(here.element(ref), link.there, kind, link.why)


def _why(walk: Crosswalk, ref: str, moves: Moves) -> str:
    """Why an element of the later version has no link."""
    was = moves.was("elements", ref)
    if not was:
        return f"Nothing in version {walk.here.version}, for which this crosswalk was written, became it."
    return next((walk.none_here[old] for old in was if old in walk.none_here), "")
