"""What is wrong with a file that is no YAML, for people who do not know YAML: where, and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

# A quotation mark that opens a text: first in a line or after what a value follows.
OPENING = r"(?:^|[:,\-\[{{]\s*){mark}"
CLOSING = re.compile(r"\s*([,}\]:].*|#.*)?$")


@dataclass(frozen=True)
class _Fault:
    """Lines count from 1; `begun` is where the part began that could not be read on, 0 where that is not known."""

    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    begun: int

    @property
    def here(self) -> str:
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    @property
    def character(self) -> str:
        return self.here[self.column : self.column + 1]


def said_of(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """Line and message."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    fault = _Fault(
        lines=text.splitlines(),
        line=mark.line + 1 if mark else 1,
        column=mark.column if mark else 0,
        problem=getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read",
        context=getattr(error, "context", None) or "",
        begun=begun.line + 1 if begun else 0,
    )
    found = next(filter(None, (reading(fault) for reading in READINGS)), None)
    return found or (fault.line, f"is not valid YAML: {fault.problem}")


Reading = tuple[int, str] | None


def _tab(fault: _Fault) -> Reading:
    if re.match(r" *\t", fault.here) and ("any token" in fault.problem or "a tab" in fault.problem):
        return fault.line, "begins with a tab; put spaces in its place, as in the lines around it"
    return None


def _quote(fault: _Fault) -> Reading:
    line = next(_unclosed(fault.lines[: fault.line]), 0)
    if not line:
        return None
    stopped = f" (reading stopped in line {fault.line})" if line != fault.line else ""
    return line, f"opens a quotation mark that is not closed; close it where the text ends{stopped}"


def _unclosed(lines: list[str]) -> Iterator[int]:
    """Where a quotation mark opens in a line that does not close it, and the next one in the file does not either."""
    for mark in ('"', "'"):
        opening = re.compile(OPENING.format(mark=mark))
        for number, line in enumerate(lines, start=1):
            plain = _unescaped(line)
            if plain.count(mark) % 2 and opening.search(plain) and not _closed(lines[number:], mark):
                yield number


def _closed(after: list[str], mark: str) -> bool:
    following = next((line for line in map(_unescaped, after) if mark in line), None)
    return following is not None and bool(CLOSING.fullmatch(following.split(mark, 1)[1]))


def _unescaped(line: str) -> str:
    return re.sub(r"\\.|''", "", line)


def _bracket(fault: _Fault) -> Reading:
    if "flow" not in fault.context or "expected ','" not in fault.problem:
        return None
    opened, close = ("[", "]") if "sequence" in fault.context else ("{", "}")
    stopped = f" (reading stopped in line {fault.line})" if fault.begun != fault.line else ""
    return (
        fault.begun,
        f"opens a {opened} that is not closed as it should be: a {close} is missing, or a comma{stopped}",
    )


def _indent(fault: _Fault) -> Reading:
    if "did not find expected key" not in fault.problem and "expected '-'" not in fault.problem:
        return None
    return (
        fault.line,
        f"does not begin in the column where the lines of its part do, which begins in line {fault.begun}; "
        "put as many spaces before it as before its neighbours, or look at the line above",
    )


def _colon(fault: _Fault) -> Reading:
    if "mapping values are not allowed" not in fault.problem:
        return None
    return (
        fault.line,
        "has a colon that cannot stand there; where it belongs to a text put the text in quotes, "
        "otherwise put as many spaces before the line, or the one above, as before its neighbours",
    )


def _no_colon(fault: _Fault) -> Reading:
    if "could not find expected ':'" not in fault.problem:
        return None
    return (
        fault.begun or fault.line,
        "has no colon after its key; write the key, a colon, a space and the value",
    )


def _first_character(fault: _Fault) -> Reading:
    if "cannot start any token" in fault.problem and fault.character.strip():
        return fault.line, f"has a text that begins with {fault.character}; put the text in quotes"
    if "alphabetic or numeric" in fault.problem and fault.begun:
        return fault.line, "has a text that begins with * or &; put the text in quotes"
    return None


READINGS = (_tab, _quote, _bracket, _indent, _colon, _no_colon, _first_character)
