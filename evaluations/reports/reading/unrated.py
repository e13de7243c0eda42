"""On the readers' page: a self-evaluation on a framework that gives no ratings, as it was signed off."""

from dataclasses import dataclass

from evaluations.models import Round
from evaluations.reports.reading.model import PlanBox
from evaluations.reports.selfevaluation.model import SelfReport


@dataclass(frozen=True, slots=True)
class Extents:
    """Evidence statements of one extent; `before` is None without an earlier round."""

    code: str
    label: str
    now: int
    before: int | None


@dataclass(frozen=True, slots=True)
class SelfSection:
    round: Round
    report: SelfReport
    before: SelfReport | None
    may_export: bool
    plan: PlanBox | None

    @property
    def id(self) -> str:
        return self.report.source.slug

    @property
    def since(self) -> str:
        return self.before.round.name if self.before else ""

    @property
    def statements(self) -> int:
        return sum(len(aspect.statements) for aspect in self.report.aspects)

    @property
    def extents(self) -> list[Extents]:
        """From fully in evidence to not considered."""
        then = {code: number for code, _, number in self.before.counts} if self.before else {}
        return [Extents(code, label, now, then.get(code)) for code, label, now in self.report.counts]
