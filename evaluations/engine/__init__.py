"""The capping rules, pure: what people found goes in, the highest level allowed and why comes out.

Nothing here knows Django, the clock, a file or a word for display. Design: docs/architecture.md, "Rules".
"""

from evaluations.engine.answers import IMPACT, NOT_APPLICABLE, Answers, Fault, InvalidAnswers, check
from evaluations.engine.evaluate import Lift, Open, Reason, Tally, Verdict, evaluate
from evaluations.engine.overall import OverallScheme, Suggestion, suggest
from evaluations.engine.rules import (
    AllOf,
    Band,
    Count,
    CountBand,
    Evidence,
    Limiting,
    MeasureBand,
    Necessary,
    Rule,
)
from evaluations.engine.spec import Choice, Criterion, Measure, Number, Spec

__all__ = [
    "IMPACT",
    "NOT_APPLICABLE",
    "AllOf",
    "Answers",
    "Band",
    "Choice",
    "Count",
    "CountBand",
    "Criterion",
    "Evidence",
    "Fault",
    "InvalidAnswers",
    "Lift",
    "Limiting",
    "Measure",
    "MeasureBand",
    "Necessary",
    "Number",
    "Open",
    "OverallScheme",
    "Reason",
    "Rule",
    "Spec",
    "Suggestion",
    "Tally",
    "Verdict",
    "check",
    "evaluate",
    "suggest",
]
