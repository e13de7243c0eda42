"""Who may be named in a text that should name no individual."""

import re
from collections.abc import Iterable

STYLES = (
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Prof",
    "Professor",
    "Sir",
    "Dame",
    "Cllr",
    "Councillor",
    "Revd",
)
"""What stands before a name and shows that it is one."""

_STYLED = re.compile(rf"\b(?:{'|'.join(STYLES)})\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
TOO_SHORT = 4
"""A name of fewer letters is a word that may mean anything."""


def people_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Names as they stand in the text, first to last: of people who are `known`, and whatever follows a style."""
    plain = " ".join(text.split())
    found = {match.start(): match[0] for match in _STYLED.finditer(plain)}
    for name in {" ".join(name.split()) for name in known}:
        if len(name) >= TOO_SHORT:
            for match in re.finditer(rf"\b{re.escape(name)}\b", plain, re.IGNORECASE):
                found[match.start()] = match[0]
    ends, seen = -1, []
    for start in sorted(found):
        if start > ends:
            ends = start + len(found[start])
            seen.append(found[start])
    return tuple(dict.fromkeys(seen))
