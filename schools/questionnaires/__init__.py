"""What schools are asked, a questionnaire for each kind of collection."""

from collections.abc import Mapping

from schools.enums import CollectionKind
from schools.questionnaires.inspection import INSPECTION
from schools.questionnaires.questionnaire import Difference, Questionnaire
from schools.questionnaires.questions import Answers, Kept, Kind, Question, read, said
from schools.questionnaires.stage_one import STAGE_ONE

QUESTIONNAIRES: Mapping[str, Questionnaire] = {
    CollectionKind.STAGE_ONE: STAGE_ONE,
    CollectionKind.INSPECTION: INSPECTION,
}

__all__ = [
    "INSPECTION",
    "QUESTIONNAIRES",
    "STAGE_ONE",
    "Answers",
    "Difference",
    "Kept",
    "Kind",
    "Question",
    "Questionnaire",
    "read",
    "said",
]
