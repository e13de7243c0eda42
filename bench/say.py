"""Progress for people on stderr; stdout has the figures alone."""

import sys


def say(text: str) -> None:
    print(f"• {text}", file=sys.stderr, flush=True)
