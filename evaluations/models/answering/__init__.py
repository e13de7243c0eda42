"""What teams of an authority answer, each from its own perspective, and what they rest it on."""

from evaluations.models.answering.answers import AnswerEvidence, TeamAnswer, Variation
from evaluations.models.answering.digest import DigestTable
from evaluations.models.answering.groups import GroupJudgement
from evaluations.models.answering.priorities import JointPriority, TeamPriority
from evaluations.models.answering.teams import AnsweringTeam

__all__ = [
    "AnswerEvidence",
    "AnsweringTeam",
    "DigestTable",
    "GroupJudgement",
    "JointPriority",
    "TeamAnswer",
    "TeamPriority",
    "Variation",
]
