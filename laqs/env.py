"""Reads the configuration that the environment gives; every name is in the README."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in TRUE


def words(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret_key(data: Path, *, debug: bool) -> str:
    """`SECRET_KEY`, or outside production one made once and kept beside the data."""
    if key := text("SECRET_KEY"):
        return key
    if not debug:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEBUG=1 on your own machine.")
    return _kept_key(data / "secret-key")


def _kept_key(path: Path) -> str:
    from django.core.management.utils import get_random_secret_key

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()
