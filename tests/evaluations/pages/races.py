"""Two people at the same moment: real requests in threads, real transactions, on whichever database is in use.

Both requests have come as far as their view, signed in and read, before either may go on. Each race is run
ten times.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpResponse

from tests.factories.answers import DAY, field_of

HTMX = {"HX-Request": "true"}
TIMES = 10
WAITED_FOR = 30  # seconds: long past any lock, so that a test that hangs ends


@pytest.fixture
def at_once(monkeypatch):
    """What came of the requests, all let go when the last one reaches the given functions, or else its start."""

    def run(functions: list[tuple[object, str]], *requests: Callable[[], HttpResponse]) -> list[HttpResponse]:
        start = Barrier(len(requests))
        if not functions:
            requests = tuple(_after(start, request) for request in requests)
        with monkeypatch.context() as patch:
            for module, name in functions:
                patch.setattr(module, name, _after(start, getattr(module, name)))
            with ThreadPoolExecutor(len(requests)) as pool:
                return list(pool.map(_closing, requests))

    return run


def _after(start: Barrier, function: Callable[..., object]) -> Callable[..., object]:
    def waited(*args: object, **kwargs: object) -> object:
        start.wait(WAITED_FOR)
        return function(*args, **kwargs)

    return waited


def _closing(request: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return request()
    finally:
        connection.close()


def statuses(responses):
    return sorted(response.status_code for response in responses)


def last(responses):
    """The one that was not saved."""
    return max(responses, key=lambda response: response.status_code)


def posts(clients, url, sent, **more):
    return [partial(client.post, url, data, **more) for client, data in zip(clients, sent, strict=True)]


def line(cell, ref, note, version=0, value="no"):
    field = field_of(cell, ref)
    return {f"value-{field}": value, f"note-{field}": note, f"version-{field}": str(version)}


def judgement(why, version):
    return {
        "level": "SI",
        "rationale": why,
        "agreed_by": ["Lena Lead"],
        "agreed_on": f"{DAY:%d/%m/%Y}",
        "version": str(version),
    }
