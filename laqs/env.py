"""Reads the configuration that the environment gives; every name is in the README."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in TRUE


def words(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret_key(data: Path) -> str:
    """`SECRET_KEY`, or one made once and kept beside the data. Several servers must be given the same one."""
    return text("SECRET_KEY") or _kept_key(data / "secret-key")


def _kept_key(path: Path) -> str:
    """Written aside, then linked: of two processes that start at once, both read the same whole key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
