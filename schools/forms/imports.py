from typing import Any

from django import forms

from accounts.models import LocalAuthority

OWN, WHOLE = "own", "whole"


class ImportForm(forms.Form):
    """A file of the register; its content is checked when it is stored."""

    file = forms.FileField(
        label="The register",
        help_text="A CSV file from Get Information About Schools, such as edubasealldata20261127.csv.",
        error_messages={"required": "Choose the file of the register.", "empty": "The file is empty."},
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        allow_empty_file=True,
    )
    links = forms.FileField(
        label="Its links",
        help_text="For example links_edubasealldata20261127.csv: which school an academy was before.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        allow_empty_file=True,
    )
    scope = forms.ChoiceField(label="Which schools", initial=OWN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, authority: LocalAuthority | None, whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority, self.may_choose = authority, bool(authority and whole)
        self.fields["scope"].choices = [  # type: ignore[attr-defined]
            (OWN, f"Those of {authority}; rows of others are left"),
            (WHOLE, "All in the file, of every authority"),
        ]
        if not self.may_choose:
            del self.fields["scope"]

    @property
    def chosen(self) -> LocalAuthority | None:
        """The authority whose schools are wanted; none for all."""
        whole = self.may_choose and self.cleaned_data["scope"] == WHOLE
        return None if whole else self.authority
