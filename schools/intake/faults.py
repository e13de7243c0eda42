class BadFile(Exception):
    """The file is not taken. The message is for the person: what is wrong, then what to do."""


class UnderPassword(BadFile):
    """The document cannot be opened without its password."""


class Unreadable(ValueError):
    """A spreadsheet that cannot be read as a whole. The message is for the person: what is wrong, what to do."""
