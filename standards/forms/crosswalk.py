from collections.abc import Iterable, Mapping

from django import forms

from standards.content import Content


class CrosswalkForm(forms.Form):
    """Two frameworks, by slug@version: the one that is read from, and the one it is read to."""

    here = forms.ChoiceField(label="From")
    there = forms.ChoiceField(label="To")

    def __init__(self, data: Mapping[str, object] | None, contents: Iterable[Content]) -> None:
        super().__init__(data)
        self.contents = {content.key: content for content in contents}
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(key, content.short_title) for key, content in self.contents.items()]
            field.error_messages["invalid_choice"] = "Choose a framework from the list."

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("here") and given.get("here") == given.get("there"):
            self.add_error("there", "Choose two different frameworks.")
        return given

    @property
    def chosen(self) -> tuple[Content, Content]:
        return self.contents[self.cleaned_data["here"]], self.contents[self.cleaned_data["there"]]
