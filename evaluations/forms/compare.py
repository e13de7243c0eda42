from collections.abc import Sequence
from typing import Any

from django import forms

from evaluations.models import Round

LISTED = {"required": "Choose a round.", "invalid_choice": "Choose one of the rounds listed."}


class CompareForm(forms.Form):
    """Two rounds that the person may read, on versions of one framework. The two newest such stand there first."""

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "earlier" in cleaned and "later" in cleaned:
            if self.now == self.before:
                self.add_error("later", "Choose two different rounds.")
            elif self.now.framework.slug != self.before.framework.slug:
                self.add_error("later", "Choose two rounds on the same framework: others share no ratings.")
        return cleaned


def _newest_pair(rounds: Sequence[Round]) -> tuple[Round, Round] | None:
    for index, later in enumerate(rounds):
        for earlier in rounds[index + 1 :]:
            if earlier.framework.slug == later.framework.slug:
                return earlier, later
    return None
