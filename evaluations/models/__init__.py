"""The work: rounds and their teams, answers, evidence, ratings, judgements, action plans."""

from evaluations.models.afterwards import Difference, Digest
from evaluations.models.cells import Answer, Cell, Rating
from evaluations.models.evidence import EvidenceItem, EvidenceLink
from evaluations.models.judgements import Judgement, Overall
from evaluations.models.local_words import LocalDescriptor
from evaluations.models.meetings import Meeting, Prepared
from evaluations.models.plans import (
    Action,
    FollowUp,
    Milestone,
    NoAction,
    Plan,
    PlanRevision,
    ProgressEntry,
)
from evaluations.models.rounds import Round, TeamMember

__all__ = [
    "Action",
    "Answer",
    "Cell",
    "Difference",
    "Digest",
    "EvidenceItem",
    "EvidenceLink",
    "FollowUp",
    "Judgement",
    "LocalDescriptor",
    "Meeting",
    "Milestone",
    "NoAction",
    "Overall",
    "Plan",
    "PlanRevision",
    "Prepared",
    "ProgressEntry",
    "Rating",
    "Round",
    "TeamMember",
]
