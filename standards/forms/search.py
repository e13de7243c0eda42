from collections.abc import Iterable, Mapping

from django import forms

from standards.content import Content


class WordsForm(forms.Form):
    """Words to look for, which may be none yet."""

    q = forms.CharField(
        label="Look for",
        required=False,
        max_length=200,
        error_messages={"max_length": "Search for 200 characters at most."},
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class SearchForm(WordsForm):
    """In all frameworks or in one (by slug@version)."""

    framework = forms.ChoiceField(label="In", required=False)

    def __init__(self, data: Mapping[str, object], contents: Iterable[Content]) -> None:
        super().__init__(data)
        self.contents = {content.key: content for content in contents}
        field = self.fields["framework"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All frameworks"), *((key, c.short_title) for key, c in self.contents.items())]
        field.error_messages["invalid_choice"] = "Choose a framework from the list."

    @property
    def chosen(self) -> list[Content]:
        one = self.contents.get(self.cleaned_data.get("framework", ""))
        return [one] if one else list(self.contents.values())
