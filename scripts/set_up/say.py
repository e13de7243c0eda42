"""Says what is being done, and what to do when it fails."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent.parent
LINES_KEPT = 30


def step(text: str) -> None:
    print(f"• {text}", flush=True)


def fail(what: str, do: str) -> NoReturn:
    print(f"\n✗ {what}\n  What to do: {do}", file=sys.stderr, flush=True)
    sys.exit(1)


def run(command: Sequence[str | Path], failed: str, do: str, env: dict[str, str] | None = None) -> None:
    """Shows what the command prints."""
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=ROOT, env=os.environ | (env or {}), check=False
        )
    except OSError as error:
        fail(f"{failed}: {error}", do)
    if done.returncode:
        fail(failed, do)


def run_counted(command: Sequence[str | Path], counts: str, total: int, failed: str, do: str) -> None:
    """Shows how many of `total` things a long command has reached, counting the lines that match `counts`."""
    kept: list[str] = []
    reached, said = 0, time.monotonic()
    with subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            kept = [*kept[1 - LINES_KEPT :], line]
            reached += bool(re.match(counts, line))
            if time.monotonic() - said > 3 and reached:
                said = time.monotonic()
                print(f"  {min(reached, total)} of {total}", flush=True)
    if process.returncode:
        print("".join(kept), file=sys.stderr)
        fail(failed, do)
