"""Where: the register of schools, and what schools, colleges and settings told the authority."""

from schools.models.figures import Figure, FiguresImport, Indicator, Neighbour, Spread
from schools.models.imports import RegisterImport
from schools.models.register import School, SchoolLink
from schools.models.returns import Ask, Collection, Point, Reply, Return, ReturnLevel, Theme

__all__ = [
    "Ask",
    "Collection",
    "Figure",
    "FiguresImport",
    "Indicator",
    "Neighbour",
    "Point",
    "RegisterImport",
    "Reply",
    "Return",
    "ReturnLevel",
    "School",
    "SchoolLink",
    "Spread",
    "Theme",
]
