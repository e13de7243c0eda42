"""Agreeing together: what each member said, how far apart they are, what is agreed and what remains."""

from evaluations.selectors.agreeing.board import Board, Group, board_of
from evaluations.selectors.agreeing.element import AgreePage, agree_page, live_of
from evaluations.selectors.agreeing.facts import Agreed
from evaluations.selectors.agreeing.rows import Row
from evaluations.selectors.agreeing.way import Way

__all__ = ["AgreePage", "Agreed", "Board", "Group", "Row", "Way", "agree_page", "board_of", "live_of"]
