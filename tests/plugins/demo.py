"""The demo, for tests that want a lived-in product.

`demo` is for tests without real transactions: the whole demo is there for a module, and what each test does to it
is rolled back. `demo_in_full` is for tests with real transactions, a browser's for one. Neither goes together
with the known cast: both have an Any Borough.

It is played once in a run, by the first worker that wants it; from then on its rows and files are put.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from evaluations.demo import load_demo
from tests.plugins.states import State


@pytest.fixture(scope="session")
def demo_state(tmp_path_factory) -> tuple[State, Path]:
    """Its rows, and the folder of its files: one for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    return State(folder / "demo"), folder / "demo-files"


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, demo_state):
    with django_db_blocker.unblock():
        _put(*demo_state)
        yield
        django_db_setup.put()


@pytest.fixture
def demo_in_full(transactional_db, demo_state):
    _put(*demo_state)


def _put(state: State, files: Path) -> None:
    with _one_at_a_time(state.path.with_suffix(".lock")):
        if not state.path.exists():
            load_demo()
            shutil.copytree(settings.MEDIA_ROOT, files)
            state.take()
            return
    state.put()
    shutil.copytree(files, settings.MEDIA_ROOT, dirs_exist_ok=True)


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
