"""Forms of the National Strategies view: what is held of a cell, and which proposals are agreed at once."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from evaluations.forms.judgements import NOT_APPLICABLE, too_long
from evaluations.forms.texts import whole_number
from evaluations.services.regional.proposing import Stance
from standards.content import Content

RETURN = "return"
AGREE = "agree"


def words(what: str, required: str = "") -> forms.CharField:
    errors = {"max_length": too_long(what), "required": required}
    return forms.CharField(
        widget=forms.Textarea, max_length=20_000, required=bool(required), error_messages=errors
    )


class StanceForm(forms.Form):
    """`ours` is the code of the authority's level, `proposed` of the level that waits for the director."""

    level = forms.ChoiceField(error_messages={"required": "Choose the level that you hold."})
    rationale = words(
        "the reason",
        "Say why, in a sentence or two: the reason stands beside the rating wherever it is read.",
    )
    difference = words("the reason for the difference")
    reply = words("what you say of the proposal")
    version = forms.IntegerField(min_value=0)

    def __init__(
        self, *args: Any, content: Content, ours: str, proposed: str = "", do: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.ours, self.proposed, self.do = content, ours, proposed, do
        choices = [(level.code, level.label) for level in content.levels]
        cast(forms.ChoiceField, self.fields["level"]).choices = [*choices, (NOT_APPLICABLE, "Not applicable")]
        if do == RETURN:
            self.fields["level"].required = self.fields["rationale"].required = False

    @property
    def stance(self) -> Stance:
        data = self.cleaned_data
        level = self.content.level_for(data["level"])
        return Stance(level, data["rationale"], data["difference"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        level = cleaned.get("level", "")
        if self.do == RETURN:
            self._need(
                "reply", "Say what should be looked at again: the adviser reads it beside the proposal."
            )
        elif level and level != self.ours:
            self._need(
                "difference",
                f"Say why it differs: the authority’s view is {self._name(self.ours)}. The authority reads the "
                "reason beside both views.",
            )
        if self.do == AGREE and self.proposed and level and level != self.proposed:
            self._need("reply", f"Say why you agree another level than {self._name(self.proposed)}.")
        return cleaned

    def _need(self, name: str, message: str) -> None:
        if name not in self.errors and not self.cleaned_data.get(name, "").strip():
            self.add_error(name, message)

    def _name(self, code: str) -> str:
        level = self.content.level_for(code)
        return level.label if level else "not applicable"


def ticked(sent: Iterable[str]) -> dict[int, int]:
    """From the boxes ticked (“pk:version”), the version of each; what is not two numbers is left out."""
    found = {}
    for one in sent:
        pk, _, version = one.partition(":")
        if cell := whole_number(pk):
            found[cell] = whole_number(version)
    return found
