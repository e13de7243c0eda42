"""Where an export goes, the same for every command that writes one."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError


def write(output: str, body: bytes, say: Any) -> None:
    """To a file, which is said to `say`, or with “-” to standard output. Raises CommandError."""
    if output == "-":
        sys.stdout.buffer.write(body)
        return
    try:
        Path(output).write_bytes(body)
    except OSError as error:
        raise CommandError(f"{output} cannot be written: {error.strerror}", returncode=2) from error
    say.write(f"Wrote {output}, {len(body):,} bytes.")
