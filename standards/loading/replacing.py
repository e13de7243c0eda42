"""What a file says under `replaces`, held against the version that it names."""

from collections.abc import Iterator

from standards.changing import refs_of
from standards.content import Content
from standards.loading.checks.replaces import ONE, moves_in, refs_by_kind
from standards.loading.draft import Framework
from standards.loading.shapes import Fault, near
from standards.loading.source import Problem


def problems(draft: Framework, old: Content | None, known: list[str]) -> list[Problem]:
    """`old` is the version that it replaces, None where that is not here; `known` are the versions that are."""
    version = draft.raw.get("replaces", {}).get("version")
    if version is None:
        return []
    if old is None:
        listed = f"; here are {', '.join(known)}" if known else "; none is"
        missing = f"{draft.key[0]} {version} is not loaded{listed}"
        return [draft.document.problem(("replaces", "version"), missing)]
    return [draft.document.problem(*fault) for fault in _faults(draft, old)]


def _faults(draft: Framework, old: Content) -> Iterator[Fault]:
    for kind, here in refs_by_kind(draft).items():
        before = dict.fromkeys(refs_of(old, kind))
        moves = list(moves_in(draft, kind))
        named = {ref for _, was, _ in moves for ref in was}
        for route, was, now in moves:
            for ref in was:
                if ref not in before:
                    message = f"version “{old.version}” has no {ONE[kind]} “{ref}”{near(ref, before)}"
                    yield (*route, "was"), message
            for ref in now:
                if ref in before and ref not in named and ref in here:
                    yield (
                        (*route, "now"),
                        f"version “{old.version}” has “{ref}” too: name it under was here, or say where it went",
                    )
