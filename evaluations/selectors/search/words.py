"""From what a person types to what each database is asked. Nothing in it is ever an operator."""

import re
import unicodedata

MOST_WORDS = 8
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile("\x02(.*?)\x03", re.DOTALL)


def words_in(query: str) -> list[str]:
    """Letters and digits of any script; quotation marks and operators are left out; eight words are read."""
    found = _WORD.findall(unicodedata.normalize("NFC", query).lower())
    return [word[:LONGEST_WORD] for word in dict.fromkeys(found)][:MOST_WORDS]


def for_sqlite(words: list[str]) -> str:
    """Every word, or one that begins so."""
    return " AND ".join(f'"{word}"*' for word in words)


def for_postgresql(words: list[str]) -> str:
    return " & ".join(f"'{word}':*" for word in words)


def parts_of(excerpt: str) -> list[tuple[str, bool]]:
    """An excerpt as the database marked it: runs of text, each with whether it was looked for."""
    pieces = _MARKED.split(excerpt)
    runs = [(_plain(piece), number % 2 == 1) for number, piece in enumerate(pieces)]
    return [run for run in runs if run[0]]


def _plain(text: str) -> str:
    return text.replace("\x02", "").replace("\x03", "")
