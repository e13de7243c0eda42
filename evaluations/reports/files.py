from enum import StrEnum
class Format(StrEnum):
    PDF="pdf"; XLSX="xlsx"; CSV="csv"; HTML="html"
class Content(StrEnum):
    DASHBOARD="dashboard"; ROUND="round"
def file_of(*a, **k): ...
