"""A crosswalk drawn: two columns of elements joined by lines. The table beside it says the same in words."""

from dataclasses import dataclass

from standards.content import Element
from standards.content.crosswalk import Crosswalk
from standards.enums import LinkKind

ROW = 30
TOP = 44
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Size:
    """Where things stand across: the dots of both columns, and whether labels fit beside them."""

    width: int
    left: int
    right: int
    labels: bool


WIDE = Size(1000, 384, 616, labels=True)
NARROW = Size(320, 88, 232, labels=False)


@dataclass(frozen=True, slots=True)
class Node:
    element: Element
    text: str
    x: int
    text_x: int
    y: int
    joined: bool

    @property
    def text_y(self) -> int:
        return self.y + 6


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Picture:
    size: Size
    height: int
    here: tuple[Node, ...]
    there: tuple[Node, ...]
    lines: tuple[Line, ...]


def picture_of(walk: Crosswalk, size: Size) -> Picture:
    rows = max(len(walk.here.elements), len(walk.there.elements))
    here = _column(walk, size, rows)
    there = _column(walk.turned, size, rows, right=True)
    at = {node.element.ref: node.y for node in here}, {node.element.ref: node.y for node in there}
    lines = [Line(_path(size, at[0][link.here.ref], at[1][link.there.ref]), link.kind) for link in walk.links]
    # What is drawn last lies on top: the closest links.
    order = [LinkKind.OVERLAPS, LinkKind.PART_OF, LinkKind.TAKES_IN, LinkKind.SAME]
    lines.sort(key=lambda line: order.index(line.kind))
    return Picture(size, TOP + rows * ROW, here, there, tuple(lines))


def _column(walk: Crosswalk, size: Size, rows: int, *, right: bool = False) -> tuple[Node, ...]:
    """The shorter column is spread over the height of the longer one."""
    elements = list(walk.here.elements.values())
    step = rows * ROW / len(elements)
    x, text_x = (size.right, size.right + 14) if right else (size.left, size.left - 14)
    return tuple(
        Node(
            element,
            _text(element, size),
            x,
            text_x,
            round(TOP + step * (at + 0.5)),
            joined=bool(walk.links_of(element.ref)),
        )
        for at, element in enumerate(elements)
    )


def _text(element: Element, size: Size) -> str:
    if not size.labels:
        return element.ref
    label = f"{element.ref} {element.short_label}"
    return label if len(label) <= SHOWN else f"{label[: SHOWN - 1].rstrip()}…"


def _path(size: Size, y: int, other_y: int) -> str:
    middle = (size.left + size.right) // 2
    return f"M{size.left} {y}C{middle} {y} {middle} {other_y} {size.right} {other_y}"
