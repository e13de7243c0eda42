from dataclasses import dataclass

OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """`family` names the check; `mark` is what that check looks for inside."""

    name: str
    content_type: str
    family: str
    mark: str = ""

    @property
    def with_article(self) -> str:
        return f"{'an' if self.name[0] in 'EO' else 'a'} {self.name}"


WORKBOOK = Kind("Excel workbook", f"{OOXML}spreadsheetml.sheet", "ooxml", "xl/")
CSV = Kind("CSV file", "text/csv", "text")
