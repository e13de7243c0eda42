"""gunicorn as it serves the product, on a free port, and the processor time that its workers have used."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.place import DATA, ROOT, USED, environment

WORKERS = 2
SECONDS_TO_START = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    port: int
    workers: tuple[int, ...]

    def cpu_ms(self) -> float:
        """Processor time of the workers so far, in user mode and in the kernel on their behalf."""
        return sum(_ticks(pid) for pid in self.workers) * 1000 / TICKS


@contextmanager
def serving() -> Iterator[Server]:
    port = _free_port()
    with (DATA / "server.log").open("w") as log:
        process = subprocess.Popen(_command(port), cwd=ROOT, env=environment(USED), stdout=log, stderr=log)
        try:
            _wait_for(port, process)
            yield Server(port, tuple(_children(process.pid)))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _command(port: int) -> list[str]:
    """As gunicorn.conf.py says; only that no worker is replaced in the middle of a measurement."""
    bind = f"127.0.0.1:{port}"
    own = ["--bind", bind, "--workers", str(WORKERS), "--max-requests", "0", "--max-requests-jitter", "0"]
    return [sys.executable, "-m", "gunicorn", *own, "laqs.wsgi"]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise SystemExit(f"The server did not start; see {DATA / 'server.log'}.")


def _children(parent: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = _stat(stat)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == parent:
            yield int(stat.parent.name)


def _ticks(pid: int) -> int:
    fields = _stat(Path(f"/proc/{pid}/stat"))
    return int(fields[11]) + int(fields[12])


def _stat(path: Path) -> list[str]:
    """The fields after the command's name, which may hold spaces: state, parent, …, utime, stime."""
    return path.read_text().rpartition(")")[2].split()
