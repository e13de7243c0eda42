"""Many requests of one kind: how long they took, and what they cost the server."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat

from bench.client import Client
from bench.server import WORKERS, Server

Ask = Callable[[Client, int], None]
"""One request, by a client, on behalf of a numbered user."""


@dataclass(frozen=True)
class Load:
    """`cpu_ms` is the server's, for one request."""

    requests: int
    concurrency: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float


def measured(server: Server, client: Client, ask: Ask, requests: int, concurrency: int = 1) -> Load:
    share = requests // concurrency
    users = range(concurrency)
    before = server.cpu_ms()
    with ThreadPoolExecutor(concurrency) as pool:
        runs = pool.map(_run, repeat(client), repeat(ask), users, repeat(share))
        took = sorted(time for run in runs for time in run)
    cpu = (server.cpu_ms() - before) / len(took)
    return Load(len(took), concurrency, _at(took, 0.5), _at(took, 0.95), cpu)


def warm(client: Client, ask: Ask, requests: int) -> None:
    """Each on a connection of its own and several at a time, so that every worker has its turn."""
    with ThreadPoolExecutor(2 * WORKERS) as pool:
        for each in [pool.submit(_once, client, ask, number) for number in range(requests)]:
            each.result()


def _once(client: Client, ask: Ask, number: int) -> None:
    ask(client.copy(), number % (2 * WORKERS))


def _run(client: Client, ask: Ask, user: int, requests: int) -> list[float]:
    own = client.copy()
    return [_timed(ask, own, user) for _ in range(requests)]


def _timed(ask: Ask, client: Client, user: int) -> float:
    started = time.perf_counter()
    ask(client, user)
    return (time.perf_counter() - started) * 1000


def _at(took: list[float], share: float) -> float:
    return took[min(len(took) - 1, round(share * (len(took) - 1)))]
