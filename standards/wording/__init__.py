"""The words for what the engine says: pure, from a framework's content and a verdict to sentences.

Pages, refusals, the PDF and the commands all take them from here.
"""

from standards.wording.citations import EVIDENCE_ANCHOR, Citation, anchor_of, citation
from standards.wording.plain import measure_value_text
from standards.wording.reasons import reason_text
from standards.wording.ways import lift_text, open_text
from standards.wording.worked_out import worked_out_text

__all__ = [
    "EVIDENCE_ANCHOR",
    "Citation",
    "anchor_of",
    "citation",
    "lift_text",
    "measure_value_text",
    "open_text",
    "reason_text",
    "worked_out_text",
]
