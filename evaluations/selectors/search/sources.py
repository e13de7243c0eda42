"""What is searched, table by table: the names that the database's own index goes by."""

from dataclasses import dataclass

from django.db import models

from evaluations.models import Action, EvidenceItem, Judgement, PlanRevision


@dataclass(frozen=True, slots=True)
class Source:
    model: type[models.Model]
    index: str
    columns: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def text(self, row: str = "") -> str:
        """All columns as one text, in SQL."""
        prefix = f"{row}." if row else ""
        return " || ' ' || ".join(f"{prefix}{column}" for column in self.columns)


EVIDENCE = Source(EvidenceItem, "search_evidence", ("title", "summary", "source_type", "file_name"))
JUDGEMENTS = Source(Judgement, "search_judgements", ("rationale", "dissent"))
ACTIONS = Source(
    Action, "search_actions", ("title", "priority", "success", "resources", "evaluation", "origin_text")
)
SOURCES = (EVIDENCE, JUDGEMENTS, ACTIONS)

# The actions of a signed plan, as its report has them.
SIGNED_TABLE = PlanRevision._meta.db_table
SIGNED_INDEX = "search_signed"
SIGNED_FIELDS = ("title", "priority", "success", "resources", "evaluation", "origin_text")
