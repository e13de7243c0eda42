"""The work: rounds and their teams, answers, evidence, ratings, judgements."""

from evaluations.models.cells import Answer, Cell, Rating
from evaluations.models.evidence import EvidenceItem, EvidenceLink
from evaluations.models.judgements import Judgement, Overall
from evaluations.models.rounds import Round, TeamMember

__all__ = [
    "Answer",
    "Cell",
    "EvidenceItem",
    "EvidenceLink",
    "Judgement",
    "Overall",
    "Rating",
    "Round",
    "TeamMember",
]
