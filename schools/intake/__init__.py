"""Files that people hand in: safe reading of spreadsheets, and the checks that any document goes through.

Own checks over the standard library: python-magic needs libmagic on every machine and tells types apart, but
knows nothing of macros, passwords, zip bombs or files that are two things at once, which is most of the work.
"""

from schools.intake.comma import Table, open_csv, read_csv
from schools.intake.faults import Unreadable
from schools.intake.sheet import Fault, Row, Sheet, Value
from schools.intake.workbook import read_xlsx

__all__ = ["Fault", "Row", "Sheet", "Table", "Unreadable", "Value", "open_csv", "read_csv", "read_xlsx"]
