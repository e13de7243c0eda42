class BadFile(Exception):
    """The file is not taken. The message is for the person: what is wrong, then what to do."""
