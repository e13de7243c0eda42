"""Runs a command with DATABASE_URL on a PostgreSQL server: the one named or running, else its own.

python -m scripts.with_postgres COMMAND…
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2

from scripts.set_up import system
from scripts.set_up.say import fail, step

ROOT = Path(__file__).resolve().parent.parent
# Of this checkout: two that are tested at once leave each other's databases alone.
NAME = f"laqs_{zlib.crc32(str(ROOT).encode()):08x}"
RUNNING = f"postgres://postgres@127.0.0.1:5432/{NAME}"
OLDEST = 140_000
# Test data is thrown away: no waiting for a disk.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def main(command: list[str]) -> int:
    if url := os.environ.get("TEST_DATABASE_URL"):
        return _run(command, url)
    if _answers(RUNNING):
        step("Testing on the PostgreSQL server of this machine")
        return _run(command, RUNNING)
    with _own_server() as url:
        return _run(command, url)


def _run(command: list[str], url: str) -> int:
    return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


def _answers(url: str) -> bool:
    """Whether the server lets us in without a password, is new enough, and lets us make databases."""
    try:
        connection = psycopg2.connect(url.replace(f"/{NAME}", "/postgres"), connect_timeout=3)
    except psycopg2.OperationalError:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        allowed = bool((cursor.fetchone() or [False])[0])
    version = connection.server_version
    connection.close()
    return allowed and version >= OLDEST


@contextmanager
def _own_server() -> Iterator[str]:
    """In a passing folder, on a free port; PostgreSQL refuses to run as root, so then as its own user."""
    system.ensure(system.DATABASE)
    binaries = max(system.POSTGRES.glob("*/bin"), key=lambda path: float(path.parent.name))
    folder, port = Path(tempfile.mkdtemp(prefix="laqs-postgres-")), _free_port()
    step(f"Starting a PostgreSQL server for the tests on port {port}")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        _as_postgres(
            binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"
        )
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {OPTIONS}"
        _as_postgres(
            binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", settings, "start"
        )
        yield f"postgres://postgres@127.0.0.1:{port}/{NAME}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _as_postgres(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(*command: str | Path) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*user, *map(str, command)], cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        fail(f"{command[0]} failed", "see the lines above, or name a server: TEST_DATABASE_URL=postgres://…")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
