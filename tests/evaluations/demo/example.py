"""The dashboard that the publication prints for “Any Borough” (2009 standards, How the dashboard works)."""

ASPECTS = ("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5")

PRINTED = """
early-years  G   G   OS  N/A NI  G   N/A N/A G   SI
primary      NI  NI  G   G   G   NI  G   G   G   G
secondary    G   G   OS  G   G   NI  G   NI  G   G
"""

PRINTED_OVERALL = {
    ("1", "early-years"): "Good",
    ("1", "primary"): "Needs some improvement",
    ("1", "secondary"): "Good",
    ("1", ""): "Good",
    ("2", "early-years"): "Needs some improvement",
    ("2", "primary"): "Good",
    ("2", "secondary"): "Needs some improvement",
    ("2", ""): "Needs some improvement",
}


def printed() -> dict[tuple[str, str], str]:
    """Aspect and phase to the letters printed, N/A included."""
    rows = [line.split() for line in PRINTED.strip().splitlines()]
    return {
        (aspect, phase): code for phase, *codes in rows for aspect, code in zip(ASPECTS, codes, strict=True)
    }
