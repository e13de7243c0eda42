from django import forms

from evaluations.selectors.search import Kind


class SearchForm(forms.Form):
    """Words to look for, in everything or in one kind."""

    q = forms.CharField(
        label="Look for",
        required=False,
        max_length=200,
        error_messages={"max_length": "Search for 200 characters at most."},
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label="In",
        required=False,
        choices=[("", "Evidence, judgements and plans"), *Kind.choices],
        error_messages={"invalid_choice": "Choose what to search from the list."},
    )
