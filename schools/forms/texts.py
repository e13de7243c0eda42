"""Small things that people send, made fit to keep."""


def clean_text(text: str) -> str:
    """Line ends as one character, nothing around it, and without NUL, which PostgreSQL does not keep."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def whole_number(text: str) -> int:
    """A version or a pk from a hidden field; 0 where it is none: nobody types these."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
