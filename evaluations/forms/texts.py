"""Small things that people send, made fit to keep: the same in every room."""

from schools.forms.texts import clean_text, whole_number

__all__ = ["clean_text", "whole_number"]
