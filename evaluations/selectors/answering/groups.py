"""Groups of questions with what was judged of each question in them, and what is judged of the whole."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluations.enums import View
from evaluations.models import GroupJudgement, Judgement, Round
from evaluations.selectors.answering.before import groups_before
from evaluations.selectors.carried import Was
from standards.content import Area, Content, Level

WHOLE = "all"


@dataclass(slots=True)
class GroupLine:
    """`area` is None for all groups together; `tally` counts the levels that were judged, highest first.

    `was` is what was judged in the round before; `typed` is what somebody sent that could not be recorded.
    """

    key: str
    title: str
    area: Area | None
    tally: list[tuple[Level, int]]
    judged: int
    of: int
    recorded: GroupJudgement | None
    level: Level | None
    was: list[Was] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def chosen(self) -> str:
        return self.typed.get("level", self.level.code if self.level else "")

    @property
    def rationale(self) -> str:
        return self.typed.get("rationale", self.recorded.rationale if self.recorded else "")

    @property
    def version(self) -> int:
        return self.recorded.version if self.recorded else 0


def judges_groups(content: Content) -> bool:
    """Where teams answer on a scale, and the framework prints no rule for overall ratings."""
    return content.has_scale and content.overall_scheme is None and content.asks_teams


def group_lines(round_: Round, content: Content) -> list[GroupLine]:
    """A line for each area, then one for all of them. Three queries; two where the round goes on from no other."""
    judged = Judgement.objects.filter(cell__round=round_, view=View.AUTHORITY, level__isnull=False)
    levels = dict(judged.order_by().values_list("cell__element_id", "level_id"))
    lines, before = lines_from(round_, content, levels), groups_before(round_, content)
    for line in lines:
        was = before.get(line.area.ref if line.area else "")
        line.was = [was] if was else []
    return lines


def lines_from(round_: Round, content: Content, levels: Mapping[int, int | None]) -> list[GroupLine]:
    """`levels` are those that were judged, by element pk. One query."""
    rows = GroupJudgement.objects.filter(round=round_).select_related("updated_by")
    recorded = {row.area_id: row for row in rows}
    lines = [
        _line(content, area.ref, area.short_label, area, [one.pk for one in area.elements], levels, recorded)
        for area in content.areas
    ]
    everything = [one.pk for one in content.elements.values()]
    return [*lines, _line(content, WHOLE, "All of it together", None, everything, levels, recorded)]


def _line(
    content: Content,
    key: str,
    title: str,
    area: Area | None,
    elements: list[int],
    levels: Mapping[int, int | None],
    recorded: dict[int | None, GroupJudgement],
) -> GroupLine:
    found = Counter(levels[pk] for pk in elements if pk in levels)
    row = recorded.get(area.pk if area else None)
    return GroupLine(
        key=key,
        title=title,
        area=area,
        tally=[(level, found[level.pk]) for level in content.levels if found[level.pk]],
        judged=found.total(),
        of=len(elements),
        recorded=row,
        level=content.level_by_pk.get(row.level_id) if row else None,
    )
