"""What is said after a save."""

from evaluations.enums import ActionStatus
from evaluations.models import Action


def done_words(action: Action) -> str:
    """A hint where an action is done and its milestones are not; empty where all is well. One query."""
    if action.status != ActionStatus.DONE or action.status_reason:
        return ""
    open_steps = action.milestones.filter(done_on=None).count()
    if not open_steps:
        return ""
    steps = "One milestone is" if open_steps == 1 else f"{open_steps} milestones are"
    return f"{steps} not marked as reached: mark what was, or write under “Reason” why not."
