"""Starting a round from the last: team, texts, evidence and plan go on; what was judged becomes “was …”."""

from evaluations.services.carrying.start import PARTS, Take, start_from

__all__ = ["PARTS", "Take", "start_from"]
