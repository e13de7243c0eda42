"""What one school answered, flat, as the form and the spreadsheet have it."""

from schools.models import Return
from schools.questions import NOTHING, POINTS, Answers

PLAIN = ("uses_iqs", "uses_cqs", "since", "for_other", "answered_by", "answered_as")
TICKS = ("for_self_evaluation", "for_action_planning")


def answers_of(row: Return | None) -> Answers:
    """Reads its levels and points: two queries, none where they are prefetched."""
    if row is None:
        return dict(NOTHING)
    answers = dict(NOTHING)
    answers |= {key: getattr(row, key) for key in PLAIN}
    answers |= {key: "yes" if getattr(row, key) else "" for key in TICKS}
    answers |= {f"level-{level.element}": level.level for level in row.levels.all()}
    points = sorted(row.points.all(), key=lambda point: (point.position, point.pk))
    for kind, key in POINTS.items():
        answers[key] = "\n".join(point.text for point in points if point.kind == kind)
    return answers
