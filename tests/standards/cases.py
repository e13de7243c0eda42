"""Elements with answers, and what wording makes of them, in the 2009 standards and a small framework."""

import pytest

from evaluations.engine import Answers, evaluate
from standards import wording
from standards.content import content_for
from tests.standards import small

WEAK = ("NI", "SI")


class Case:
    """An element in a phase with everything answered well, but for what a test changes."""

    def __init__(self, content, element, phase):
        self.content, self.phase = content, phase
        self.element = content.element(element)

    def judged(self, findings=None, measures=None, impact="substantial", *, rest=True):
        spec = self.content.spec(self.element.ref, self.phase)
        well = {c.ref: c.level not in WEAK for c in spec.criteria if not c.worked_out} if rest else {}
        return evaluate(spec, Answers({**well, **(findings or {})}, measures or {}, impact))

    def reasons(self, verdict, **options):
        return [
            wording.reason_text(self.content, self.element, r, verdict, **options) for r in verdict.reasons
        ]

    def open(self, verdict):
        return [wording.open_text(self.content, self.element, point) for point in verdict.open]

    def lifts(self, verdict):
        return [wording.lift_text(self.content, self.element, lift) for lift in verdict.lifts]

    def worked_out(self, verdict, ref):
        return wording.worked_out_text(self.content, self.element, self.element.criterion(ref), verdict)

    def cited(self, verdict):
        return [wording.citation(self.content, self.element, reason) for reason in verdict.reasons]


@pytest.fixture
def ns(frameworks):
    content = content_for(frameworks["ns-quality-standards"])
    return lambda element, phase: Case(content, element, phase)


@pytest.fixture
def lower(tmp_path):
    return Case(small.content(tmp_path), "1.1", "lower")


@pytest.fixture
def upper(tmp_path):
    return Case(small.content(tmp_path), "1.1", "upper")
