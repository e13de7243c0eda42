"""Small things that people send, made fit to keep: the same in every room."""

from schools.forms.texts import clean_text, whole_number

__all__ = ["DAY_FORMATS", "clean_text", "whole_number"]

# As people type a day: 26/3/2010.
DAY_FORMATS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]
