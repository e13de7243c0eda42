"""The files of fixtures/demo as plain data. A key that nobody reads is an error: a slip, else unseen."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Raw = Mapping[str, Any]


class DemoFault(Exception):
    """Something in fixtures/demo does not fit; the message says where."""


# The C one, where there is one, reads the same in a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def demo_dir() -> Path:
    return Path(settings.BASE_DIR) / "fixtures" / "demo"


@cache
def read(name: str) -> Any:
    with (demo_dir() / name).open(encoding="utf-8") as file:
        return yaml.load(file, _LOADER)  # noqa: S506  a safe loader, both of them


def known(where: str, raw: Raw, keys: Iterable[str]) -> Raw:
    if unknown := sorted(map(str, set(raw) - set(keys))):
        raise DemoFault(f"fixtures/demo, {where}: unknown {', '.join(unknown)}")
    return raw
