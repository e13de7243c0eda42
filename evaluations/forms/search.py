from django import forms

from evaluations.selectors.search import Kind
from standards.forms.search import WordsForm


class SearchForm(WordsForm):
    """In everything of the authority, or in one kind."""

    kind = forms.ChoiceField(
        label="In",
        required=False,
        choices=[("", "Everything"), *Kind.choices],
        error_messages={"invalid_choice": "Choose what to search from the list."},
    )
