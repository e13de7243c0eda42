from collections.abc import Sequence
from typing import Any

from django import forms

from evaluations.models import Round
from standards.content import content_for

LISTED = {"required": "Choose a round.", "invalid_choice": "Choose one of the rounds listed."}


class CompareForm(forms.Form):
    """Two rounds that the person may read. The two newest of one kind stand there first."""

    earlier = forms.ChoiceField(label="From", error_messages=LISTED)
    later = forms.ChoiceField(label="To", error_messages=LISTED)

    def __init__(self, *args: Any, rounds: Sequence[Round], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rounds = {row.slug: row for row in rounds}
        choices = [(row.slug, f"{row.name} ({row.framework.short_title})") for row in rounds]
        for name in ("earlier", "later"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if pair := _newest_pair(rounds):
            self.initial = {"earlier": pair[0].slug, "later": pair[1].slug, **self.initial}

    @property
    def now(self) -> Round:
        return self.rounds[self.cleaned_data["later"]]

    @property
    def before(self) -> Round:
        return self.rounds[self.cleaned_data["earlier"]]

    @property
    def rated(self) -> bool:
        """Whether the two give ratings, where they are of one kind."""
        return _rated(self.now)

    @property
    def of_one_kind(self) -> bool:
        """Else only a crosswalk says what of the one has to do with what of the other."""
        return _kind(self.now) == _kind(self.before)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "earlier" in cleaned and "later" in cleaned and self.now == self.before:
            self.add_error("later", "Choose two different rounds.")
        return cleaned


def _newest_pair(rounds: Sequence[Round]) -> tuple[Round, Round] | None:
    for index, later in enumerate(rounds):
        for earlier in rounds[index + 1 :]:
            if _kind(earlier) == _kind(later):
                return earlier, later
    return None


def _kind(round_: Round) -> tuple[str, bool]:
    """What two rounds share that can be told line by line: the framework, and whether it gives ratings."""
    return round_.framework.slug, _rated(round_)


def _rated(round_: Round) -> bool:
    return content_for(round_.framework).has_scale
