"""What is searched, table by table: the names that the database's own index goes by."""

from dataclasses import dataclass

from django.db import models

from evaluations.models import (
    Action,
    DigestTable,
    EvidenceItem,
    FollowUp,
    GroupJudgement,
    Judgement,
    Milestone,
    NoteLine,
    NoteOfVisit,
    NoteQuestion,
    Overall,
    Plan,
    PlanRevision,
    ProgressEntry,
    SelfEntry,
    SelfSummary,
    StatementRecord,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.selectors.search.kinds import Kind


@dataclass(frozen=True, slots=True)
class Source:
    """`leads_to` is the column, in SQL, with what a person is led to: the row itself, or what it is a part of."""

    kind: Kind
    model: type[models.Model]
    index: str
    columns: tuple[str, ...]
    leads_to: str = "id"

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def text(self, row: str = "") -> str:
        """All columns as one text, in SQL."""
        prefix = f"{row}." if row else ""
        return " || ' ' || ".join(f"{prefix}{column}" for column in self.columns)


EVIDENCE = Source(
    Kind.EVIDENCE, EvidenceItem, "search_evidence", ("title", "summary", "source_type", "file_name")
)
JUDGEMENTS = Source(Kind.JUDGEMENT, Judgement, "search_judgements", ("rationale", "dissent"), "cell_id")
OVERALLS = Source(Kind.JUDGEMENT, Overall, "search_overalls", ("reason",), "round_id")
GROUPS = Source(Kind.JUDGEMENT, GroupJudgement, "search_groups", ("rationale",), "round_id")
DIGEST = Source(Kind.EVIDENCE, DigestTable, "search_digest", ("title", "source"), "round_id")
ACTIONS = Source(
    Kind.PLAN,
    Action,
    "search_actions",
    ("title", "priority", "success", "resources", "evaluation", "origin_text"),
)
MILESTONES = Source(Kind.PLAN, Milestone, "search_milestones", ("title",), "action_id")
PROGRESS = Source(Kind.PLAN, ProgressEntry, "search_progress", ("note",), "action_id")
ROUND_OF_PLAN = f"(SELECT plan.round_id FROM {Plan._meta.db_table} plan WHERE plan.id = plan_id)"  # noqa: S608
FOLLOW_UPS = Source(Kind.PLAN, FollowUp, "search_follow_ups", ("text", "who"), ROUND_OF_PLAN)
SELF_ENTRIES = Source(Kind.SELF, SelfEntry, "search_self_entries", ("text",), "cell_id")
STATEMENTS = Source(Kind.SELF, StatementRecord, "search_statements", ("note",), "cell_id")
SUMMARIES = Source(Kind.SELF, SelfSummary, "search_summaries", ("opening", "context"), "round_id")
ANSWERS = Source(Kind.ANSWER, TeamAnswer, "search_answers", ("text", "figures"))
VARIATIONS = Source(Kind.ANSWER, Variation, "search_variations", ("what", "text"), "answer_id")
PRIORITIES = Source(Kind.ANSWER, TeamPriority, "search_priorities", ("text", "progress"), "answer_id")
NOTES = Source(Kind.NOTE, NoteOfVisit, "search_notes", ("purpose", "summary", "next_steps", "school_name"))
NOTE_LINES = Source(Kind.NOTE, NoteLine, "search_note_lines", ("text",), "note_id")
NOTE_QUESTIONS = Source(Kind.NOTE, NoteQuestion, "search_note_questions", ("said",), "note_id")
SOURCES = (
    *(EVIDENCE, DIGEST, JUDGEMENTS, OVERALLS, GROUPS, ACTIONS, MILESTONES, PROGRESS, FOLLOW_UPS),
    *(SELF_ENTRIES, STATEMENTS, SUMMARIES),
    *(ANSWERS, VARIATIONS, PRIORITIES, NOTES, NOTE_LINES, NOTE_QUESTIONS),
)

# The actions of a signed plan, as its report has them.
SIGNED_TABLE = PlanRevision._meta.db_table
SIGNED_INDEX = "search_signed"
SIGNED_FIELDS = ("title", "priority", "success", "resources", "evaluation", "origin_text")
