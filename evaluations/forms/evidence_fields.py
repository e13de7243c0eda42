from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError

from evaluations.files import Accepted, BadFile, accept


class LinkField(forms.CharField):
    """A web address, on the internet or the authority's own network, so a name without dots will do."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").strip()
        return f"https://{text}" if text.lower().startswith("www.") else text

    def validate(self, value: str) -> None:
        super().validate(value)
        if " " in value and value.lower().startswith(("http://", "https://")):
            raise ValidationError("A link has no blanks: copy it from the browser’s address line.")
        if value and not _is_web_address(value):
            raise ValidationError(
                "Give a link that starts with http:// or https://. For a file on a shared drive, "
                "say under “What it shows” where it is kept."
            )
        if value and urlsplit(value).username is not None:
            raise ValidationError(
                "Take the user name and password out of the link: everyone here would see them."
            )


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and text.isprintable() and " " not in text
    )


class EvidenceFileField(forms.FileField):
    def to_python(self, data: Any) -> Accepted | None:  # type: ignore[override]
        """Raises ValidationError with what is wrong and what to do."""
        if data in self.empty_values:
            return None
        try:
            return accept(data)
        except BadFile as fault:
            raise ValidationError(str(fault)) from fault
