"""The work: rounds and their teams, answers, evidence, ratings, judgements, action plans."""

from evaluations.models.afterwards import Difference, Digest
from evaluations.models.agendas import Agenda, AgendaItem
from evaluations.models.answering import (
    AnswerEvidence,
    AnsweringTeam,
    DigestTable,
    GroupJudgement,
    JointPriority,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.models.carried import Carried
from evaluations.models.cells import Answer, Cell, Rating
from evaluations.models.evidence import EvidenceItem, EvidenceLink
from evaluations.models.inspections import Finding, Inspection, InspectionClock, NotebookEntry
from evaluations.models.judgements import Judgement, Overall
from evaluations.models.local_words import LocalDescriptor
from evaluations.models.meetings import Meeting, Prepared
from evaluations.models.notes import NoteAnswer, NoteLine, NoteOfVisit, NoteQuestion
from evaluations.models.plans import (
    Action,
    FollowUp,
    Milestone,
    NoAction,
    Plan,
    PlanRevision,
    ProgressEntry,
)
from evaluations.models.readiness import (
    AcademyConcern,
    NotNeeded,
    Readiness,
    ReadyDocument,
    ReadyPerson,
)
from evaluations.models.regional import (
    Look,
    Proposal,
    Share,
)
from evaluations.models.rounds import Round, TeamMember
from evaluations.models.selfevaluation import SelfEntry, SelfSummary, StatementRecord
from evaluations.models.support import Allocation, Budget

__all__ = [
    "AcademyConcern",
    "Action",
    "Agenda",
    "AgendaItem",
    "Allocation",
    "Answer",
    "AnswerEvidence",
    "AnsweringTeam",
    "Budget",
    "Carried",
    "Cell",
    "Difference",
    "Digest",
    "DigestTable",
    "EvidenceItem",
    "EvidenceLink",
    "Finding",
    "FollowUp",
    "GroupJudgement",
    "Inspection",
    "InspectionClock",
    "JointPriority",
    "Judgement",
    "LocalDescriptor",
    "Look",
    "Meeting",
    "Milestone",
    "NoAction",
    "NotNeeded",
    "NoteAnswer",
    "NoteLine",
    "NoteOfVisit",
    "NoteQuestion",
    "NotebookEntry",
    "Overall",
    "Plan",
    "PlanRevision",
    "Prepared",
    "ProgressEntry",
    "Proposal",
    "Rating",
    "Readiness",
    "ReadyDocument",
    "ReadyPerson",
    "Round",
    "SelfEntry",
    "SelfSummary",
    "Share",
    "StatementRecord",
    "TeamAnswer",
    "TeamMember",
    "TeamPriority",
    "Variation",
]
