"""What a service says instead of doing it. Messages are for the person: whole sentences."""

from typing import Any


class Refused(Exception):
    """The change is against a rule; nothing was written."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


class Overtaken(Exception):
    """Someone saved a newer version first; nothing was written. `theirs` is the row as it stands now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("Someone else saved a change while you were typing.")
        self.theirs = theirs
