"""Names of files as people see them; a file is stored under a random one."""

import re
import unicodedata

LENGTH = 150
# Not allowed in names on Windows, where many of these files will be saved again.
_RESERVED = re.compile(r'[<>:"|?*]')


def clean_name(name: str) -> str:
    """Without path, control, invisible and direction-changing characters, at most LENGTH characters long.

    "annual\\u202Efdp.exe" reads as "annualexe.pdf" in a list: such characters make a name lie.
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(each for each in unicodedata.normalize("NFC", last) if not _unseen(each))
    words = " ".join(_RESERVED.sub("_", visible).split()).strip(" .")
    stem, dot, ending = words.rpartition(".")
    if not dot or len(ending) > 10:
        return words[:LENGTH] or "file"
    return f"{stem[: LENGTH - len(ending) - 1].rstrip()}.{ending}"


def _unseen(character: str) -> bool:
    """Control, format (zero width, direction), surrogate, private or unassigned."""
    return unicodedata.category(character).startswith("C")
