"""make check: every check, each with what to do when it fails."""

import os
import subprocess
import sys
import time

BIN = ".venv/bin/"
APPS = ["accounts", "evaluations", "laqs", "schools", "standards"]
CHECKS = (
    ("format", ["ruff", "format", "--check", "--quiet", "."], "make format"),
    ("lint", ["ruff", "check", "--quiet", "."], "make format mends most; the rest by hand"),
    ("types", ["mypy", *APPS, "scripts", "bench"], "mend the annotations named above"),
    (
        "order of imports",
        ["lint-imports"],
        "move what is imported to the room it belongs in (docs/architecture.md)",
    ),
    (
        "migrations",
        ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
        "manage.py makemigrations",
    ),
    ("settings", ["python", "manage.py", "check", "--fail-level", "WARNING"], "mend what Django names above"),
    ("templates", ["python", "-m", "scripts.check_templates"], "mend the template named above"),
    ("template style", ["djlint", "--quiet", "--lint", "templates"], "mend the lines named above"),
)


def main() -> int:
    failed = [(name, do) for name, command, do in CHECKS if not _passes(name, command)]
    for name, do in failed:
        print(f"✗ {name} failed. What to do: {do}")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [BIN + command[0], *command[1:]],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "laqs.settings_test", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"{'✗' if done.returncode else '✓'} {name} ({time.monotonic() - started:.0f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
