"""How gunicorn serves LAQS: it reads this file by itself. PORT and the rest: docs/operations.md."""

import os
from pathlib import Path
from typing import Any

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True
# A PDF of a whole round on a slow machine takes its time.
timeout = 120
max_requests = 2000
max_requests_jitter = 200
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
accesslog = os.environ.get("ACCESS_LOG") or None
# Memory, so that a worker's sign of life never waits for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def when_ready(server: Any) -> None:
    print(f"\nLAQS is ready: http://{bind}\nStop it with Ctrl+C.", flush=True)  # noqa: T201
