"""Signing a plan, and answering one that is signed."""

from typing import Any

from django import forms

from evaluations.forms.texts import clean_text


class SignForm(forms.Form):
    """`again`: an earlier revision is signed, so what has changed since is to be said."""

    note = forms.CharField(
        label="What has changed",
        help_text="Whoever reads the new revision sees this first.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )
    seal = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = again
        self.fields["note"].error_messages["required"] = (
            "Say what has changed since the last revision: its readers see that first."
        )

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])


class ReplyForm(forms.Form):
    reply = forms.CharField(
        label="What you want to say",
        help_text="Needed to send the plan back. It stands with the revision for all who read it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_reply(self) -> str:
        return clean_text(self.cleaned_data["reply"])
