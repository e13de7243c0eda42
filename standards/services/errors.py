"""What a service says instead of doing it. Messages are for the person: whole sentences."""


class Refused(Exception):
    """The change is against a rule; nothing was written."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


class Overtaken(Exception):
    """The file was replaced, published or discarded meanwhile; nothing was written."""
